"""One key file for all processes of a test run; nothing real was ever sealed with it."""

import atexit
import os
import secrets
import shutil
import tempfile
from functools import cache
from pathlib import Path

from portal.seal import keyfile
from portal.seal.keys import Keys
from portal.settings import Settings

SHARED = "TESTS_KEY_FILE"  # set by the first process for those that it starts


@cache
def path():
    """They share the demo world, so they have to open what another one sealed."""
    if SHARED not in os.environ:
        folder = Path(tempfile.mkdtemp(prefix="portal-keys-"))
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
        keyfile.write(folder / "portal.key", keyfile.new(), anew=True)
        os.environ[SHARED] = str(folder / "portal.key")
    return Path(os.environ[SHARED])


@cache
def keys():
    return Keys(path())


@cache
def folder():
    """Where the heads of trails go whose test has no folder of its own."""
    made = Path(tempfile.mkdtemp(prefix="portal-heads-"))
    atexit.register(shutil.rmtree, made, ignore_errors=True)
    return made


def settings(database, origin="http://localhost:8000", **values):
    """Settings as in a real installation; the secret and the keys are the test's."""
    values = {
        "secret": "a secret for tests, long enough to be taken",
        "key_file": str(path()),
        "heads_file": str(folder() / f"{secrets.token_hex(8)}.heads"),
        "training_body": "Open Learning Association",
    } | values
    return Settings(database=database, origin=origin, **values)
