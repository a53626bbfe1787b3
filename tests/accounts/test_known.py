"""Guessing elsewhere never keeps her out: known phones and known addresses count for themselves."""

from functools import partial

import pytest
import time_machine
from sqlalchemy import update

from portal import clock
from portal.accounts import throttle, words
from portal.accounts.models import Member, Tries
from portal.web import hashing
from portal.web.hashing import Busy, Hasher
from tests import make
from tests.browser import Browser

WRONG = "quite other words here"


def somewhere(app, number):
    """A browser at an address of its own."""
    browser = Browser(app)
    browser.server.app.client = (f"10.{number // 250}.{number % 250}.9", 4000)
    return browser


def guess(browser, name):
    return browser.post("/sign-in", name=name, words=WRONG).status_code


@pytest.fixture
def under_attack(db, app, monkeypatch):
    """Everything that can be used up for a name from anywhere is used up, at this very second."""

    def make_it(member):
        key = throttle.key_for(make.SECRET, member.name_key)
        row = {"key": key, "count": 100_000, "last_at": clock.now()}
        db.add(Tries(**row))

    return make_it


def test_a_known_phone_comes_in_while_others_must_wait(db, app, sign_in, under_attack):
    amina = make.member(db, "amina")
    with time_machine.travel(clock.now(), tick=False):
        phone = sign_in(amina, own_phone=True)
        phone.post("/sign-out")
        phone.learn_token("/sign-in")
        under_attack(amina)
        stranger = somewhere(app, 1).post("/sign-in", name="amina", words=make.WORDS)
        hers = phone.post("/sign-in", name="amina", words=make.WORDS)

    assert (stranger.status_code, stranger.headers["retry-after"]) == (429, "60")
    assert hers.status_code == 303


def test_an_address_where_she_came_in_before_is_not_kept_waiting_either(
    db, app, sign_in, under_attack
):
    """In the house people share phones, and those are never known."""
    amina = make.member(db, "amina")
    with time_machine.travel(clock.now(), tick=False):
        sign_in(amina, in_full=True).post("/sign-out")
        under_attack(amina)
        at_home = Browser(app).post("/sign-in", name="amina", words=make.WORDS)
        neighbour = make.member(db, "neighbour")
        under_attack(neighbour)
        never_here = Browser(app).post("/sign-in", name="neighbour", words=make.WORDS)

    assert (at_home.status_code, never_here.status_code) == (303, 429)


def test_guesses_on_a_known_phone_wait_as_well_and_for_that_phone_only(db, app, sign_in):
    amina = make.member(db, "amina")
    with time_machine.travel(clock.now(), tick=False):
        stolen, other = (sign_in(amina, own_phone=True) for _ in range(2))
        for browser in (stolen, other):
            browser.post("/sign-out")
            browser.learn_token("/sign-in")
        answers = [guess(stolen, "amina") for _ in range(12)]
        right = other.post("/sign-in", name="amina", words=make.WORDS)

    assert answers == [422] * 10 + [429] * 2
    assert right.status_code == 303


def changed_in_the_middle(mark):
    """Another letter where every bit counts: the last one of base64 has bits that say nothing."""
    return mark[:-6] + ("A" if mark[-6] != "A" else "B") + mark[-5:]


@pytest.mark.parametrize("spoil", [lambda c: "", changed_in_the_middle, lambda c: "a.b.c"])
def test_a_forged_mark_is_worth_nothing(db, app, sign_in, under_attack, spoil):
    amina = make.member(db, "amina")
    with time_machine.travel(clock.now(), tick=False):
        mark = sign_in(amina, own_phone=True).cookies["d"]
        under_attack(amina)
        thief = somewhere(app, 2)
        thief.cookies.set("d", spoil(mark))
        answer = thief.post("/sign-in", name="amina", words=make.WORDS)

    assert answer.status_code == 429


def test_a_mark_is_for_one_name_and_ends_with_the_words(db, app, sign_in, under_attack):
    amina, other = make.member(db, "amina"), make.member(db, "other")
    with time_machine.travel(clock.now(), tick=False):
        mark = sign_in(amina, own_phone=True).cookies["d"]
        under_attack(amina)
        under_attack(other)
        db.do(
            lambda session: session.execute(
                update(Member).values(words_hash=words.hash_of(make.WORDS))
            )
        )
        thief = somewhere(app, 3)
        thief.cookies.set("d", mark)
        answers = [
            thief.post("/sign-in", name=name, words=make.WORDS).status_code
            for name in ("amina", "other")
        ]

    assert answers == [429, 429]


def test_a_shared_phone_is_never_marked_and_leaving_takes_the_mark(db, sign_in):
    amina = make.member(db, "amina")
    shared, own = sign_in(amina), sign_in(amina, own_phone=True)
    marked = "d" in own.cookies
    cleared = own.get("/leave").headers["clear-site-data"]
    kept = sign_in(amina, own_phone=True).post("/sign-out").headers["clear-site-data"]

    assert ("d" in shared.cookies, marked) == (False, True)
    assert '"cookies"' in cleared
    assert '"cookies"' not in kept


def test_a_waiting_room_full_of_strangers_has_places_for_known_phones():
    """Room for 14 strangers, and six more that only known phones get."""
    hasher = Hasher()
    hasher._inside = hashing.AT_A_TIME + hashing.WAITING_ROOM - hashing.RESERVED

    with pytest.raises(Busy):
        Browser.loop.call(hasher.run, lambda: "in")
    assert Browser.loop.call(partial(hasher.run, lambda: "in", is_known=True)) == "in"
    hasher.close()


def test_a_house_behind_one_address_is_not_kept_waiting(db, app):
    """Each of sixteen people errs three times in one evening, then one comes in."""
    people = [make.member(db, f"person {number}") for number in range(16)]
    with time_machine.travel(clock.now(), tick=False):
        answers = set()
        for person in people:
            browser = Browser(app)
            answers |= {guess(browser, person.name) for _ in range(3)}
    came_in = Browser(app).post("/sign-in", name=people[0].name, words=make.WORDS)

    assert answers == {422}
    assert came_in.status_code == 303
