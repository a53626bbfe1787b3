"""Weighty deeds want a second step of the last five minutes."""

import pytest
import time_machine
from sqlalchemy import update

from portal.accounts.models import House, Member
from tests import make

NEW, STILL = "/desk/people/new", "/sign-in/still-you?next=%2Fdesk%2Fpeople%2Fnew"
WORDS, CODE = "/sign-in/still-you/words", "/sign-in/second/code"
INVITATION = {"name": "newcomer with a blank", "role": "resident", "language": "uz"}


@pytest.fixture
def now():
    with time_machine.travel("2026-11-21 10:00:00+00:00", tick=False) as clock:
        yield clock


@pytest.fixture
def demo(db, elif_):
    """Elif works in a demo house."""
    db.do(lambda session: session.execute(update(House).values(is_demo=True)))


def place(answer):
    return answer.headers.get("location", answer.status_code)


def test_a_step_counts_for_five_minutes(now, sign_in, elif_, with_codes):
    browser = sign_in(elif_)
    (code, *_) = with_codes(elif_)
    at_once = browser.get(NEW)
    now.shift(299)
    still = browser.get(NEW)
    now.shift(2)
    late = browser.get(NEW)
    asked = browser.get(late.headers["location"])
    proved = browser.post(CODE, code=code, next=NEW)
    again = browser.get(NEW)

    assert (at_once.status_code, still.status_code) == (200, 200)
    assert place(late) == STILL
    assert "Is it still you?" in asked.text
    assert place(proved) == NEW
    assert again.status_code == 200


@pytest.mark.parametrize("address", ["/desk/people/1/card", "/desk/people", "/account/second/app"])
def test_deeds_are_not_done_without_it(now, db, sign_in, elif_, address):
    browser = sign_in(elif_)
    now.shift(301)

    answer = browser.post(address, **INVITATION, house=str(elif_.house_id))

    assert place(answer) == "/sign-in/still-you?next=%2Fkept"
    assert len(db.every(Member)) == 1


def test_what_was_typed_is_kept(now, db, sign_in, elif_, with_codes):
    browser = sign_in(elif_)
    (code, *_) = with_codes(elif_)
    now.shift(301)
    browser.post("/desk/people", **INVITATION, house=str(elif_.house_id))

    proved = browser.post(CODE, code=code, next="/kept")
    kept = browser.get(place(proved))
    sent = browser.post("/desk/people", **INVITATION, house=str(elif_.house_id), kept="1")

    assert "newcomer with a blank" in kept.text
    assert place(sent).startswith("/desk/cards/")
    assert place(browser.get("/kept")) == "/"


def test_a_button_without_words_is_kept_as_well(now, sign_in, elif_, with_codes):
    browser = sign_in(elif_)
    (code, *_) = with_codes(elif_)
    now.shift(301)
    browser.post("/account/second/passkeys", credential="{" * 50)
    browser.post(CODE, code=code)

    kept = browser.get("/kept").text

    assert "Not done yet" in kept
    assert "{{" not in kept


def test_a_member_types_her_words(now, db, sign_in):
    browser = sign_in(make.member(db, "amina"))
    codes = "/account/second/codes"
    at_once = browser.get(codes)
    now.shift(301)
    late = browser.get(codes)
    page = browser.get(place(late)).text
    wrong = browser.post(WORDS, words="seven red garden rivers", next=codes)
    still_shut = browser.get(codes)
    right = browser.post(WORDS, words=make.WORDS.upper(), next=codes)

    assert at_once.status_code == 200
    assert place(late) == "/sign-in/still-you?next=%2Faccount%2Fsecond%2Fcodes"
    assert 'action="/sign-in/still-you/words"' in page
    assert 'action="/sign-in/second/code"' not in page
    assert wrong.status_code == 422
    assert "seven red" not in wrong.text
    assert still_shut.status_code == 303
    assert place(right) == codes
    assert browser.get(codes).status_code == 200


def test_wrong_words_wait(now, db, sign_in):
    browser = sign_in(make.member(db, "amina"))
    tried = [browser.post(WORDS, words="quite wrong words").status_code for _ in range(5)]
    waiting = browser.post(WORDS, words=make.WORDS)
    now.shift(2)

    assert tried == [422] * 5
    assert (waiting.status_code, waiting.headers["retry-after"]) == (429, "1")
    assert browser.post(WORDS, words=make.WORDS).status_code == 303


def test_the_words_of_somebody_else_do_not_count(db, sign_in):
    make.member(db, "selin")
    amina = make.member(db, "amina")
    db.do(lambda s: s.execute(update(Member).where(Member.id == amina.id).values(words_hash=None)))
    browser = sign_in(make.member(db, "third"))

    assert browser.post(WORDS, name="selin", words="not my own words").status_code == 422


def test_words_are_not_enough_for_staff(now, sign_in, elif_):
    browser = sign_in(elif_)
    now.shift(301)

    assert browser.post(WORDS, words=make.WORDS).status_code == 404
    assert place(browser.get(NEW)) == STILL


def test_words_are_not_enough_for_a_member_with_codes(now, db, sign_in, by_words, with_codes):
    amina = make.member(db, "amina")
    browser = sign_in(amina)
    with_codes(amina)
    now.shift(301)

    assert browser.post(WORDS, words=make.WORDS).status_code == 404


def test_in_a_demo_house_words_count_for_five_minutes(now, demo, by_words, elif_):
    browser = by_words(elif_)
    at_once = browser.get(NEW)
    now.shift(301)
    late = browser.get(NEW)
    browser.post(WORDS, words=make.WORDS)

    assert at_once.status_code == 200
    assert place(late) == STILL
    assert browser.get(NEW).status_code == 200


def test_in_a_demo_house_a_second_step_is_asked_of_who_has_one(
    demo, db, by_words, is_in, elif_, with_app
):
    browser = by_words(elif_)
    browser.post("/account/second/codes")
    with_app(elif_)
    db.do(lambda s: s.execute(update(Member).values(asks_code=True)))

    assert not is_in(by_words(elif_))


@pytest.mark.parametrize("away", ["https://evil.example/", "//evil.example", "/\\evil.example"])
def test_the_way_on_stays_here(sign_in, elif_, with_codes, away):
    browser = sign_in(elif_)
    (code, *_) = with_codes(elif_)

    fresh = browser.get("/sign-in/still-you", params={"next": away})
    proved = browser.post(CODE, code=code, next=away)

    assert place(fresh) == place(proved) == "/account/second"


def test_a_guest_has_nothing_to_prove(guest):
    assert place(guest.get("/sign-in/second")) == "/"
    assert place(guest.post(CODE, code="x")) == "/"
    assert place(guest.post("/sign-in/second/passkey", credential="x")) == "/"
    assert guest.post("/sign-in/second/challenge").status_code == 404
    assert place(guest.get("/sign-in/still-you")).startswith("/sign-in?")
