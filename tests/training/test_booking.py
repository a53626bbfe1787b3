"""Booking a place and giving it back."""

import time_machine
from sqlalchemy import select, update

from portal.training.models import Booking, Training
from tests import make
from tests.training.seen import block, seats, stored

TWO_LEFT = "A few places left I bring a child: two places Book a place"


def test_book_cancel_and_book_again(db, sign_in, amina):
    training = make.training(db, seats=2)
    browser = sign_in(amina)
    here = f"/training/{training.id}"
    assert block(browser.get(here)).startswith(TWO_LEFT)

    booked = browser.post(f"{here}/booking")
    assert (booked.status_code, booked.headers["location"]) == (303, here)
    assert block(browser.get(here)).startswith("You have a place.")
    assert seats(db, training) == (1, [1])

    cancelled = browser.post(f"{here}/cancellation")
    assert (cancelled.status_code, cancelled.headers["location"]) == (303, here)
    assert block(browser.get(here)).startswith(TWO_LEFT)
    assert seats(db, training) == (0, [])
    history = db.one(select(Booking))
    assert (history.seat, history.member_id) == (None, amina.id)
    assert history.cancelled_at is not None

    browser.post(f"{here}/booking")
    assert seats(db, training) == (1, [1])
    again = db.one(select(Booking))
    assert (again.id, again.cancelled_at) == (history.id, None)


def test_booking_and_cancelling_twice_is_once(db, sign_in, house, amina):
    training = make.training(db)
    make.booking(db, training, make.member(db, house_id=house.id))
    db.do(lambda session: session.execute(update(Training).values(taken=1)))
    browser = sign_in(amina)

    for _ in range(2):
        assert browser.post(f"/training/{training.id}/booking").status_code == 303
        assert seats(db, training) == (2, [1, 2])
    for _ in range(2):
        assert browser.post(f"/training/{training.id}/cancellation").status_code == 303
        assert seats(db, training) == (1, [1])


def test_the_same_form_sent_twice_is_one_deed(db, sign_in, amina):
    training = make.training(db)
    browser = sign_in(amina)
    here = f"/training/{training.id}"
    token = browser.token()

    first = browser.post(f"{here}/booking", token=token)
    browser.post(f"{here}/cancellation")
    second = browser.post(f"{here}/booking", token=token)

    assert first.headers["location"] == second.headers["location"] == here
    assert seats(db, training) == (0, [])


def test_cancelling_nothing_changes_nothing(db, sign_in, house, amina):
    training = make.training(db, taken=1)
    make.booking(db, training, make.member(db, house_id=house.id))
    before = stored(db)

    assert sign_in(amina).post(f"/training/{training.id}/cancellation").status_code == 303

    assert stored(db) == before


def test_a_seat_given_back_is_given_out_again(db, sign_in, house):
    training = make.training(db, seats=3)
    browsers = [sign_in(make.member(db, house_id=house.id)) for _ in range(4)]

    for browser in browsers[:3]:
        browser.post(f"/training/{training.id}/booking")
    browsers[0].post(f"/training/{training.id}/cancellation")
    answer = browsers[3].post(f"/training/{training.id}/booking")

    assert answer.status_code == 303
    assert seats(db, training) == (3, [1, 2, 3])


def test_a_full_session_says_booked_to_those_who_have_a_place(db, sign_in, amina):
    training = make.training(db, seats=1)
    browser = sign_in(amina)

    browser.post(f"/training/{training.id}/booking")
    again = browser.post(f"/training/{training.id}/booking")

    assert again.status_code == 303
    assert block(browser.get(f"/training/{training.id}")).startswith("You have a place.")


def test_a_session_that_begins_this_moment_has_begun(db, sign_in, amina):
    with time_machine.travel("2026-11-23 09:00:00+00:00", tick=False) as moment:
        training = make.training(db, days=1 / 24)
        moment.shift(3599)
        browser = sign_in(amina)
        moment.shift(1)
        assert browser.post(f"/training/{training.id}/booking").status_code == 409
        moment.shift(-1)
        assert browser.post(f"/training/{training.id}/booking").status_code == 303
