"""A member sees how a session of hers was marked, and says whether that is right."""

import re

from sqlalchemy import select, update

from portal.trail.models import TrailEntry
from portal.training.models import Booking
from tests import make
from tests.statements import counted
from tests.training.marks import held

THERE = "It is written down that you were there."
NOT_THERE = (
    "It is written down that you were not there. That is all right, and it stands in no "
    "plan. Only a certificate asks who was there."
)


def mark(db, training, was_there):
    """Of everybody who had a seat."""
    rows = update(Booking).where(Booking.training_id == training.id)
    db.do(lambda session: session.execute(rows.values(was_there=was_there)))


def card(browser, training):
    """The card about it on the session's page, without tags; empty when there is none."""
    html = re.search(
        r'id="attendance".*?</form>', browser.get(f"/training/{training.id}").text, re.S
    )
    return " ".join(re.sub(r"<[^>]+>", " ", html[0]).split()) if html else ""


def says(db):
    return db.one(select(Booking)).says_was_there


def test_what_is_not_marked_is_not_spoken_of(db, sign_in, amina):
    browser = sign_in(amina)
    training = held(db, amina)

    assert card(browser, training) == ""
    refused = browser.post(f"/training/{training.id}/confirmation", answer="yes")

    assert refused.status_code == 409
    assert says(db) is None


def test_she_agrees_disagrees_and_changes_her_mind(db, sign_in, amina):
    browser = sign_in(amina)
    training = held(db, amina)
    mark(db, training, False)
    here = f"/training/{training.id}"
    assert NOT_THERE in card(browser, training)

    answer = browser.post(f"{here}/confirmation", answer="no")
    assert (answer.status_code, answer.headers["location"]) == (303, f"{here}#attendance")
    assert says(db) is True
    assert "You say that this is not right." in card(browser, training)

    browser.post(f"{here}/confirmation", answer="yes")
    assert says(db) is False
    assert "You say the same." in card(browser, training)
    assert db.every(TrailEntry) == [], "what she does herself is nobody's business"


def test_what_she_says_stays_true_when_staff_mark_anew(db, sign_in, amina):
    browser = sign_in(amina)
    training = held(db, amina)
    mark(db, training, False)
    browser.post(f"/training/{training.id}/confirmation", answer="no")

    mark(db, training, True)

    assert f"{THERE} You say the same." in card(browser, training)


def test_the_same_form_twice_is_one_answer(db, sign_in, amina):
    browser = sign_in(amina)
    training = held(db, amina)
    mark(db, training, True)
    here, token = f"/training/{training.id}/confirmation", browser.token()

    browser.post(here, answer="no", token=token)
    browser.post(here, answer="yes")
    again = browser.post(here, answer="no", token=token)

    assert again.status_code == 303
    assert says(db) is True


def test_nobody_answers_for_somebody_else(db, sign_in, house, amina):
    training = held(db, amina, house_id=house.id)
    mark(db, training, True)
    neighbour = sign_in(make.member(db, house_id=house.id))
    stranger = sign_in(make.member(db))
    staff = sign_in(make.member(db, role="caseworker", house_id=house.id))
    here = f"/training/{training.id}/confirmation"

    answers = [who.post(here, answer="no").status_code for who in (neighbour, stranger, staff)]

    assert answers == [409, 404, 404]
    assert says(db) is None
    assert card(neighbour, training) == ""
    assert card(staff, training) == ""


def test_nonsense_is_refused(db, sign_in, amina):
    browser = sign_in(amina)
    training = held(db, amina)
    mark(db, training, True)

    for typed in ({}, {"answer": ""}, {"answer": "maybe"}, {"answer": "y" * 3000}):
        assert browser.post(f"/training/{training.id}/confirmation", **typed).status_code == 409
    assert says(db) is None


def test_a_seat_given_back_and_a_child_are_not_asked(db, sign_in, amina):
    browser = sign_in(amina)
    training = held(db, amina)
    mark(db, training, True)
    child = update(Booking).values(for_child=True)
    db.do(lambda session: session.execute(child))

    assert card(browser, training) == ""
    assert browser.post(f"/training/{training.id}/confirmation", answer="no").status_code == 409


def test_absence_stands_in_no_other_place(db, sign_in, amina):
    browser = sign_in(amina)
    training = held(db, amina)
    mark(db, training, False)

    for page in ("/", "/plan", "/training", "/training?mine=1"):
        text = browser.get(page).text
        assert "not there" not in text
        assert f"/training/{training.id}" not in text


def test_one_statement_more_when_it_has_begun(db, sign_in, amina):
    training = held(db, amina)
    mark(db, training, True)
    browser = sign_in(amina)

    with counted(db) as seen:
        browser.get(f"/training/{training.id}")

    assert len(seen) <= 6, seen
