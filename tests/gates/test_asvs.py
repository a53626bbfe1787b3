"""The table of OWASP ASVS 5.0.0: complete, honest in form, and leaning on tests that exist.

That these tests also ran is found out by `tests/evidence.py` at the end of a whole run.
"""

import ast
import hashlib
import re
import subprocess
import sys
from collections import Counter
from functools import cache

import pytest

from portal.files import TEMPLATES
from tests import evidence
from tests.gates import asvs_table
from tests.gates.asvs_table import MET, OPEN, STATES, Requirement

pytestmark = pytest.mark.gate
ROOT = TEMPLATES.parent
IDS = "9ba99b0ca67b6a98f1c306fa0d936c9e465c15362b3ba313b0123deeb8f3f6cb"  # of "V1.1.1 2" and so on
CHAPTERS = {  # how many requirements of level 1, 2, 3
    "V1": (8, 19, 3),
    "V2": (4, 7, 2),
    "V3": (8, 11, 12),
    "V4": (2, 8, 6),
    "V5": (4, 5, 4),
    "V6": (13, 22, 12),
    "V7": (6, 12, 1),
    "V8": (4, 3, 6),
    "V9": (4, 3, 0),
    "V10": (5, 24, 7),
    "V11": (3, 11, 10),
    "V12": (3, 6, 3),
    "V13": (1, 12, 8),
    "V14": (2, 7, 4),
    "V15": (3, 10, 8),
    "V16": (0, 16, 1),
    "V17": (0, 7, 5),
}
WRITTEN = {"2.1", "3.1", "5.1", "6.1", "7.1", "8.1", "11.1", "13.1", "14.1", "15.1", "16.1"}
ROWS = asvs_table.requirements()


def test_it_has_exactly_the_requirements_of_the_standard():
    found = Counter((row.id.partition(".")[0], row.level) for row in ROWS)
    numbered = "\n".join(sorted(f"{row.id} {row.level}" for row in ROWS))

    assert {name: tuple(found[name, n] for n in (1, 2, 3)) for name in CHAPTERS} == CHAPTERS
    assert hashlib.sha256(numbered.encode()).hexdigest() == IDS
    assert len(ROWS) == 345


@cache
def names_in(path):
    """The names of the tests of a file, read from it without running it."""
    tree = ast.parse((ROOT / path).read_text("utf-8")) if (ROOT / path).is_file() else ast.Module()
    kinds = ast.FunctionDef | ast.AsyncFunctionDef
    return {node.name for node in getattr(tree, "body", []) if isinstance(node, kinds)}


@cache
def headings_in(path):
    return set(re.findall(r"^#+ (.+)$", (ROOT / path).read_text("utf-8"), re.MULTILINE))


def faults(row):
    """What is wrong with one requirement's line."""
    said = []
    if row.state not in STATES:
        said.append(f"no such state: {row.state}")
    if row.state == MET and not row.evidence:
        said.append("met, and nothing shows it")
    if row.state == MET and not row.tests and row.id[1:].rpartition(".")[0] not in WRITTEN:
        said.append("met without a test, and no requirement about documents")
    if row.state != MET and len(row.why) < 8:
        said.append("not met, and no reason")
    for name in row.tests:
        path, _, test = name.partition("::")
        if not test.startswith("test_") or test.partition("[")[0] not in names_in(path):
            said.append(f"no such test: {name}")
    for name in row.files:
        path, _, heading = name.partition("#")
        if not (ROOT / path).is_file():
            said.append(f"no such file: {path}")
        elif heading and heading not in headings_in(path):
            said.append(f"no such heading: {name}")
    return said


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_every_line_is_well_formed_and_leans_on_what_is_there(chapter):
    mine = [row for row in ROWS if row.id.startswith(f"{chapter}.")]

    assert {row.id: said for row in mine if (said := faults(row))} == {}


HERE = "tests/gates/test_asvs.py::test_planted_faults_are_found"
PLANTED = {
    "met, and nothing shows it": Requirement("V1.1.1", 2, MET),
    "met without a test, and no requirement about documents": Requirement(
        "V1.1.1", 2, MET, ("Makefile",)
    ),
    "not met, and no reason": Requirement("V1.1.1", 2, OPEN),
    "no such state: done": Requirement("V1.1.1", 2, "done", (HERE,), "because it is"),
    f"no such test: {HERE}_or_not": Requirement("V1.1.1", 2, MET, (f"{HERE}_or_not",)),
    "no such test: tests/nowhere.py::test_x": Requirement(
        "V1.1.1", 2, MET, ("tests/nowhere.py::test_x",)
    ),
    "no such file: nowhere.md": Requirement("V2.1.1", 1, MET, ("nowhere.md",)),
    "no such heading: README.md#Nothing": Requirement("V2.1.1", 1, MET, ("README.md#Nothing",)),
}


@pytest.mark.parametrize(("said", "row"), PLANTED.items(), ids=lambda value: str(value)[:40])
def test_planted_faults_are_found(said, row):
    assert said in faults(row)
    assert faults(Requirement("V1.1.1", 2, MET, (HERE, f"{HERE}[x]", "README.md"))) == []


def test_an_invented_requirement_changes_the_sum():
    numbered = [f"{row.id} {row.level}" for row in ROWS] + ["V9.9.9 1"]

    assert hashlib.sha256("\n".join(sorted(numbered)).encode()).hexdigest() != IDS


def test_what_did_not_run_or_was_skipped_is_no_evidence():
    ran = {
        "tests/a.py::test_one[x]": "passed",
        "tests/a.py::test_one[y]": "skipped",
        "tests/a.py::test_two": "skipped",
        "tests/a.py::test_three": "expected to fail",
    }
    wanted = [f"tests/a.py::test_{n}" for n in ("one", "one[x]", "one[z]", "two", "three", "four")]

    assert evidence.missing(wanted, ran, True) == [
        f"tests/a.py::test_{n}" for n in ("one[z]", "two", "three", "four")
    ]
    assert "tests/a.py::test_two" not in evidence.missing(wanted, ran, False)


@pytest.mark.parametrize(("body", "code"), [("pass", 0), ("pytest.skip('no')", 1)])
def test_a_whole_run_fails_when_evidence_was_skipped(tmp_path, body, code):
    """A little suite of its own, run by two processes as ours is."""
    (tmp_path / "pytest.ini").write_text("[pytest]\ntestpaths = suite\n")
    (tmp_path / "suite").mkdir()
    (tmp_path / "suite/conftest.py").write_text(
        "from tests.gates import asvs_table\n"
        "asvs_table.tests = lambda: ['suite/test_it.py::test_shown']\n"
        "from tests.evidence import *\n"
    )
    (tmp_path / "suite/test_it.py").write_text(
        f"import pytest\ndef test_shown():\n    {body}\ndef test_other():\n    pass\n"
    )
    options = ["-p", "xdist", "-n", "2", "--import-mode=importlib", "-p", "no:cacheprovider"]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *options],
        cwd=tmp_path,
        env={
            "PYTHONPATH": str(ROOT),
            "PORTAL_REQUIRE": "everything",
            "PATH": "/usr/bin:/bin",
            "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",  # the others take most of the time
        },
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )

    assert done.returncode == code, done.stdout + done.stderr
    assert ("suite/test_it.py::test_shown" in done.stdout) == bool(code)
