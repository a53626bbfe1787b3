"""What a page costs on the wire, headers included, with the demo world behind it."""

import re

import pytest

from portal import demo
from portal.web.paging import ROWS
from tests.weigh import Phone

pytestmark = pytest.mark.gate
FIRST, WARM, LONG = 10_000, 6_000, 9_000
SESSIONS = 5_000  # a list of twenty
EVERYTHING = 10_000  # all that is held about a person, on one page
PEOPLE = [("papatya", "en"), ("lale", "ar"), ("deniz", "tr")]
PAGES = [
    "/",
    "/plan",
    "/plan/take",
    "/plan/take/calendar",
    "/training",
    "/forum",
    "/forum/work",
    "/jobs",
    "/housing",
    "/jobs/saved",
    "/account",
    "/account/trail",
    "/account/data/erasure",
    "/account/data/request",
    "/help",
    "/leaving",
    "/language",
]


@pytest.mark.parametrize(("name", "language"), PEOPLE)
def test_pages_stay_light(site, name, language):
    phone = Phone(site, language)

    first = phone.sign_in(name, demo.words_of(name))
    phone.visit("/")
    warm = {path: phone.visit(path)[0][path] for path in PAGES}

    assert "htmx" not in " ".join(first)
    assert len(first) <= 4, first
    assert sum(first.values()) <= FIRST, first
    assert {path: weight for path, weight in warm.items() if weight > WARM} == {}


@pytest.mark.parametrize(("name", "language"), PEOPLE)
def test_everything_about_a_person_is_light(site, name, language):
    phone = Phone(site, language)
    phone.sign_in(name, demo.words_of(name))
    phone.visit("/")

    assert phone.visit("/account/data")[0]["/account/data"] <= EVERYTHING


@pytest.mark.parametrize(("name", "language"), PEOPLE)
def test_a_list_of_twenty_sessions_is_light(site, name, language):
    phone = Phone(site, language)
    phone.sign_in(name, demo.words_of(name))
    phone.visit("/")
    weights, html = phone.visit("/training")

    assert html.count('<a class="card row" href="/training/') == ROWS
    assert weights["/training"] <= SESSIONS


@pytest.mark.parametrize(("name", "language"), PEOPLE)
def test_a_thread_of_thirty_posts_is_light(site, name, language):
    phone = Phone(site, language)
    phone.sign_in(name, demo.words_of(name))
    threads = [address for room in rooms(phone) for address in threads_of(phone, room)]
    full = {}
    for address in threads:
        weights, html = phone.visit(address)
        if html.count('<article class="post') == 30 or html.count("<article") == 30:
            full[address] = weights[address]

    assert full, "the demo world has threads of more than thirty posts"
    assert max(full.values()) <= LONG, full


def rooms(phone):
    return dict.fromkeys(re.findall(r'href="(/forum/[a-z_A-Z-]+)"', phone.visit("/forum")[1]))


def threads_of(phone, room):
    return dict.fromkeys(re.findall(r'href="(/forum/threads/\d+)"', phone.visit(room)[1]))


def test_the_scales_count_headers_and_body(site):
    """The control: a page weighs at least its body, and a missing file is noticed."""
    phone = Phone(site)
    weight, status, html = phone.fetch("/help")

    assert status == 200
    assert 900 < weight < len(html.encode())
    with pytest.raises(AssertionError):
        phone.visit("/nothing-here")
