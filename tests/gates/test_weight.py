"""What a page costs on the wire, headers included, with the demo world behind it."""

import re

import pytest
from sqlalchemy import select

from portal import demo
from portal.db import Database
from portal.forum.models import Thread
from portal.forum.reading import POSTS
from portal.web.paging import ROWS
from tests.rows import Rows
from tests.weigh import Phone

pytestmark = pytest.mark.gate
FIRST, WARM, LONG = 10_000, 6_000, 9_000
SESSIONS = 5_000  # a list of twenty
OFFERS = 6_000  # a list of twenty jobs or homes
EVERYTHING = 11_000  # all that is held about a person, on one page: it grows with each feature
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
    "/jobs/searches",
    "/jobs/skills",
    "/jobs/1",
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
def test_a_list_of_twenty_offers_is_light(site, name, language):
    """With all that can be asked for, and what fits her."""
    phone = Phone(site, language)
    phone.sign_in(name, demo.words_of(name))
    phone.visit("/")
    for path in ("/jobs", "/housing", "/jobs?order=pay", "/jobs?no_experience=y"):
        weights, html = phone.visit(path)

        assert html.count('<div class="card"><a href="/') == ROWS, path
        assert weights[path] <= OFFERS, path


@pytest.fixture(scope="module")
def long_threads(site_database):
    """The addresses of those that fill a page."""
    database = Database(site_database)
    numbers = Rows(database).all(select(Thread.id).where(Thread.shown >= POSTS))
    database.close()
    return {f"/forum/threads/{number}" for number in numbers}


@pytest.mark.parametrize(("name", "language"), PEOPLE)
def test_a_thread_of_thirty_posts_is_light(site, long_threads, name, language):
    phone = Phone(site, language)
    phone.sign_in(name, demo.words_of(name))
    threads = {address for room in rooms(phone) for address in threads_of(phone, room)}
    full = {}
    for address in threads & long_threads:
        weights, html = phone.visit(address)
        if html.count('<article class="post') == POSTS or html.count("<article") == POSTS:
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
