"""The day before: reminders for those who want them, once, from five in the afternoon."""

from datetime import date, time, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from sqlalchemy import update

from portal import clock, formats
from portal.reminders.models import Kind, Message
from portal.training import actions, changing
from portal.training.models import Booking, Training
from portal.training.planning import When
from portal.training.reminding import remind_of_tomorrow
from tests import make
from tests.reminders.making import contact

BEFORE, AFTER = "2026-11-24 13:59:59+00:00", "2026-11-24 14:00:00+00:00"  # 17:00 in Istanbul


@pytest.fixture(autouse=True)
def at_the_house():
    before = formats.zone()
    formats.use(ZoneInfo("Europe/Istanbul"))
    yield
    formats.use(before)


def session_at(db, hours, *people, **values):
    """So many hours from now, with these people in it."""
    training = make.training(db, days=hours / 24, taken=len(people), **values)
    for seat, person in enumerate(people, 1):
        make.booking(db, training, person, seat)
    return training


def test_whoever_wants_it_is_reminded_once_the_day_before(db, house, amina):
    with time_machine.travel(BEFORE, tick=False) as now:
        contact(db, amina)
        session_at(db, 18, amina, make.member(db, house_id=house.id))
        session_at(db, 3, amina)  # today
        session_at(db, 36, amina)  # the day after
        early = db.do(remind_of_tomorrow)
        now.move_to(AFTER)
        at_five = db.do(remind_of_tomorrow)
        again = db.do(remind_of_tomorrow)

    (message,) = db.every(Message)
    assert (early, at_five, again) == (0, 1, 0)
    assert message.kind is Kind.SESSION


def test_from_midnight_to_midnight_by_the_clocks_of_the_house(db, amina):
    with time_machine.travel(AFTER, tick=False):
        contact(db, amina)
        midnight = clock.now() + timedelta(hours=7)
        made = [session_at(db, hours, amina) for hours in (6.9, 7, 30.9, 31)]
        assert made[1].starts_at == midnight
        assert db.do(remind_of_tomorrow) == 2


def test_nobody_is_reminded_of_what_is_not_hers_any_more(db, house, amina):
    with time_machine.travel(AFTER, tick=False):
        contact(db, amina)
        session_at(db, 18, amina, cancelled_at=clock.now())
        given_back = session_at(db, 18, amina)
        gone = update(Booking).where(Booking.training_id == given_back.id)
        db.do(lambda s: s.execute(gone.values(seat=None, cancelled_at=clock.now())))
        child = session_at(db, 18, amina)
        only_child = update(Booking).where(Booking.training_id == child.id)
        db.do(lambda s: s.execute(only_child.values(for_child=True)))

        assert db.do(remind_of_tomorrow) == 0


@pytest.mark.parametrize("off", [{"proven_at": None}, {"sessions": False}, {"stopped_at": True}])
def test_silence_is_the_default(db, amina, off):
    with time_machine.travel(AFTER, tick=False):
        values = {name: clock.now() if value is True else value for name, value in off.items()}
        contact(db, amina, **values)
        session_at(db, 18, amina)

        assert db.do(remind_of_tomorrow) == 0


def test_a_moved_session_is_told_of_again(db, amina):
    with time_machine.travel(AFTER, tick=False):
        contact(db, amina)
        training = session_at(db, 18, amina)
        db.do(remind_of_tomorrow)
        later = update(Training).where(Training.id == training.id)
        moved = {"starts_at": training.starts_at + timedelta(hours=1)}
        db.do(lambda s: s.execute(later.values(**moved, ends_at=training.ends_at)))

        assert db.do(remind_of_tomorrow) == 1


def test_what_has_not_gone_out_is_withdrawn_when_it_is_not_true_any_more(db, house, amina):
    """Given back, moved, called off; who books anew in the evening is reminded anew."""
    gul = make.member(db, house_id=house.id)
    coordinator = make.viewer(make.member(db, role="coordinator", house_id=house.id))
    with time_machine.travel(AFTER, tick=False):
        for person in (amina, gul):
            contact(db, person)
        own = make.training(db, seats=5, days=18 / 24, house_id=house.id)
        moved, off = (session_at(db, 19, amina, house_id=house.id) for _each in range(2))
        for person in (amina, gul):
            db.do(actions.book, own, make.viewer(person), anyway=True)
        assert db.do(remind_of_tomorrow) == 4

        db.do(actions.cancel, own, make.viewer(amina))
        assert len(db.every(Message)) == 3, "the other person is still reminded"
        again = db.do(actions.book, own, make.viewer(amina), anyway=True)
        assert (again, db.do(remind_of_tomorrow)) == (None, 1)

        when = When(date(2026, 11, 30), time(10), time(11))
        db.do(
            lambda s: changing.move(s, coordinator, s.get(Training, moved.id), when, 1, later=False)
        )
        db.do(lambda s: changing.call_off(s, coordinator, s.get(Training, off.id), 1, later=False))

    kinds = sorted(message.kind for message in db.every(Message))
    assert kinds == [Kind.CHANGE, Kind.CHANGE, Kind.SESSION, Kind.SESSION]
