"""A safety plan goes along only when she ticks it and types her PIN there and then."""

import pytest
import time_machine

from portal.accounts import pin
from portal.safety import actions
from tests import make
from tests.paper.reading import words
from tests.take_along.reading import fields_of, goal_with, ticked

PIN, OTHER, PRINT = "8305", "4471", "/plan/take/print"
SAID = {"calm": "The sea\nand tea", "promise": "I go on"}


@pytest.fixture
def amina(db):
    found = make.member(db, "amina")
    db.do(pin.keep, found.id, PIN, asks=False)
    db.do(actions.keep, make.viewer(found), SAID, version=0)
    return found


@pytest.fixture
def sent(db, amina):
    goal, (step,) = goal_with(db, amina, "Choose a course")
    return {"goal": [goal.id], "step": [step.id], "first": "en", "second": "tr"}


def test_it_is_not_ticked_and_without_the_tick_not_there(amina, sent, sign_in):
    browser = sign_in(amina)
    browser.post("/pin", pin=PIN)

    picker = browser.get("/plan/take").text
    pages = [browser.post(PRINT, **sent, **typed) for typed in ({}, {"pin": PIN}, {"pin": OTHER})]

    assert "My safety plan as well, if I have one" in picker
    assert "safety" not in fields_of(picker)
    assert [page.status_code for page in pages] == [200] * 3
    assert [page.text.count("sea") for page in pages] == [0] * 3


def test_with_tick_and_pin_it_stands_below_the_list(amina, sent, sign_in):
    page = sign_in(amina).post(PRINT, **sent, safety="y", pin=PIN).text

    assert page.index("Choose a course") < page.index("What calms me") < page.index("The sea")
    assert page.count("The sea<br>and tea") == 2
    assert page.count("I go on") == 2
    assert PIN not in page


def test_the_file_asks_for_the_pin_once_more(amina, sent, sign_in):
    browser = sign_in(amina)

    shown = browser.post(PRINT, **sent, safety="y", pin=PIN).text
    again = {**fields_of(shown), "as": "file"}
    without, with_it = browser.post(PRINT, **again), browser.post(PRINT, **again, pin=PIN)

    assert 'name="pin"' in shown
    assert without.status_code == 422
    assert "sea" not in without.text
    assert with_it.headers["content-type"] == "application/pdf"
    assert {"What calms me", "The sea", "and tea", "I go on"} <= set(words(with_it.content))


@pytest.mark.parametrize("typed", ["", OTHER, PIN + "1"])
def test_a_wrong_pin_gives_nothing_and_keeps_the_choice(amina, sent, sign_in, typed):
    browser = sign_in(amina)
    browser.post("/pin", pin=PIN)  # also not when it was typed elsewhere just before
    answer = browser.post(PRINT, **sent, safety="y", pin=typed)

    assert answer.status_code == 422
    assert "This is not your PIN." in answer.text
    assert 'name="safety" value="y" checked' in answer.text
    assert ticked(answer.text, "step") == sent["step"]
    assert "sea" not in answer.text


def test_guessing_here_waits_and_ends_the_visit_as_at_the_door(amina, sent, sign_in):
    with time_machine.travel("2026-11-21 10:00:00+00:00", tick=False) as time:
        browser = sign_in(amina)
        answers = [browser.post(PRINT, **sent, safety="y", pin=OTHER) for _ in range(4)]
        for wait in (1, 2, 4, 8, 16, 32, 60):
            time.shift(wait)
            last = browser.post(PRINT, **sent, safety="y", pin=OTHER)

    assert [answer.status_code for answer in answers] == [422, 422, 422, 429]
    assert answers[3].headers["retry-after"] == "1"
    assert last.headers["location"] == "/sign-in"


def test_who_has_none_gets_the_same_picker_and_list(db, amina, sent, sign_in):
    bare = make.member(db, "zeyno", house_id=amina.house_id)
    db.do(pin.keep, bare.id, PIN, asks=False)
    goal, (step,) = goal_with(db, bare, "Choose a course")
    browser = sign_in(bare)
    hers = {**sent, "goal": [goal.id], "step": [step.id], "safety": "y"}

    assert "My safety plan as well, if I have one" in browser.get("/plan/take").text
    assert browser.post(PRINT, **hers, pin=OTHER).status_code == 422
    page = browser.post(PRINT, **hers, pin=PIN)
    assert page.status_code == 200
    assert "sea" not in page.text
