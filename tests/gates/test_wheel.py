"""The wheel installs into an empty environment and serves pages from there."""

import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
import zipfile
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, distribution

import pytest
from click.testing import CliRunner

from portal.cli import main
from portal.files import TEMPLATES

pytestmark = pytest.mark.gate
ROOT = TEMPLATES.parent
QUIET = ["-q", "--disable-pip-version-check", "--no-input", "--no-compile"]


def run(*command, **options):
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, **options)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, cwd=ROOT)
    return next(folder.glob("*.whl"))


def test_the_wheel_holds_templates_catalogues_and_static_files(wheel):
    names = set(zipfile.ZipFile(wheel).namelist())

    assert {
        "portal/_files/templates/layouts/base.html",
        "portal/_files/locales/ar/LC_MESSAGES/portal.po",
        "portal/_files/static/portal.css",
        "portal/packs/tr.toml",
        "portal/phrases/legal.toml",
        "portal/paper/fonts/NotoNaskhArabic-Bold.ttf",
        "portal/paper/fonts/OFL.txt",
        "portal/accounts/wordlists/uz.txt",
        "portal/migrations/versions/2026_11_21_1_people.py",
    } <= names


def test_it_serves_from_an_empty_environment(wheel, tmp_path):
    run(sys.executable, "-m", "venv", "--without-pip", tmp_path / "env")
    furnish(tmp_path / "env")
    pip = [sys.executable, "-m", "pip", "--python", tmp_path / "env", "install", *QUIET]
    run(*pip, "--no-deps", wheel)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("PORTAL_", "PYTHON"))}
    settings = {"PORTAL_SECRET": "s" * 40, "PORTAL_PORT": str(port), "PORTAL_LANGUAGE": "ar"}

    portal, here = tmp_path / "env" / "bin" / "portal", {"cwd": tmp_path}
    run(portal, "keys", "new", env={**clean, **settings}, **here)
    server = subprocess.Popen([portal, "serve"], env={**clean, **settings}, **here)
    try:
        page = fetch_when_ready(f"http://127.0.0.1:{port}/help", server)
    finally:
        server.terminate()
        server.wait(60)

    assert (tmp_path / ".data" / "portal.key").stat().st_mode & 0o777 == 0o600
    assert '<html lang="ar" dir="rtl">' in page
    assert "157" in page
    assert (tmp_path / ".data" / "portal.db").exists()


def test_without_keys_it_says_how_to_make_them(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(main, ["serve"], env={"PORTAL_SECRET": "s" * 40})

    assert done.exit_code != 0
    assert "`portal keys new` makes one" in done.stderr


def furnish(env):
    """What the lock names, as it was installed for these tests, and nothing else of that."""
    (site,) = env.glob("lib/python*/site-packages")
    names = re.findall(r"^([\w.-]+)==", (ROOT / "requirements.lock").read_text(), re.M)
    for name in names:
        with suppress(PackageNotFoundError):  # the lock knows other systems too
            found = distribution(name)
            for top in {file.parts[0] for file in found.files} - {"..", "__pycache__"}:
                (site / top).symlink_to(found.locate_file(top))
    assert "pytest" not in names
    assert (site / "starlette").exists()


def fetch_when_ready(address, server):
    """It begins with all migrations: that takes long where others work as well."""
    until = time.monotonic() + 120
    while time.monotonic() < until:
        assert server.poll() is None, "the server ended"
        try:
            return urllib.request.urlopen(address, timeout=30).read().decode()  # noqa: S310 - ours
        except OSError:
            time.sleep(0.1)
    raise AssertionError("the server did not answer")
