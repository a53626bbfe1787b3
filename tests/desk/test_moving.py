"""Moving sessions and calling them off: who is told, what becomes of places and of the line."""

from datetime import timedelta

import pytest
import time_machine
from sqlalchemy import update

from portal import clock
from portal.reminders.models import Kind, Message
from portal.training.models import Booking, Training, Wait
from tests import make
from tests.desk.sessions import CALLED_OFF, MOVED, NOW, at, series, told, wait
from tests.reminders.making import contact
from tests.training.test_list import ids


@pytest.fixture(autouse=True)
def now():
    with time_machine.travel(NOW, tick=False) as travel:
        yield travel


@pytest.fixture
def elif_(db):
    return make.member(db, "elif", role="caseworker")


@pytest.fixture
def amina(db, elif_):
    return make.member(db, "amina", house_id=elif_.house_id)


@pytest.fixture
def training(db, elif_, amina):
    """Tuesday at noon by the clocks of the house, three seats, one of them Amina's."""
    made = make.training(db, days=2, seats=3, taken=1, house_id=elif_.house_id)
    make.booking(db, made, amina)
    return made


def test_moving_tells_everybody_and_keeps_the_places(db, sign_in, elif_, training, amina):
    lale = make.member(db, "lale", house_id=elif_.house_id)
    friend = make.member(db, "friend", house_id=elif_.house_id)
    gone = make.member(db, "gone", house_id=elif_.house_id)
    wait(db, training, lale, friend_id=friend.id, passes=True)
    given_back = {"seat": None, "cancelled_at": clock.now(), "booked_at": clock.now()}
    db.add(Booking(training_id=training.id, member_id=gone.id, **given_back))
    contact(db, amina)
    here = f"/desk/trainings/{training.id}"

    answer = sign_in(elif_).post(f"{here}/move", **at())

    made = db.get(Training, training.id)
    assert answer.headers["location"] == here
    assert f"{made.starts_at:%d %H:%M}–{made.ends_at:%H:%M}" == "25 11:00–13:00"
    assert (made.moves, made.version, made.taken) == (1, 2, 1)
    assert [told(db, one) for one in (amina, lale, friend)] == [[(made.id, MOVED)]] * 3
    assert told(db, gone) == []
    (message,) = db.every(Message)
    assert (message.kind, message.expires_at) == (Kind.CHANGE, made.starts_at)
    browser = sign_in(amina)
    page = browser.get(f"/training/{training.id}").text
    assert "It would have been on Tuesday 24 November at 12:00." in page
    assert (
        "was moved from Tuesday 24 November to Wednesday 25 November, 14:00"
        in browser.get("/").text
    )
    assert browser.post(f"/training/{training.id}/cancellation").status_code == 303
    page = browser.get(f"/training/{training.id}").text
    assert "give your place back" not in page, "she has done so"


def test_a_moved_session_offers_other_dates_with_places(db, sign_in, elif_, training, amina):
    other = make.training(db, training.course_id, days=9, house_id=elif_.house_id)
    make.training(db, training.course_id, days=8, seats=1, taken=1)
    sign_in(elif_).post(f"/desk/trainings/{training.id}/move", **at())

    page = sign_in(amina).get(f"/training/{training.id}")

    assert "Other dates with places" in page.text
    assert ids(page) == [other.id]


def test_an_offer_ends_in_time_when_a_session_is_moved_nearer(db, sign_in, elif_, training):
    lale = make.member(db, "lale", house_id=elif_.house_id)
    until = clock.now() + timedelta(hours=24)
    wait(db, training, lale, offered_at=clock.now(), held_until=until)
    db.do(lambda s: s.execute(update(Training).values(taken=2)))

    sign_in(elif_).post(f"/desk/trainings/{training.id}/move", **at("2026-11-22", "20:00", "21:00"))

    made = db.get(Training, training.id)
    assert f"{made.starts_at:%d %H:%M}" == "22 17:00"
    (held,) = db.every(Wait)
    assert held.held_until <= made.starts_at - timedelta(hours=2)


