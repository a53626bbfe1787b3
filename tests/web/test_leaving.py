"""Where an address really leads, however it is dressed up."""

import re

import pytest

from portal.text import harmless
from portal.web.leaving import (
    BEFORE_AT,
    NO_PAGE,
    ONLY_NUMBERS,
    OTHER_LETTERS,
    TWO_SCRIPTS,
    addresses_in,
    going,
    with_doors,
)

TAG = re.compile(r"<[^>]*>")
ALLOWED = re.compile(r'<p dir="auto">|</p>|<br>|<a href="/door/\d+">|</a>|<bdi dir="ltr">|</bdi>')


@pytest.mark.parametrize(
    ("typed", "host", "href", "warnings"),
    [
        ("https://example.org/a?b=1&c=ü", "example.org", "https://example.org/a?b=1&c=%C3%BC", ()),
        ("HTTP://Example.org:8080", "example.org:8080", "http://example.org:8080", ()),
        ("https://a.example@evil.example", "evil.example", "https://evil.example", (BEFORE_AT,)),
        ("http://evil.example\\@b.example", "evil.example", "http://evil.example/@b.example", ()),
        ("https://ev%69l.example", "evil.example", "https://evil.example", ()),
        ("https://ｅvil。example", "evil.example", "https://evil.example", ()),
        ("https:///evil.example", "evil.example", "https://evil.example", ()),
        ("https://pаypal.com", "xn--pypal-4ve.com", "https://xn--pypal-4ve.com", (TWO_SCRIPTS,)),
        ("https://аb.a", "xn--b-7sb.a", "https://xn--b-7sb.a", (TWO_SCRIPTS,)),
        ("https://köln.de", "xn--kln-sna.de", "https://xn--kln-sna.de", (OTHER_LETTERS,)),
        ("http://127.0.0.1/x", "127.0.0.1", "http://127.0.0.1/x", (ONLY_NUMBERS,)),
        ("https://go\u200bod.exa\u202emple", "good.example", "https://good.example", ()),
        ('https://x.example/"onclick="y', "x.example", "https://x.example/%22onclick=%22y", ()),
        ("javascript:alert(1)", "", "", (NO_PAGE,)),
        ("data:text/html,x", "", "", (NO_PAGE,)),
        ("https://", "", "", (NO_PAGE,)),
        ("https://[::1]/", "", "", (NO_PAGE,)),
        ("https://a b", "", "", (NO_PAGE,)),
        ("https://a:99999", "", "", (NO_PAGE,)),
        ("https://[", "", "", (NO_PAGE,)),
        ("/leave", "", "", (NO_PAGE,)),
        ("https://" + "a" * 300, "", "", (NO_PAGE,)),
    ],
)  # fmt: skip
def test_the_host_that_is_shown_is_the_one_that_is_opened(typed, host, href, warnings):
    found = going(typed)

    assert (found.host, found.href, found.warnings) == (host, href, warnings)


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script> https://a.example/<script>",
        "[Apply here](http://evil.example) and ![x](https://b.example/y.png)",
        "<a href='https://c.example'>x</a>\n\njavascript:alert(1) data:text/html,<b>",
        "https://a.example\u202e/gpj.exe \u2066x\u2069 \u200bhttps://b.example",
        'https://a.example, (https://b.example/). https:// http:// HTTPS://C.example/x?y="z"',
        "www.example.org ftp://x.example file:///etc/passwd //evil.example",
    ],
)
def test_a_text_holds_nothing_but_words_and_doors(text):
    made = str(with_doors(text, lambda number: f"/door/{number}"))

    assert [tag for tag in TAG.findall(made) if not ALLOWED.fullmatch(tag)] == []
    doors = re.findall(r'/door/(\d+)"><bdi dir="ltr">([^<]+)<', made)
    assert [int(number) for number, _ in doors] == [*range(1, len(addresses_in(text)) + 1)]
    assert not set(made) & set("\u202e\u2066\u2069\u200b")
    assert all(going(address).href for address in addresses_in(text))


def test_what_two_scripts_need_stays():
    assert harmless("می\u200cخواهم\nيوم\t1\u00ad\u202e\u2028\x07\ufeff") == "می\u200cخواهم\nيوم\t1"
