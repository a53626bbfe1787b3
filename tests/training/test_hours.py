"""When a place is offered and until when it is held: a table, and what must hold at any time."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from portal.training.hours import LEAST, can_come, held_until, latest

ISTANBUL = ZoneInfo("Europe/Istanbul")
BERLIN = ZoneInfo("Europe/Berlin")  # where clocks are put forward and back
ZONES = st.sampled_from([ISTANBUL, BERLIN, ZoneInfo("America/Santiago"), ZoneInfo("Asia/Tehran")])


def at(text, zone=ISTANBUL):
    """`23 10:00`: that day of November 2026."""
    day, hour = text.split()
    return datetime.fromisoformat(f"2026-11-{day}T{hour}").replace(tzinfo=zone).astimezone(UTC)


TABLE = {  # now, the session's beginning, until when it is held
    "a day, when the session is far away": ("23 10:00", "27 14:00", "24 10:00"),
    "four hours, when it is soon": ("23 10:00", "25 09:00", "23 14:00"),
    "exactly two days is soon": ("23 10:00", "25 10:00", "23 14:00"),
    "the first moment of the day": ("23 08:00", "27 14:00", "24 08:00"),
    "the last moment of the day": ("23 19:59", "27 14:00", "24 19:59"),
    "not at eight in the evening": ("23 20:00", "27 14:00", None),
    "not at night": ("23 03:00", "27 14:00", None),
    "not before eight": ("23 07:59", "27 14:00", None),
    "until the next morning": ("23 17:00", "25 09:00", "24 10:00"),
    "until eight in the evening": ("23 16:00", "25 09:00", "23 20:00"),
    "never later than two hours before": ("23 10:00", "23 14:00", "23 12:00"),
    "not in the last two hours": ("23 12:00", "23 14:00", None),
    "not for a few minutes": ("23 11:31", "23 14:00", None),
    "for half an hour": ("23 11:30", "23 14:00", "23 12:00"),
    "before an early session it ends the evening before": ("23 17:00", "24 09:00", "23 20:00"),
    "and is none at all late that evening": ("23 19:45", "24 09:00", None),
    "before a session late at night": ("23 19:00", "23 23:59", "23 20:00"),
    "after it began": ("23 15:00", "23 14:00", None),
}


@pytest.mark.parametrize("name", TABLE)
def test_the_table(name):
    now, starts_at, until = TABLE[name]

    found = held_until(at(now), at(starts_at), ISTANBUL)

    assert found == (until and at(until)), found and found.astimezone(ISTANBUL)


@pytest.mark.parametrize(
    ("now", "starts_at", "comes"),
    [
        ("23 10:00", "27 14:00", True),
        ("23 23:00", "24 14:00", True),  # in the morning
        ("23 03:00", "23 14:00", True),
        ("23 03:00", "23 10:29", False),  # there would be no half hour left
        ("23 03:00", "23 10:30", True),
        ("23 20:00", "24 09:00", False),
        ("23 12:00", "23 14:00", False),
        ("23 15:00", "23 14:00", False),
    ],
)
def test_whether_anybody_can_still_be_asked(now, starts_at, comes):
    assert can_come(at(now), at(starts_at), ISTANBUL) is comes


def test_a_session_that_was_moved_cuts_an_offer_short():
    assert latest(at("24 10:00"), at("27 14:00"), ISTANBUL) == at("24 10:00")
    assert latest(at("24 10:00"), at("24 11:00"), ISTANBUL) == at("24 09:00")
    assert latest(at("24 10:00"), at("24 09:00"), ISTANBUL) == at("23 20:00")


MOMENTS = st.integers(0, 2 * 365 * 24 * 60).map(
    lambda minutes: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)
AHEAD = st.timedeltas(timedelta(hours=-3), timedelta(days=6))


@given(MOMENTS, AHEAD, ZONES)
@example(datetime(2026, 3, 28, 18, 30, tzinfo=UTC), timedelta(days=5), BERLIN)
@example(datetime(2026, 10, 24, 17, 30, tzinfo=UTC), timedelta(days=5), BERLIN)
def test_nobody_is_asked_or_pressed_at_night(now, ahead, zone):
    starts_at = now + ahead
    until = held_until(now, starts_at, zone)

    if until is None:
        return
    assert time(8) <= now.astimezone(zone).time() < time(20)
    assert time(8) <= until.astimezone(zone).time() <= time(20)
    assert LEAST <= until - now <= timedelta(hours=24 + 14)
    assert until <= starts_at - timedelta(hours=2)


@given(MOMENTS, AHEAD, ZONES)
def test_it_can_come_exactly_when_there_is_an_hour_in_which_it_comes(now, ahead, zone):
    """Looked for in steps of a quarter of an hour."""
    starts_at = now + ahead
    steps = [now + timedelta(minutes=15 * n) for n in range(4 * 16)]

    comes = can_come(now, starts_at, zone)

    assert not any(held_until(step, starts_at, zone) for step in steps) or comes
    if comes:
        exact = [*steps, *(_eight(now + timedelta(days=days), zone) for days in (0, 1))]
        assert any(held_until(step, starts_at, zone) for step in exact if step >= now)


def _eight(moment, zone):
    day = moment.astimezone(zone).date()
    return datetime.combine(day, time(8), zone).astimezone(UTC)
