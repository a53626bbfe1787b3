"""Small files, one idea a file, and no drawer for odds and ends."""

import ast
import re
from statistics import median, quantiles

import pytest

from portal.files import STATIC, TEMPLATES

pytestmark = pytest.mark.gate
ROOT = TEMPLATES.parent
BANNED = {"utils", "helpers", "common", "services", "manager", "misc"}
CODE = sorted((ROOT / "portal").rglob("*.py"))
OWN = [path for path in CODE if "versions" not in path.parts]
TEMPLATE_FILES = sorted(TEMPLATES.rglob("*.html"))


def lines(path):
    return len(path.read_text("utf-8").splitlines())


def test_no_file_passes_300_lines():
    everything = [*CODE, *TEMPLATE_FILES, *(ROOT / "tests").rglob("*.py")]
    everything += [path for path in STATIC.iterdir() if path.suffix in {".css", ".js"}]
    long = {p.name: lines(p) for p in everything if lines(p) > 300 and "htmx" not in p.name}

    assert long == {}


def test_files_stay_within_the_budget():
    python = [lines(path) for path in OWN if lines(path) > 1]
    templates = [lines(path) for path in TEMPLATE_FILES]

    assert median(python) <= 75
    assert quantiles(python, n=10)[-1] <= 200
    assert quantiles(templates, n=10)[-1] <= 60


def test_functions_stay_short():
    found = []
    for path in OWN:
        tree = ast.parse(path.read_text("utf-8"))
        found += [
            node.end_lineno - node.lineno + 1
            for node in ast.walk(tree)
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        ]

    assert quantiles(found, n=10)[-1] <= 25


def test_templates_ask_and_do_not_compute():
    branches = total = 0
    for path in TEMPLATE_FILES:
        text = path.read_text("utf-8")
        branches += len(re.findall(r"{%-? *(?:if|elif|for)\b", text))
        total += len(text.splitlines())

    assert branches / total * 100 <= 25


def test_names_say_what_is_inside():
    assert CODE
    assert [path for path in CODE if BANNED.intersection({path.stem, *path.parts})] == []


def test_only_db_commits_and_routes_do_not_select():
    commits = [path.name for path in OWN if ".commit(" in path.read_text("utf-8")]
    routes = [path for path in OWN if path.name == "routes.py"]

    assert commits == ["env.py"]
    assert len(routes) > 10
    assert [path for path in routes if "select(" in path.read_text("utf-8")] == []
