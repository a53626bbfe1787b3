"""Every library that is installed is pinned with its sums, and nothing else is installed."""

import re
import tomllib

import pytest

from portal.files import TEMPLATES

pytestmark = pytest.mark.gate
ROOT = TEMPLATES.parent
PINNED = re.compile(r"^([\w.-]+)(?:\[[\w,]+\])?==([\w.+]+)(?: ;.*)?(?: \\)?$")
SUM = re.compile(r"^ +--hash=sha256:[0-9a-f]{64}(?: \\)?$")


def libraries(text):
    """Name → how many sums; a line that is neither a pin nor a sum is kept under its own text."""
    found = {}
    for line in text.splitlines():
        if pin := PINNED.match(line):
            name = pin[1].lower()
            found[name] = 0
        elif SUM.match(line):
            found[name] += 1
        elif line.strip():
            found[line] = 0
    return found


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-test.lock"])
def test_every_library_is_pinned_and_has_sums(lock):
    locked = libraries((ROOT / lock).read_text("utf-8"))

    assert [name for name, sums in locked.items() if not sums] == []


def test_every_library_we_ask_for_is_in_the_lock():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = {re.split(r"[\[<>=;~ ]", each)[0].lower() for each in project["dependencies"]}

    assert wanted - set(libraries((ROOT / "requirements.lock").read_text("utf-8"))) == set()


def test_only_what_is_in_the_lock_is_installed():
    """From the registry that pip is set to, wheels only, each with one of its sums."""
    makefile = (ROOT / "Makefile").read_text("utf-8")
    installing = re.findall(r"^PIP +:=.*", makefile, re.MULTILINE)
    others = re.findall(r"pip install.*|--extra-index-url.*", makefile)

    assert ["--require-hashes --only-binary :all:" in line for line in installing] == [True]
    assert [line for line in others if "uv>=" not in line and "--require-hashes" not in line] == []


def test_an_unpinned_library_is_found():
    text = "click==8.3.1 \\\n    --hash=sha256:" + "0" * 64 + "\nevil>=1\nlonely==2\n"

    assert libraries(text) == {"click": 1, "evil>=1": 0, "lonely": 0}
