"""The directory: guests see what is public, members more, staff everything; no forms, no posts."""

import re

import pytest

from portal import packs
from portal.i18n import LANGUAGES
from tests import make

SERVICES = packs.load("tr").services


def names_on(html):
    return set(re.findall(r"<summary[^>]*>(.*?)</summary>", html))


def named(*visibilities, code="en"):
    return {s.name[code] for s in SERVICES if s.visibility in visibilities}


@pytest.mark.parametrize(
    ("role", "seen"),
    [
        ("", ["public"]),
        ("resident", ["public", "members"]),
        ("peer_mentor", ["public", "members"]),
        ("caseworker", ["public", "members", "staff"]),
        ("coordinator", ["public", "members", "staff"]),
    ],
)
def test_who_finds_what(db, sign_in, guest, role, seen):
    browser = sign_in(make.member(db, role=role)) if role else guest

    assert names_on(browser.get("/help/services").text) == named(*seen)
    assert all(named(word) for word in ("public", "members", "staff"))


@pytest.mark.parametrize("code", LANGUAGES)
def test_it_speaks_every_language_and_says_what_one_wants_to_know(app, code):
    from tests.browser import Browser

    page = Browser(app, accept_language=code).get("/help/services").text
    iskur = packs.load("tr").service("iskur")

    assert names_on(page) == named("public", code=code)
    for texts in (iskur.about, iskur.reach, iskur.cost, iskur.asks, iskur.careful):
        assert texts[code] in page
    assert '<a class="tap" href="tel:170"><bdi>170</bdi></a>' in page
    assert page.count("<form") == 0


def test_the_help_page_lists_the_public_ones_and_leads_on(guest):
    page = guest.get("/help").text

    assert all(name in page for name in named("public"))
    assert not any(name in page for name in named("members", "staff"))
    assert 'href="/help/services"' in page
