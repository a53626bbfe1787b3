"""What somebody looks for: kept, matched by the worker, told on her first page, let go."""

import re
import threading
from datetime import timedelta

import pytest
import time_machine
from sqlalchemy import update

from portal import clock
from portal.accounts import pin
from portal.listings.models import Listing
from portal.reminders.models import Message
from portal.searches.matching import match_due
from portal.searches.models import Match, Search
from tests import make
from tests.reminders import making as reminding

KEPT = re.compile(r'href="(/jobs/searches/\d+)"')
START = "2026-11-22 10:00:00+00:00"


def save(browser, asked, kind="job"):
    return browser.post("/jobs/searches/saving", kind=kind, asked=asked)


def searches(db):
    return [(row.kind, row.asked) for row in db.every(Search)]


def later(travel, **much):
    travel.shift(timedelta(**much))


@pytest.fixture
def moment():
    with time_machine.travel(START, tick=False) as travel:
        yield travel


def test_she_keeps_a_search_from_the_list_and_lets_it_go(db, sign_in):
    make.job(db)
    browser, other = sign_in(make.member(db)), sign_in(make.member(db))
    page = browser.get("/jobs?q=tailor&trade=textile&order=pay&hours=").text
    asked = re.search(r'name="asked" value="([^"]+)"', page)[1].replace("&amp;", "&")

    saved = [save(browser, asked), save(browser, "trade=textile&q=tailor&x=1&order=pay")]
    kept = searches(db)
    listed = browser.get("/jobs/searches").text
    (address,) = KEPT.findall(listed)
    shown = browser.get(address)
    stranger = other.get(address), other.post(f"{address}/letting-go")
    still = searches(db)
    browser.post(f"{address}/letting-go")

    assert [answer.status_code for answer in saved] == [303, 303]
    assert kept == still == [("job", "q=tailor&trade=textile")]
    assert '<bdi class="tag">“tailor”</bdi> <bdi class="tag">Sewing and textiles</bdi>' in listed
    assert "Nothing new yet" in listed
    assert 'href="/jobs?q=tailor&amp;trade=textile"' in shown.text
    assert stranger[0].status_code == 404
    assert searches(db) == []


def test_nothing_is_kept_of_what_says_nothing_or_is_wrong(db, sign_in):
    browser = sign_in(make.member(db))
    odd = ["", "order=pay", "x=1", "trade=nothing", "pay=cheap", "q=" + "a" * 81]
    odd.append(f"q={'😀' * 80}&district={'😀' * 60}")  # twelve characters each in an address

    answers = [save(browser, asked).status_code for asked in odd]

    assert answers == [409] * len(odd)
    assert searches(db) == []
    assert 'name="asked"' not in browser.get("/jobs").text


def test_at_most_five_also_at_the_same_moment(db, sign_in):
    amina = make.member(db)
    browsers = [sign_in(amina) for _ in range(2)]
    for n in range(4):
        save(browsers[0], f"q=word{n}")
    answers = []
    threads = [
        threading.Thread(
            target=lambda b=b, n=n: answers.append(save(b, f"q=at-once{n}").status_code)
        )
        for n, b in enumerate(browsers)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(answers) == [303, 409]
    assert len(searches(db)) == 5


def test_what_is_new_and_fits_is_told_until_she_has_looked(db, sign_in, moment):
    amina = make.member(db)
    browser = sign_in(amina)
    make.job(db, "before she looked for it")
    later(moment, minutes=2)
    fits = make.search(db, amina, "childcare=y&q=тикувчи")
    homes = make.search(db, amina, "rent=9000", kind="home")
    later(moment, minutes=2)
    make.job(db, "Tikuvchi", childcare=True)
    make.job(db, "Tikuvchi without", childcare=False)
    make.job(db, "Tikuvchi unassured", childcare=True, assured=False)
    make.home(db, "cheap", rent=8000)
    later(moment, minutes=2)

    counts = [match_due(db.database) for _ in range(2)]
    first = browser.get("/").text
    listed = browser.get("/jobs/searches").text
    looked = browser.get(f"/jobs/searches/{fits.id}").text
    again = browser.get(f"/jobs/searches/{fits.id}").text
    after = browser.get("/").text

    assert counts == [2, 0]
    assert first.count("Fits what you look for") == 2
    assert first.count("Tikuvchi</bdi>") == 1
    assert listed.count("Something new") == 2
    assert "Tikuvchi</bdi>" in looked
    assert "Nothing new since you looked last." in again
    assert after.count("Fits what you look for") == 1
    assert [row.search_id for row in db.every(Match)] == [homes.id]


def test_the_first_page_says_nothing_of_it_while_private_pages_are_shut(db, sign_in, moment):
    amina = make.member(db)
    db.do(pin.keep, amina.id, "8305", asks=True)
    browser = sign_in(amina)
    make.search(db, amina, "childcare=y")
    make.search(db, amina, "rent=9000", kind="home")
    later(moment, minutes=2)
    make.job(db, "Tikuvchi", childcare=True)
    make.home(db, "cheap", rent=8000)
    later(moment, minutes=2)
    match_due(db.database)

    shut = browser.get("/").text
    browser.post("/pin", pin="8305")
    opened = browser.get("/").text

    assert [shut.count(words) for words in ("Fits what you look for", "New job")] == [0, 1]
    assert "cheap" not in shut
    assert "/jobs/searches" not in shut
    assert opened.count("Fits what you look for") == 2


def test_several_workers_find_it_once_and_what_is_hidden_is_not_told(db, sign_in, moment):
    amina = make.member(db)
    make.search(db, amina)
    later(moment, minutes=1)
    jobs = [make.job(db, f"new {n}") for n in range(3)]
    later(moment, minutes=2)
    threads = [threading.Thread(target=match_due, args=(db.database,)) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    hidden = update(Listing).where(Listing.id == jobs[0].id).values(hidden_at=clock.now())
    db.do(lambda session: session.execute(hidden) and amina)

    assert sorted(row.listing_id for row in db.every(Match)) == [job.id for job in jobs]
    assert "new 0" not in sign_in(amina).get("/jobs/searches/1").text


def test_a_message_goes_out_only_where_she_wants_it_and_once_a_day(db, moment):
    amina, bea = make.member(db), make.member(db)
    reminding.contact(db, amina, searches=True, offers=False)
    reminding.contact(db, bea, "+905321234568")
    for person in (amina, bea):
        make.search(db, person)
    for _ in range(2):
        later(moment, minutes=1)
        make.job(db)
        later(moment, minutes=2)
        match_due(db.database)

    assert len(db.every(Match)) == 4
    assert [row.kind for row in db.every(Message)] == ["search"]
