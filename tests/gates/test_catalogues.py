"""Every string is marked, and every language of the portal says every string, rightly."""

import re

import pytest
from babel.messages.catalog import Catalog

from portal.files import LOCALES, TEMPLATES
from portal.i18n import LANGUAGES, PLURALS
from tests.gates import strings

pytestmark = pytest.mark.gate
TRANSLATED = [code for code in LANGUAGES if code != "en"]
HOLES = re.compile(r"%\(\w+\)[sd]|\{\w*\}")
TAGS = re.compile(r"</?[a-z][^>]*>")
BIDI = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
WORDS_IN_HTML = re.compile(r">([^<>{}]*[A-Za-z]{2,}[^<>{}]*)<")


def faults(message, plurals):
    """What is wrong with one translated message."""
    sources = list(message.id) if isinstance(message.id, (list, tuple)) else [message.id]
    said = list(message.string) if isinstance(message.string, (list, tuple)) else [message.string]
    found = ["fuzzy"] if message.fuzzy else []
    if not all(said):
        return [*found, "missing"]
    if len(said) != (plurals if len(sources) > 1 else 1):
        found.append("plural forms")
    for text in said:
        if not any(sorted(HOLES.findall(text)) == sorted(HOLES.findall(s)) for s in sources):
            found.append("placeholders")
        if sorted(TAGS.findall(text)) != sorted(TAGS.findall(sources[-1])):
            found.append("tags")
        if '"' in text or (text != text.strip()):
            found.append("quotes or blanks")
        if BIDI.search(text):
            found.append("direction marks")
        if "&" in text:
            found.append("ampersand")
    return found


@pytest.mark.parametrize("code", TRANSLATED)
def test_every_string_is_said_rightly(code):
    catalog = strings.read(code)
    wrong = {str(m.id): faults(m, catalog.num_plurals) for m in catalog if m.id}

    assert {message: found for message, found in wrong.items() if found} == {}


@pytest.mark.parametrize("code", TRANSLATED)
def test_the_catalogue_holds_exactly_the_strings_of_the_code(code):
    wanted = {message.id for message in strings.collected() if message.id}

    assert {message.id for message in strings.read(code) if message.id} == wanted


def test_the_template_catalogue_is_fresh():
    from babel.messages.pofile import read_po

    with (LOCALES / "portal.pot").open("rb") as file:
        kept = {message.id for message in read_po(file) if message.id}

    assert kept == {message.id for message in strings.collected() if message.id}


@pytest.mark.parametrize("code", TRANSLATED)
def test_the_plural_rule_is_ours_and_not_the_librarys(code):
    assert PLURALS[code] in strings.po_path(code).read_text("utf-8")


def test_messages_are_safe_to_put_into_a_page():
    """Folded strings go into the page as they are: no stray quote, ampersand or bracket."""
    wrong = []
    for message in strings.collected():
        texts = message.id if isinstance(message.id, (list, tuple)) else [message.id]
        wrong += [text for text in texts if '"' in text or "&" in text or "<" in TAGS.sub("", text)]

    assert wrong == []


def test_no_words_stand_unmarked_in_a_template():
    found = {path: unmarked(path.read_text("utf-8")) for path in TEMPLATES.rglob("*.html")}

    assert unmarked("<p>Hello</p>") == ["Hello"]
    assert {path.name: words for path, words in found.items() if words} == {}


def unmarked(source):
    source = re.sub(r"{#.*?#}", "", source, flags=re.S)
    source = re.sub(r"{%-?\s*trans.*?endtrans\s*-?%}", "", source, flags=re.S)
    source = re.sub(r"{%.*?%}|{{.*?}}", "", source, flags=re.S)
    source = re.sub(r'(?<=[\s%}>])[\w-]+="[^"<>]*"', "", source)

    return [text.strip() for text in WORDS_IN_HTML.findall(f">{source}<")]


def planted(source, said, plurals=2):
    catalog = Catalog(locale="tr")
    catalog.add(source, said)
    return faults(catalog[source if isinstance(source, str) else source[0]], plurals)


def test_planted_faults_are_found():
    """The control: each fault the gate is for is caught, and a right message is let through."""
    assert planted("Wait %(n)s", "Bekle") == ["placeholders"]
    assert planted("<b>Now</b>", "Şimdi") == ["tags"]
    assert planted("Now", "Şimdi ") == ["quotes or blanks"]
    assert planted("Now", "\u200fŞimdi") == ["direction marks"]
    assert planted("Now", "") == ["missing"]
    assert planted(("%(n)s day", "%(n)s days"), ("%(n)s gün",)) == ["plural forms"]
    assert planted("Now", "Şimdi") == []
