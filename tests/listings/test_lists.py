"""The lists of jobs and homes: what is shown, in which order, at what cost."""

from datetime import timedelta

import brotli
import pytest
import time_machine

from portal import clock
from portal.listings import queries
from portal.listings.models import Listing
from portal.viewer import Role
from tests import make
from tests.listings.reading import more, titles
from tests.statements import counted

KINDS = [("/jobs", make.job), ("/housing", make.home)]


@pytest.mark.parametrize(("path", "maker"), KINDS)
@time_machine.travel("2026-11-21 10:00:00+00:00", tick=False)
def test_only_what_is_assured_and_stands_is_listed(db, sign_in, path, maker):
    maker(db, "shown")
    maker(db, "ends today", days_left=0)
    maker(db, "unassured", assured=False)
    maker(db, "expired", days_left=-1)
    maker(db, "withdrawn", withdrawn_at=clock.now())

    page = sign_in(make.member(db)).get(path)

    assert titles(page) == ["ends today", "shown"]


def test_jobs_and_homes_do_not_mix(db, sign_in):
    make.job(db, "a job")
    make.home(db, "a home")
    browser = sign_in(make.member(db))

    assert titles(browser.get("/jobs")) == ["a job"]
    assert titles(browser.get("/housing")) == ["a home"]


def test_who_may_look(db, sign_in):
    job, home = make.job(db), make.home(db)
    paths = ["/jobs", "/housing", f"/jobs/{job.id}", f"/housing/{home.id}"]
    seen = {}
    for role in Role:
        browser = sign_in(make.member(db, role=role))
        seen[role] = {browser.get(path).status_code for path in paths}

    assert seen == {role: {404 if role is Role.ADMINISTRATOR else 200} for role in Role}


def test_a_guest_is_led_to_sign_in(db, guest):
    job = make.job(db)

    assert guest.get("/jobs").headers["location"] == "/sign-in?next=%2Fjobs"
    assert guest.get(f"/jobs/{job.id}").status_code == 303
    assert guest.get("/housing").status_code == 303
    assert guest.get("/jobs/saved").status_code == 303
    assert guest.post(f"/jobs/{job.id}/saving").status_code == 303


@pytest.mark.parametrize(("path", "maker"), KINDS)
def test_paging_loses_and_repeats_nothing_among_equal_moments(db, sign_in, path, maker):
    moment = clock.now().replace(microsecond=123457)
    made = [maker(db, f"no {n}") for n in range(45)]
    db.do(lambda session: set_assured(session, {row.id: moment for row in made}))
    browser = sign_in(make.member(db))

    pages = [browser.get(path)]
    while at := more(pages[-1]):
        pages.append(browser.get(at))

    assert [len(titles(page)) for page in pages] == [20, 20, 5]
    assert [t for page in pages for t in titles(page)] == [f"no {n}" for n in range(44, -1, -1)]


def test_the_next_page_keeps_the_filters(db, sign_in):
    for n in range(21):
        make.job(db, f"kitchen {n}", trade="kitchen", childcare=True)
        make.job(db, f"shop {n}", trade="shop", childcare=True)
    browser = sign_in(make.member(db))

    first = browser.get("/jobs?trade=kitchen&childcare=y&district=Ankara")
    second = browser.get(more(first))

    assert titles(second) == ["kitchen 0"]
    assert more(second) is None


def test_a_malformed_page_key_is_a_page_of_its_own(db, sign_in):
    keys = ["x", "1", "-", "1-", "-1", "1-x", "٣-٣", "1" * 30, "1-" + "9" * 18, "9" * 18 + "-1"]
    browser = sign_in(make.member(db))
    got = {
        (at, key): browser.get(f"{at}?after={key}") for at in ("/jobs", "/housing") for key in keys
    }

    assert {asked: answer.status_code for asked, answer in got.items()} == dict.fromkeys(got, 400)


def test_a_list_costs_few_statements_however_long(db, sign_in):
    browser = sign_in(make.member(db))
    counts = []
    for number in (1, 24):
        for n in range(number):
            make.job(db, f"job {n}")
            make.home(db, f"home {n}")
        for path in ("/jobs", "/housing", "/jobs?q=job&trade=textile&women_only=y"):
            with counted(db) as seen:
                browser.get(path)
            counts.append(len(seen))

    assert counts == [3, 3, 4] * 2


def test_a_full_page_is_light(db, sign_in):
    for n in range(21):
        make.job(db, f"Sewing work number {n}", language="tr", women_only=n % 2 == 0)
    browser = sign_in(make.member(db, language="ar"))

    page = browser.get("/jobs", headers={"accept-encoding": "identity"})

    assert len(titles(page)) == 20
    assert len(brotli.compress(page.content, quality=5)) < 6_000


def test_an_arabic_page_runs_right_to_left_with_its_own_digits(db, sign_in):
    make.job(db, "Terzi", language="tr", pay_min=28_000, pay_max=31_000)
    make.home(db, "Oda", language="tr", rent=9_500)
    browser = sign_in(make.member(db, language="ar"))

    jobs, homes = browser.get("/jobs").text, browser.get("/housing").text

    assert '<html lang="ar" dir="rtl">' in jobs
    assert '<bdi lang="tr">Terzi</bdi>' in jobs
    assert "٢٨٬٠٠٠–٣١٬٠٠٠ ₺" in jobs
    assert "٩٬٥٠٠ ₺" in homes


def test_pay_is_said_in_plain_words(db, sign_in):
    make.job(db, "range")
    make.job(db, "one", pay_min=180, pay_max=180, pay_unit="hour")
    make.job(db, "none", pay_min=0, pay_max=0)

    page = sign_in(make.member(db)).get("/jobs").text

    assert "<b>₺30,000–33,000 a month</b>" in page
    assert "<b>₺180 an hour</b>" in page
    assert "<b>Pay is not said</b>" in page


def test_an_empty_list_says_what_to_do(db, sign_in):
    browser = sign_in(make.member(db))

    assert "There is nothing here now." in browser.get("/jobs").text
    assert "Take one choice away" in browser.get("/jobs?childcare=y").text


def test_rows_hold_no_forms(db, sign_in):
    make.job(db)
    page = sign_in(make.member(db)).get("/jobs").text

    assert page.count("<form") == 1
    assert 'name="token"' not in page


def test_home_is_told_of_new_jobs_in_the_own_language_first(app, db):
    old = clock.now() - timedelta(days=15)
    amina = make.viewer(make.member(db, language="ar"))
    turkish = make.job(db, "Terzi", language="tr")
    arabic = make.job(db, "خياطة", language="ar")
    newest = make.job(db, "Aşçı", language="tr")
    make.job(db, "hidden", assured=False, language="ar")
    make.home(db, language="ar")
    aged = make.job(db, "too old", language="ar")
    db.do(lambda session: set_assured(session, {aged.id: old}))

    with counted(db) as seen:
        two = db.ask(queries.newest_jobs_for, amina)
    more_of_them = db.ask(queries.newest_jobs_for, amina, most=9)

    assert [job.id for job in two] == [arabic.id, newest.id]
    assert two[0] == (arabic.id, "خياطة", "ar", "Çankaya")
    assert [job.id for job in more_of_them] == [arabic.id, newest.id, turkish.id]
    assert len(seen) == 1


def set_assured(session, moments):
    for row_id, moment in moments.items():
        session.get_one(Listing, row_id).assured_at = moment
