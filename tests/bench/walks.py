"""All walks in whatever order of deeds, as many as are promised: CI takes some of them."""

import os
import subprocess
import sys
from pathlib import Path

TESTS = Path(__file__).parents[1]


def run():
    """Lines of what they came to. Raises `CalledProcessError` when a walk found a fault."""
    files = sorted(str(path) for part in ("stateful", "property") for path in _of(part))
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-n", "2", "--durations=0", "--durations-min=0.5", *files],
        env={**os.environ, "PORTAL_EVERY_VARIANT": "1"},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    lines = done.stdout.splitlines()
    yield from (line for line in lines if " call " in line)
    yield lines[-1]


def _of(part):
    return TESTS.glob(f"*/test_*{part}.py")
