"""Choosing, answering, showing, taking back and asking for help: all of it is hers."""

import pytest
import time_machine

from portal import clock
from portal.checkins.models import Checkin
from portal.checkins.reminding import remind_of_questions
from portal.duty.models import Concern
from portal.reminders.models import Message
from portal.trail.models import TrailEntry
from tests import make
from tests.checkins.making import DAY, checkin, started
from tests.reminders import making as reminding

QUESTIONS = "A few questions wait for you"
EVERY = {"week": "y", "month": "y", "quarter": "y"}


@pytest.fixture
def amina(db):
    return make.member(db, "amina", role="graduate")


@pytest.fixture
def elif_(db, amina):
    found = make.member(db, "elif", role="caseworker", house_id=amina.house_id)
    make.assignment(db, found, amina)
    return found


def test_nothing_is_asked_until_she_chooses_and_then_on_that_day(db, sign_in, amina):
    begun = started(db, amina)
    over = started(db, amina, state="ended", title="Cook")
    browser = sign_in(amina)
    page = browser.get(f"/checkins/for/{begun.id}")
    nobody = browser.post(f"/checkins/for/{begun.id}/choice", **EVERY)
    none = browser.post(f"/checkins/for/{begun.id}/choice")
    other = sign_in(make.member(db))
    hidden = [
        browser.get(f"/checkins/for/{over.id}").status_code,
        other.get(f"/checkins/for/{begun.id}").status_code,
        other.post(f"/checkins/for/{begun.id}/choice", sees="nobody", **EVERY).status_code,
    ]
    before = db.every(Checkin)
    browser.post(f"/checkins/for/{begun.id}/choice", sees="nobody", **EVERY)
    browser.post(f"/checkins/for/{begun.id}/choice", sees="carers", week="y", quarter="y")
    rows = db.every(Checkin)
    early = browser.post(f"/checkins/{rows[0].id}/answers", documents="yes")

    assert (page.status_code, " checked" in page.text) == (200, False)
    assert (nobody.status_code, none.status_code, hidden, before) == (422, 303, [404] * 3, [])
    assert [(row.after, row.sees, (row.due_at - clock.now()).days) for row in rows] == [
        ("week", "carers", 6),
        ("quarter", "carers", 90),
    ]
    assert early.status_code == 409
    assert QUESTIONS not in browser.get("/").text
    with time_machine.travel(clock.now() + 8 * DAY):
        later = sign_in(amina)
        assert QUESTIONS in later.get("/").text
        assert later.get("/checkins").text.count(QUESTIONS) == 1
        later.post("/checkins/stopping")
        assert QUESTIONS not in later.get("/").text
    assert db.every(Checkin) == []


def test_answers_are_hers_until_she_shows_them_and_again_when_she_does_not(
    db, sign_in, amina, elif_
):
    row = checkin(db, amina)
    make.shift(db, elif_)
    browser, desk = sign_in(amina), sign_in(elif_)
    page = f"/desk/people/{amina.id}/checkins"
    form = browser.get(f"/checkins/{row.id}")
    said = {"documents": "yes", "wages": "no", "debt": "skipped", "said": "He has my <b>pass</b>"}
    wrong = browser.post(f"/checkins/{row.id}/answers", **said | {"debt": "perhaps"})
    token = browser.token()
    kept = [browser.post(f"/checkins/{row.id}/answers", token=token, **said) for _ in range(2)]
    again = browser.post(f"/checkins/{row.id}/answers", documents="no")
    after = browser.get(f"/checkins/{row.id}").text
    hidden = desk.get(page).text
    browser.post(f"/checkins/{row.id}/readers", sees="carers")
    shown = desk.get(page).text
    browser.post(f"/checkins/{row.id}/readers", sees="nobody")
    back = desk.get(page).text

    assert form.text.count('type="radio"') == 33 + 2
    assert form.text.count(" checked") == 1  # who reads, as she chose
    assert (wrong.status_code, [a.status_code for a in kept], again.status_code) == (
        422,
        [303, 303],
        409,
    )
    assert after.count("I want help") == 1
    assert after.count("Does somebody keep your papers?") == 2
    assert "a copy is enough" in after
    assert [text.count("keep your papers") for text in (hidden, shown, back)] == [0, 1, 0]
    assert "He has my &lt;b&gt;pass" in shown
    looks = [(e.member_id, e.by_id, e.deed) for e in db.every(TrailEntry)]
    assert looks == [(amina.id, elif_.id, "checkins.opened")] * 3


