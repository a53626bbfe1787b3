"""What the first page asks: where I am expected next."""

from portal import clock
from portal.training.news import coming_for
from portal.training.queries import NextBooking
from tests import make
from tests.statements import counted


def test_the_soonest_own_booking_that_takes_place(db, house, amina):
    course = make.course(db, "Sewing").id
    viewer = make.viewer(amina)
    assert db.ask(coming_for, viewer).booking is None
    make.booking(db, make.training(db, course, days=-1), amina)
    make.booking(db, make.training(db, course, days=1, cancelled_at=clock.now()), amina)
    make.booking(db, make.training(db, course, days=1), make.member(db, house_id=house.id))
    assert db.ask(coming_for, viewer).booking is None
    make.booking(db, make.training(db, course, days=3), amina)
    soon = make.training(db, course, days=2, house_id=house.id)
    make.booking(db, soon, amina)

    with counted(db) as seen:
        found = db.ask(coming_for, viewer).booking

    assert len(seen) == 1
    assert found == NextBooking(soon.id, {"en": "Sewing"}, soon.starts_at, soon.ends_at, "Room 2")


def test_one_that_is_going_on_is_still_the_next(db, amina):
    running = make.training(db, days=-1 / 24)
    make.booking(db, running, amina)

    assert db.ask(coming_for, make.viewer(amina)).booking.id == running.id
