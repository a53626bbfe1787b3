"""Moments of the demo world: by day, in order, never in the future."""

from datetime import timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
import time_machine

from portal.demo.times import Times

ISTANBUL = ZoneInfo("Europe/Istanbul")


@pytest.mark.parametrize("hour", ["00:05", "06:59", "07:00", "12:30", "22:59", "23:40"])
def test_people_write_by_day_and_never_tomorrow(hour):
    with time_machine.travel(f"2026-11-22 {hour}:00+03:00", tick=False):
        times = Times(ISTANBUL)
    moments = [times.ago(minutes) for minutes in range(3000, 0, -7)]

    assert all(one <= two for one, two in pairwise(moments))
    assert moments[-1] <= times.now
    assert {m.astimezone(ISTANBUL).hour for m in moments} <= set(range(7, 23))
    assert times.now - moments[-1] < timedelta(hours=9)


def test_the_weekend_moves_to_the_nearest_workday():
    with time_machine.travel("2026-11-21 12:00:00+03:00", tick=False):
        times = Times(ISTANBUL)

    assert [times.workday(n).strftime("%a") for n in range(-1, 3)] == ["Fri", "Fri", "Mon", "Mon"]
