"""The whole way: a seat tomorrow, a row in the outbox in the afternoon, one message by day."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from portal import clock, formats
from portal.training.reminding import remind_of_tomorrow
from tests import make
from tests.reminders.making import contact, states


@pytest.fixture(autouse=True)
def house_time():
    formats.use(ZoneInfo("Europe/Istanbul"))
    yield
    formats.use(ZoneInfo("UTC"))


@pytest.fixture
def seat(db, amina):
    contact(db, amina)
    training = make.training(db, days=1, taken=1)
    make.booking(db, training, amina)
    return training


def test_once_in_the_afternoon_of_the_day_before(db, seat, gateway, send, moment):
    assert db.do(remind_of_tomorrow) == 0, "it is noon"
    moment.shift(timedelta(hours=5, minutes=1))

    assert [db.do(remind_of_tomorrow) for _ in range(2)] == [1, 0]
    assert [send(), send()] == [1, 0]
    assert [asked.fields["Body"] for asked in gateway.asked] == ["Your appointment is tomorrow."]


def test_nobody_reads_tomorrow_on_the_day_itself(db, amina, gateway, send, moment):
    """Booked in the evening, when nothing goes out any more: in the morning it would be wrong."""
    contact(db, amina)
    moment.move_to("2026-11-23 18:30:00+00:00")  # half past nine
    training = make.training(db, days=0.8, taken=1)
    make.booking(db, training, amina)
    assert db.do(remind_of_tomorrow) == 1
    assert send() == 0
    moment.move_to("2026-11-24 05:00:00+00:00")
    assert clock.now() < training.starts_at

    assert send() == 0
    assert gateway.asked == []
    assert states(db) == [("dropped", 0, "late")]
