"""In which order a list stands, page after page; and what is compared."""

import pytest

from portal.listings.amounts import NOT_SAID, pay_a_month
from portal.listings.models import Home, Job
from tests import make
from tests.listings.reading import more, titles


def whole(browser, address):
    """The titles of all pages."""
    page = browser.get(address)
    found = titles(page)
    while at := more(page):
        page = browser.get(at)
        found += titles(page)
    return found


def test_pay_is_compared_by_the_month():
    assert pay_a_month(200, "hour") == 39_000
    assert pay_a_month(1_500, "day") == 39_000
    assert pay_a_month(9_000, "week") == 39_000
    assert [pay_a_month(30_000, "month"), pay_a_month(0, "hour"), pay_a_month(9, "x")] == [
        30_000,
        0,
        0,
    ]


def test_what_is_compared_follows_what_is_written(db):
    job, home = make.job(db, pay_min=200, pay_unit="hour"), make.home(db, rent=0)

    db.do(lambda s: setattr(s.get(Job, job.id), "pay_min", 100))
    db.do(lambda s: setattr(s.get(Home, home.id), "rent", 800))
    paid, asked = db.get(Job, job.id).pay_monthly, db.get(Home, home.id).rent_order
    db.do(lambda s: setattr(s.get(Job, job.id), "pay_currency", "EUR"))

    assert (job.pay_monthly, home.rent_order) == (39_000, NOT_SAID)
    assert (paid, asked, db.get(Job, job.id).pay_monthly) == (19_500, 800, 0)


@pytest.mark.parametrize("asked", ["", "&trade=textile", "&q=paid"])
def test_the_best_paid_first_page_after_page(db, sign_in, asked):
    pays = [n * 500 % 7_000 for n in range(45)]
    for pay in pays:
        make.job(db, f"paid {pay}", pay_min=pay, pay_max=pay)

    found = whole(sign_in(make.member(db)), f"/jobs?order=pay{asked}")

    assert found == [f"paid {pay}" for pay in sorted(pays, reverse=True)]


def test_the_lowest_rent_first_and_what_is_not_said_last(db, sign_in):
    for rent in (9_000, 0, 7_000, 8_000):
        make.home(db, f"rent {rent}", rent=rent)
    browser = sign_in(make.member(db))

    assert whole(browser, "/housing?order=rent") == [
        "rent 7000",
        "rent 8000",
        "rent 9000",
        "rent 0",
    ]


def test_those_that_end_soonest_first(db, sign_in):
    for days in (9, 3, 30, 3):
        make.job(db, f"ends in {days}", days_left=days)
    for n in range(22):
        make.home(db, f"home {n}", days_left=40 - n)
    browser = sign_in(make.member(db))

    assert whole(browser, "/jobs?order=ending") == [
        "ends in 3",
        "ends in 3",
        "ends in 9",
        "ends in 30",
    ]
    assert whole(browser, "/housing?order=ending") == [f"home {n}" for n in range(21, -1, -1)]


def test_odd_orders_and_keys(db, sign_in):
    browser = sign_in(make.member(db))
    odd = [
        "order=x",
        "order=rent",
        "order=pay&after=x",
        "order=pay&after=-",
        "order=ending&after=1-",
    ]
    odd += [
        "order=ending&after=0-0",
        "order=ending&after=9999999999-9",
        "order=pay&after=9999999999-9",
    ]

    got = [browser.get(f"/jobs?{query}").status_code for query in odd]

    assert got == [422, 422, 400, 400, 400, 200, 200, 200]
