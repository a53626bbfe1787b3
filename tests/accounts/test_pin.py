"""The PIN of the private pages: asked after two minutes, never a lock, the same for everybody."""

from datetime import timedelta

import pytest
import time_machine

from portal import clock
from portal.accounts import pin
from portal.accounts.models import Member, SignedInPhone
from portal.app import all_routes
from portal.web.routing import Page
from tests import make

PIN, OTHER = "8305", "4471"
PRIVATE = (
    "/plan",
    "/account/trail",
    "/account/news",
    "/account/pin",
    "/kept",
    "/jobs/saved",
    "/jobs/searches",
    "/jobs/skills",
    "/jobs/reports",
)


@pytest.fixture
def amina(db):
    found = make.member(db, "amina")
    make.step(db, make.goal(db, found, "Become a baker"))
    db.do(pin.keep, found.id, PIN, asks=True)
    return found


def test_private_pages_want_the_pin_and_lead_on_to_where_she_was_going(amina, sign_in):
    browser = sign_in(amina)
    doors = {page: browser.get(page).headers["location"] for page in PRIVATE}
    opened = browser.post("/pin", pin=PIN, next="/plan")

    assert doors == {page: f"/pin?next={page.replace('/', '%2F')}" for page in PRIVATE}
    assert opened.headers["location"] == "/plan"
    assert "Become a baker" in browser.get("/plan").text


def test_digits_of_any_script_and_blanks_are_taken(amina, sign_in):
    assert sign_in(amina).post("/pin", pin=" ۸۳ ٠٥ ").status_code == 303


def test_the_first_page_tells_nothing_private_while_they_are_closed(amina, sign_in):
    browser = sign_in(amina)
    closed = browser.get("/").text
    browser.post("/pin", pin=PIN)

    assert "Choose a course" not in closed
    assert "Choose a course" in browser.get("/").text


def test_an_account_without_private_matter_looks_the_same(db, amina, sign_in):
    """Same answers, byte by byte but for the form's token and her name."""
    bare = make.member(db, "zeyno", house_id=amina.house_id)
    db.do(pin.keep, bare.id, PIN, asks=True)
    pages = [(sign_in(who), who.name) for who in (amina, bare)]

    seen = [
        [plain(browser, name, page) for page in ("/", "/pin?next=%2Fplan", "/account")]
        for browser, name in pages
    ]

    assert seen[0] == seen[1]


def plain(browser, name, page):
    answer = browser.get(page)
    return (answer.status_code, make.without_tokens(answer.text).replace(name, "NAME"))


def test_they_close_after_two_minutes_of_rest_and_stay_open_while_used(amina, sign_in):
    with time_machine.travel(clock.now(), tick=False) as time:
        browser = sign_in(amina)
        browser.post("/pin", pin=PIN)
        answers = []
        for seconds in (100, 100, 100, 121):
            time.shift(timedelta(seconds=seconds))
            answers.append(browser.get("/plan").status_code)

    assert answers == [200, 200, 200, 303]


def test_wrong_pins_wait_and_then_end_the_visit_but_lock_nothing(db, amina, sign_in):
    with time_machine.travel(clock.now(), tick=False) as time:
        browser = sign_in(amina)
        answers = []
        for _ in range(4):
            answer = browser.post("/pin", pin=OTHER)
            answers.append((answer.status_code, answer.headers.get("retry-after")))
        for _ in range(6):
            time.shift(timedelta(seconds=61))
            browser.post("/pin", pin=OTHER)
        time.shift(timedelta(seconds=61))
        last = browser.post("/pin", pin=OTHER)
        over = browser.get("/")
        again = sign_in(amina).post("/pin", pin=PIN)

    assert answers == [(422, None), (422, None), (422, None), (429, "1")]
    assert last.headers["location"].startswith("/sign-in")
    assert "Sign in" in over.text
    assert again.status_code == 303


def test_text_that_was_being_sent_to_a_closed_page_is_kept(db, amina, sign_in):
    browser = sign_in(amina)
    sent = browser.post("/plan/goals", title="I want to bake bread", type="", first_step="")
    browser.post("/pin", pin=PIN, next="/kept")

    assert sent.headers["location"] == "/pin?next=%2Fkept"
    assert "I want to bake bread" in browser.get("/kept").text


def test_changing_it_needs_the_old_one(db, amina, sign_in):
    browser = sign_in(amina)
    browser.post("/pin", pin=PIN)
    wrong = browser.post("/account/pin", pin=OTHER, new_pin="7290", asks="y")
    weak = browser.post("/account/pin", pin=PIN, new_pin="3456", asks="y")
    right = browser.post("/account/pin", pin=PIN, new_pin="7290")

    assert (wrong.status_code, weak.status_code, right.status_code) == (422, 422, 303)
    assert db.ask(pin.is_right, amina.id, "7290")
    assert db.get(Member, amina.id).asks_pin is False
    assert browser.get("/plan").status_code == 200


def test_closing_them_by_hand_closes_them_on_every_phone(db, amina, sign_in):
    one, two = sign_in(amina), sign_in(amina)
    for browser in (one, two):
        browser.post("/pin", pin=PIN)
    one.post("/account/private-closing")

    assert [browser.get("/plan").status_code for browser in (one, two)] == [303, 303]
    assert {phone.private_at for phone in db.every(SignedInPhone)} == {None}


def test_the_pin_is_not_in_the_database(db, amina):
    stored = db.get(Member, amina.id).pin_digest

    assert len(stored) == 64
    assert PIN not in stored


WORDS = ["plan", "account/trail", "account/data", "kept", "jobs/saved", "jobs/searches"]


@pytest.mark.parametrize("word", [*WORDS, "jobs/skills", "jobs/reports"])
def test_every_private_page_is_declared_private(word):
    pages = [route for route in all_routes() if isinstance(route.endpoint, Page)]
    found = [r for r in pages if r.path == f"/{word}" or r.path.startswith(f"/{word}/")]

    open_to_all = {"/kept/removal", "/account/data/gone"}  # nothing of hers stands there
    open_to_all |= {"/jobs/searches/saving"}  # from the list; what it leads to asks
    assert {r.path for r in found if not r.endpoint.private} <= open_to_all
    assert len(found) > 0
