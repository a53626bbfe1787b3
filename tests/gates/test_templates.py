"""Every template compiles, every block stands alone, and no page carries scripts or styles."""

import hashlib
import re
from functools import cache
from html.parser import HTMLParser

import pytest
from jinja2 import meta, nodes

from portal.files import STATIC, TEMPLATES
from portal.i18n import LANGUAGES
from portal.web.rendering import environment
from tests.thorough import tries

pytestmark = pytest.mark.gate
PATHS = sorted(TEMPLATES.rglob("*.html"))
NAMES = [str(path.relative_to(TEMPLATES)) for path in PATHS]
HX_TARGET = re.compile(r'hx-target="#([\w-]+)"')
INLINE = re.compile(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=|hx-on|js:")
VOID = {"meta", "link", "input", "br", "hr", "img", "use"}


@cache
def source(name):
    return (TEMPLATES / name).read_text("utf-8")


@cache
def tree(name, code="en"):
    return environment(code).parse(source(name), name)


@pytest.mark.parametrize("code", LANGUAGES)
def test_it_compiles_in_every_language(code):
    """What languages differ in, their words, is put in while a template is read."""
    if code in tries(LANGUAGES, ["en"]):
        assert [environment(code).get_template(name).name for name in NAMES] == NAMES
    assert all(tree(name, code).body for name in NAMES)


def test_blocks_use_only_what_handlers_pass():
    """A fragment does not run what stands at the top of the file."""
    sets = nodes.Assign | nodes.Import | nodes.FromImport

    assert [name for name in NAMES if any(isinstance(n, sets) for n in tree(name).body)] == []


@cache
def pages_with(name):
    """The template itself if it is a page, and every page that includes it."""
    if not is_part(name):
        return {name}
    users = {n for n in NAMES if f'"{name}"' in source(n) and n != name}
    return set().union(*map(pages_with, users)) if users else set()


def is_part(name):
    """Parts of pages begin with an underscore; they are included, never rendered."""
    return name.rpartition("/")[2].startswith("_")


def test_every_hx_target_is_a_block_with_that_id_in_its_pages():
    for name in NAMES:
        for target in HX_TARGET.findall(source(name)):
            for page in pages_with(name):
                assert f'id="{target}"' in source(page), page
                assert target in environment("en").get_template(page).blocks, page


def test_every_part_is_part_of_something():
    assert [name for name in NAMES if is_part(name) and not pages_with(name)] == []


def test_no_inline_script_style_or_handler():
    assert INLINE.search('<p onclick="x">')
    assert {name: found for name in NAMES if (found := INLINE.findall(source(name)))} == {}


def test_every_form_that_posts_carries_its_token():
    wrong = {}
    for name in NAMES:
        forms = re.findall(r'<form[^>]*method="post".*?</form>', source(name), flags=re.S)
        wrong[name] = [form for form in forms if form.count("token()") != 1]
        wrong[name] += ["not closed"] * (source(name).count('method="post"') - len(forms))

    assert {name: found for name, found in wrong.items() if found} == {}


def test_every_page_stands_on_the_layout_with_the_exit():
    without = []
    for name in NAMES:
        if is_part(name) or name.startswith(("layouts/", "shared/")):
            continue
        parents = list(meta.find_referenced_templates(tree(name)))
        if parents[0] not in {"layouts/page.html", "layouts/base.html"}:
            without.append(name)

    assert without == []


def test_the_layout_has_the_exit_on_it():
    assert 'id="leave" href="{{ path(\'accounts.leave\') }}"' in source("layouts/base.html")


class Balance(HTMLParser):
    """Remembers elements that were not closed, or closed twice."""

    def __init__(self):
        super().__init__()
        self.open, self.faults = [], []

    def handle_starttag(self, tag, attrs):
        if tag not in VOID:
            self.open.append(tag)
        names = [name for name, _ in attrs]
        if len(names) != len(set(names)):
            self.faults.append(f"doubled attribute on {tag}")

    def handle_startendtag(self, tag, attrs):
        pass

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}>")


def unbalanced(html):
    parser = Balance()
    parser.feed(html)
    return parser.faults + parser.open


def test_the_balance_check_sees_a_fault():
    assert unbalanced("<p><b>x</p>") != []
    assert unbalanced("<p><b>x</b><br></p>") == []


def test_htmx_is_the_very_file_that_was_published():
    digest = hashlib.sha256((STATIC / "htmx.min.js").read_bytes()).hexdigest()

    assert f"`{digest}`" in (STATIC / "README.md").read_text("utf-8")