def test_nobody_else_finds_them(db, sign_in, amina, elif_):
    row = checkin(db, amina, said={"documents": "yes"}, sees="carers")
    stranger = make.member(db, role="caseworker", house_id=amina.house_id)
    make.exception(db, stranger, amina)
    desk, other = sign_in(stranger), sign_in(make.member(db, house_id=amina.house_id))
    at = f"/checkins/{row.id}"

    answers = [desk.get(f"/desk/people/{amina.id}/checkins"), desk.get(at), other.get(at)]
    answers += [other.post(f"{at}/{deed}") for deed in ("answers", "readers", "removal", "help")]

    assert {answer.status_code for answer in answers} == {404}
    assert len(db.every(Checkin)) == 1


def test_help_says_what_goes_out_and_only_that_goes(db, sign_in, amina, elif_):
    row = checkin(db, amina, said={"documents": "yes", "debt": "yes", "words": "my own words"})
    make.shift(db, elif_)
    browser = sign_in(amina)
    page = browser.get(f"/checkins/{row.id}/help?about=documents").text
    sent = browser.post(
        f"/checkins/{row.id}/help", about="documents", with_question="y", said="Now"
    )
    browser.post(f"/checkins/{row.id}/help", about="wages", with_question="y", said="")
    told = db.every(Concern)
    desk = sign_in(elif_)
    listed = desk.get("/desk/concerns").text
    read = desk.get(f"/desk/concerns/{told[0].id}").text

    assert "<bdi>elif</bdi></b> is on duty and reads it" in page
    assert (sent.headers["location"], browser.get(sent.headers["location"]).status_code) == (
        f"/worried/{told[0].id}",
        200,
    )
    assert [row.words for row in told] == ["Does somebody keep your papers?\nYes\n\nNow", ""]
    assert [row.kind for row in told] == ["help", "help"]
    assert "<bdi>amina</bdi> wants help" in listed
    assert ("my own words" in read, "owe them" in read, "Tailor" in read) == (False,) * 3
    assert "You asked for help on" in browser.get(f"/checkins/{row.id}").text


def test_taking_back_is_at_once_and_leaves_nothing(db, sign_in, amina):
    kept = checkin(db, amina, said={"debt": "yes"})
    browser = sign_in(amina)
    browser.post("/checkins/stopping")
    left = len(db.every(Checkin))
    token = browser.token()
    gone = [browser.post(f"/checkins/{kept.id}/removal", token=token) for _ in range(2)]

    assert (left, [answer.status_code for answer in gone]) == (1, [303, 303])
    assert db.every(Checkin) == []


def test_the_pin_stands_before_all_of_it(db, sign_in, amina):
    from portal.accounts import pin

    checkin(db, amina)
    db.do(pin.keep, amina.id, "8305", asks=True)
    browser = sign_in(amina)

    assert browser.get("/checkins").headers["location"].startswith("/pin")
    assert QUESTIONS not in browser.get("/").text


def test_a_short_message_only_for_whom_ticked_it_and_once(db, sign_in, amina):
    begun = started(db, amina, days_ago=8)
    browser = sign_in(amina)
    page = f"/checkins/for/{begun.id}"
    chosen = {"sees": "nobody", "month": "y", "outside": "y"}
    without = browser.get(page).text
    browser.post(f"{page}/choice", **chosen)
    before = db.every(Checkin)[0].outside
    reminding.contact(db, amina)
    shown = browser.get(page).text
    browser.post(f"{page}/choice", **chosen)
    early = db.do(remind_of_questions)
    with time_machine.travel(clock.now() + 23 * DAY):
        sent = [db.do(remind_of_questions) for _ in range(2)]
        row = db.every(Checkin)[0]
        sign_in(amina).post(f"/checkins/{row.id}/answers", debt="no")
        left = db.every(Message)

    assert ("short message" in without, "short message" in shown) == (False, True)
    assert (before, early, sent, left) == (False, 0, [1, 0], [])