def test_this_one_and_all_later_ones_move_as_far(db, sign_in, elif_, training, amina):
    later = series(db, training)
    earlier = make.training(db, days=1, series_id=1, house_id=elif_.house_id)
    off = make.training(db, days=30, series_id=1, house_id=elif_.house_id, cancelled_at=clock.now())
    make.booking(db, later[1], amina)
    browser = sign_in(elif_)
    page = browser.get(f"/desk/trainings/{training.id}/move").text
    assert "Move this one and 2 later ones as far" in page

    browser.post(f"/desk/trainings/{training.id}/move", **at(), later="y")

    moved = [db.get(Training, one.id) for one in (training, *later, earlier, off)]
    assert [f"{one.starts_at:%m-%d %H:%M}" for one in moved] == [
        "11-25 11:00",
        "12-02 11:00",
        "12-09 11:00",
        "11-23 09:00",
        "12-22 09:00",
    ]
    assert [one.moves for one in moved] == [1, 1, 1, 0, 0]
    assert told(db, amina) == [(later[1].id, MOVED), (training.id, MOVED)]


def test_moving_nothing_tells_nobody(db, sign_in, elif_, training, amina):
    same = at("2026-11-24", "12:00", "14:00")

    assert sign_in(elif_).post(f"/desk/trainings/{training.id}/move", **same).status_code == 303
    assert (db.get(Training, training.id).moves, told(db, amina)) == (0, [])


@pytest.mark.parametrize(
    "wrong", [at(day=""), at(day="2026-11-21"), at(ends="13:00"), at(begins="x")]
)
def test_no_session_is_moved_to_nowhere(db, sign_in, elif_, training, amina, wrong):
    answer = sign_in(elif_).post(f"/desk/trainings/{training.id}/move", **wrong)

    assert answer.status_code == 422
    assert answer.text.count('class="error"') == 1
    assert (db.get(Training, training.id).moves, told(db, amina)) == (0, [])


def test_calling_off_tells_everybody_and_ends_the_line(db, sign_in, elif_, training, amina):
    lale = make.member(db, "lale", house_id=elif_.house_id)
    until = clock.now() + timedelta(hours=20)
    wait(db, training, lale, offered_at=clock.now(), held_until=until)
    db.do(lambda s: s.execute(update(Training).values(taken=2)))
    for one in (amina, lale):
        contact(db, one)
    other = make.training(db, training.course_id, days=9, house_id=elif_.house_id)
    here = f"/desk/trainings/{training.id}"

    answer = sign_in(elif_).post(f"{here}/cancellation", version="1")

    made = db.get(Training, training.id)
    assert answer.headers["location"] == here
    assert made.cancelled_at is not None
    assert (made.taken, made.kept, db.every(Wait)) == (1, 0, [])
    assert [told(db, one) for one in (amina, lale)] == [[(made.id, CALLED_OFF)]] * 2
    assert [message.kind for message in db.every(Message)] == [Kind.CHANGE] * 2
    assert {message.expires_at for message in db.every(Message)} == {training.starts_at}
    page = sign_in(amina).get(f"/training/{training.id}")
    assert "This session will not take place." in page.text
    assert "Other dates with places" in page.text
    assert ids(page) == [other.id]


def test_calling_off_this_one_and_all_later_ones(db, sign_in, elif_, training, amina):
    later = series(db, training)
    make.booking(db, later[0], amina)
    browser = sign_in(elif_)

    one = browser.post(f"/desk/trainings/{later[1].id}/cancellation", version="1")
    rest = browser.post(f"/desk/trainings/{training.id}/cancellation", version="1", later="y")

    assert (one.status_code, rest.status_code) == (303, 303)
    assert all(row.cancelled_at for row in db.every(Training))
    assert told(db, amina) == [(later[0].id, CALLED_OFF), (training.id, CALLED_OFF)]
