"""What pages and scripts may do in the browser: read from templates/ and static/ themselves."""

import hashlib
import re

import pytest

from portal.app import all_routes
from portal.files import STATIC, TEMPLATES
from portal.web.routing import Page
from portal.web.static import TYPES

pytestmark = pytest.mark.gate
OURS = sorted(path.name for path in STATIC.glob("*.js") if path.name != "htmx.min.js")
PAGES = sorted(str(path.relative_to(TEMPLATES)) for path in TEMPLATES.rglob("*.html"))
NEVER = {  # what makes markup or code out of text, what keeps things, what speaks to elsewhere
    "innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function",
    "localStorage", "sessionStorage", "indexedDB", "caches.", "serviceWorker", "importScripts",
    "WebSocket", "EventSource", "XMLHttpRequest", "sendBeacon", "window.open", "__proto__",
    "setTimeout(\"", "http://", "https://", "paste", 'addEventListener("message"',
}  # fmt: skip
MAKES_GLOBALS = re.compile(r"(?<![\w.])(?:window|document|self|globalThis)\.\w+\s*=(?!=)")
OLD = re.compile(r"<(object|embed|applet|iframe|frame|base|meta http-equiv)\b", re.I)
ELSEWHERE = re.compile(r"""(?:src|srcset|action|<link[^>]*href)=["'](?:https?:)?//""", re.I)
WRITES = {  # pages that change something
    "accounts.leave",  # it ends the visit (D2)
    "letters.team_letter",  # that a mentor opened a letter stands in its writer's trail
    "letters.report_page",  # the same
}


def faults(script):
    """What a script of ours does and should not."""
    found = {word for word in NEVER if word in script}
    if MAKES_GLOBALS.search(script.replace("document.cookie =", "")):
        found.add("a global")
    if "document.cookie" in script and "__Host-" not in script:
        found.add("a cookie that is not bound to the host")
    if not re.search(r'\(function \(\) \{\n  "use strict";', script):
        found.add("no scope of its own")
    return found


@pytest.mark.parametrize("name", OURS)
def test_our_scripts_make_no_markup_and_keep_nothing(name):
    assert faults((STATIC / name).read_text("utf-8")) == set()


@pytest.mark.parametrize(
    ("planted", "found"),
    [
        ("box.innerHTML = name;", {"innerHTML"}),
        ("window.mine = 1;", {"a global"}),
        ('document.cookie = "x=1";', {"a cookie that is not bound to the host"}),
        ('if (window.x === 1) document.cookie = "__Host-x=1;secure";', set()),
    ],
)
def test_planted_faults_are_found(planted, found):
    good = '(function () {\n  "use strict";\n  '

    assert faults(good + planted + "})();") == found


def test_pages_use_no_old_parts_and_load_nothing_from_elsewhere():
    sources = {name: (TEMPLATES / name).read_text("utf-8") for name in PAGES}

    assert PAGES
    assert {
        name: OLD.findall(source) for name, source in sources.items() if OLD.search(source)
    } == {}
    assert [name for name, source in sources.items() if ELSEWHERE.search(source)] == []


def test_pages_only_look():
    """The database refuses writes on every GET but the exit and the desk, where looking is told."""
    writing = {
        (route.path, route.name)
        for route in all_routes()
        if isinstance(route.endpoint, Page) and route.endpoint.method == "GET"
        if route.endpoint.writes
    }

    assert {name for path, name in writing if not path.startswith("/desk/")} == WRITES


def test_every_route_knows_one_method():
    """GET (and its HEAD) or POST; the others find nothing."""
    methods = {frozenset(route.methods or ()) for route in all_routes()}

    assert methods == {frozenset({"GET", "HEAD"}), frozenset({"POST"})}


def test_only_four_kinds_of_files_are_served():
    assert set(TYPES) <= {".css", ".js", ".svg", ".webmanifest"}


def test_scripts_of_others_are_listed_with_their_sum():
    listed = (STATIC / "README.md").read_text("utf-8")

    assert hashlib.sha256((STATIC / "htmx.min.js").read_bytes()).hexdigest() in listed
