"""A safety plan is in the file only when she ticks it and types her PIN."""

import io
import json
import zipfile

import pytest
import time_machine

from portal.accounts import pin
from portal.safety import actions
from tests import make

PIN, OTHER, COPY = "8305", "4471", "/account/data/copy"
WORDS = {"calm": "The sea", "promise": "I go on"}


@pytest.fixture
def amina(db):
    found = make.member(db, "amina")
    db.do(pin.keep, found.id, PIN, asks=False)
    db.do(actions.keep, make.viewer(found), WORDS, version=0)
    return found


def texts(answer):
    assert answer.headers.get("content-type") == "application/zip", answer.text
    file = zipfile.ZipFile(io.BytesIO(answer.content))
    return file.read("papers.html").decode(), json.loads(file.read("papers.json"))


def test_without_the_tick_it_is_not_there(amina, sign_in):
    browser = sign_in(amina)
    browser.post("/pin", pin=PIN)
    for typed in ({}, {"pin": PIN}, {"pin": OTHER}):
        html, told = texts(browser.post(COPY, **typed))

        assert "The sea" not in html
        assert "safety" not in told


def test_with_tick_and_pin_it_is(amina, sign_in):
    html, told = texts(sign_in(amina).post(COPY, safety="y", pin=PIN))

    assert "The sea" in html
    assert told["safety"]["entries"] == [WORDS]


@pytest.mark.parametrize("typed", ["", OTHER, PIN + "1"])
def test_a_tick_without_the_right_pin_gives_nothing(amina, sign_in, typed):
    browser = sign_in(amina)
    browser.post("/pin", pin=PIN)  # also not when it was typed elsewhere just before
    answer = browser.post(COPY, safety="y", pin=typed)

    assert answer.status_code == 422
    assert "This is not your PIN." in answer.text
    assert 'name="safety" value="y" checked' in answer.text
    assert "The sea" not in answer.text


def test_guessing_here_waits_and_ends_the_visit_as_at_the_door(amina, sign_in):
    with time_machine.travel("2026-11-21 10:00:00+00:00", tick=False) as time:
        browser = sign_in(amina)
        answers = [browser.post(COPY, safety="y", pin=OTHER) for _ in range(4)]
        statuses = [(a.status_code, a.headers.get("retry-after")) for a in answers]
        for wait in (1, 2, 4, 8, 16, 32, 60):
            time.shift(wait)
            last = browser.post(COPY, safety="y", pin=OTHER)

    assert statuses == [(422, None)] * 3 + [(429, "1")]
    assert "Wait 1 second" in answers[3].text
    assert last.headers["location"] == "/sign-in"


def test_who_has_none_gets_the_same_page_and_an_empty_part(db, amina, sign_in):
    bare = make.member(db, "zeyno", house_id=amina.house_id)
    db.do(pin.keep, bare.id, PIN, asks=False)
    browser = sign_in(bare)

    assert "My safety plan as well, if I have one" in browser.get("/account/data").text
    assert texts(browser.post(COPY, safety="y", pin=PIN))[1]["safety"]["entries"] == []


def test_staff_have_none_and_no_tick(db, amina, sign_in):
    elif_ = make.member(db, "elif", role="caseworker", house_id=amina.house_id)
    browser = sign_in(elif_)

    assert "safety" not in browser.get("/account/data").text
    assert "safety" not in texts(browser.post(COPY, safety="y", pin=PIN))[1]
