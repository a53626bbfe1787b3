"""Rules of RFC 5545 by the clocks of the house: which dates, which rules, how far."""

import time
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st

from portal.training import recurrence
from portal.training.recurrence import AHEAD, MOST, WEEKDAYS, BadRule, cleaned, dates, ending

ISTANBUL, BERLIN = ZoneInfo("Europe/Istanbul"), ZoneInfo("Europe/Berlin")
local = datetime.fromisoformat
FIRST = local("2026-12-01 10:00")  # a Tuesday


def told(rule, first=FIRST, zone=ISTANBUL):
    return [f"{m.astimezone(zone):%m-%d %H:%M}" for m in dates(rule, first, zone).moments]


def test_every_week_two_weeks_and_month():
    assert told("FREQ=WEEKLY;COUNT=3") == ["12-01 10:00", "12-08 10:00", "12-15 10:00"]
    assert told(f"{recurrence.weekly(2)};COUNT=2") == ["12-01 10:00", "12-15 10:00"]
    monthly = recurrence.monthly(date(2026, 12, 8))
    assert monthly == "FREQ=MONTHLY;BYDAY=2TU"
    second = local("2026-12-08 10:00")
    assert told(f"{monthly};COUNT=3", second) == ["12-08 10:00", "01-12 10:00", "02-09 10:00"]
    assert recurrence.monthly(date(2026, 12, 29)) == "FREQ=MONTHLY;BYDAY=-1TU"


def test_own_rules_with_days_and_an_end():
    assert told("FREQ=WEEKLY;BYDAY=TU,TH;UNTIL=20261210") == [
        "12-01 10:00",
        "12-03 10:00",
        "12-08 10:00",
        "12-10 10:00",
    ]
    assert told("FREQ=WEEKLY;UNTIL=20261208T065959Z") == ["12-01 10:00"], (
        "a second before it begins"
    )
    assert told("FREQ=WEEKLY;UNTIL=20261208T070000Z") == ["12-01 10:00", "12-08 10:00"]
    assert told("FREQ=WEEKLY;UNTIL=20261201T095959") == []


def test_sessions_stay_at_their_hour_when_the_clocks_change():
    before = local("2027-03-23 10:00")
    found = dates("FREQ=WEEKLY;COUNT=2", before, BERLIN).moments

    assert [moment.hour for moment in found] == [9, 8]
    assert [moment.tzinfo for moment in found] == [UTC, UTC]


def test_an_hour_that_is_left_out_is_the_next_and_one_that_comes_twice_is_the_first():
    assert told("FREQ=DAILY;COUNT=2", local("2027-03-27 02:30"), BERLIN) == [
        "03-27 02:30",
        "03-28 03:30",
    ]
    found = dates("FREQ=DAILY;COUNT=2", local("2027-10-30 02:30"), BERLIN).moments
    assert [moment.hour for moment in found] == [0, 0]


def test_sixty_sessions_and_a_year_are_the_most():
    daily = dates("FREQ=DAILY", FIRST, ISTANBUL)
    monthly = dates("FREQ=MONTHLY", FIRST, ISTANBUL)

    assert (len(daily.moments), daily.is_cut) == (MOST, True)
    assert (len(monthly.moments), monthly.is_cut) == (13, True)
    assert monthly.moments[-1] - monthly.moments[0] <= AHEAD
    assert dates("FREQ=WEEKLY;COUNT=60", FIRST, ISTANBUL).is_cut is True, "longer than a year"
    assert dates("FREQ=DAILY;COUNT=60", FIRST, ISTANBUL).is_cut is False


@pytest.mark.parametrize("until", ["99991231T235959Z", "99991231T235959", "99991231"])
@pytest.mark.parametrize("zone", ["Europe/Istanbul", "America/Lima"])
def test_a_rule_for_ever_is_cut_after_a_year(until, zone):
    """Calendars write the last second there is, which in Istanbul is in the year 10000."""
    found = dates(f"FREQ=MONTHLY;UNTIL={until}", FIRST, ZoneInfo(zone))

    assert (len(found.moments), found.is_cut) == (13, True)
    nothing = dates("FREQ=DAILY;UNTIL=00010101T000000Z", FIRST, ZoneInfo(zone))
    assert nothing == ([], False)


def test_a_rule_that_never_comes_true_costs_no_time():
    began = time.process_time()
    for rule in ("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", "FREQ=MONTHLY;BYMONTHDAY=31;BYDAY=1MO"):
        assert dates(rule, FIRST, ISTANBUL).moments == []

    assert time.process_time() - began < 1, "followed to the year 9999 it takes seven seconds"


@pytest.mark.parametrize(
    "rule",
    [
        "",
        "x",
        "every Tuesday",
        "FREQ=",
        "FREQ=HOURLY",
        "FREQ=SECONDLY;COUNT=9",
        "COUNT=3",
        "FREQ=WEEKLY;FREQ=DAILY",
        "FREQ=WEEKLY;BYHOUR=9,10",
        "FREQ=WEEKLY;BYDAY=XX",
        "FREQ=WEEKLY;BYDAY=2MO",
        "FREQ=MONTHLY;BYDAY=6MO",
        "FREQ=YEARLY;BYMONTH=12;BYDAY=6MO",
        "FREQ=WEEKLY;INTERVAL=0",
        "FREQ=WEEKLY;INTERVAL=-1",
        "FREQ=WEEKLY;INTERVAL=99999999999999",
        "FREQ=WEEKLY;COUNT=0",
        "FREQ=WEEKLY;COUNT=3;UNTIL=20270101",
        "FREQ=WEEKLY;UNTIL=tomorrow",
        "FREQ=WEEKLY;UNTIL=20271345",
        "FREQ=WEEKLY;BYMONTHDAY=3",
        "FREQ=MONTHLY;BYMONTHDAY=32",
        "FREQ=MONTHLY;BYMONTHDAY=0",
        "FREQ=MONTHLY;BYSETPOS=1",
        "FREQ=YEARLY;BYMONTH=13",
        "FREQ=WEEKLY;WKST=1",
        "FREQ=WEEKLY\nDTSTART:20260101",
        "FREQ=WEEKLY;BYDAY=" + ",".join(["MO"] * 90),
    ],
)
def test_what_is_no_rule_is_said_so(rule):
    with pytest.raises(BadRule) as wrong:
        dates(rule, FIRST, ISTANBUL)
    assert str(wrong.value.args[0])


def test_a_rule_is_kept_in_one_way():
    assert cleaned(" rrule:freq=weekly; byday=tu ,th;count=٨;") == "FREQ=WEEKLY;BYDAY=TU,TH;COUNT=8"


def test_a_rule_gets_an_end_unless_it_has_one():
    until = date(2027, 6, 30)
    assert ending("FREQ=DAILY", count=8, until=None, zone=ISTANBUL) == "FREQ=DAILY;COUNT=8"
    assert ending("FREQ=DAILY", count=None, until=until, zone=ISTANBUL) == (
        "FREQ=DAILY;UNTIL=20270630T205959Z"
    )
    assert ending("FREQ=DAILY;COUNT=2", count=8, until=None, zone=ISTANBUL) == "FREQ=DAILY;COUNT=2"


rules = st.builds(
    lambda frequency, interval, days, count: (
        f"FREQ={frequency};INTERVAL={interval};BYDAY={','.join(sorted(days))};COUNT={count}"
    ),
    st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]),
    st.integers(1, 8),
    st.sets(st.sampled_from(WEEKDAYS), min_size=1),
    st.integers(1, 80),
)
days = st.dates(date(2026, 11, 22), date(2060, 12, 31))


@given(rules, days)
def test_dates_are_those_of_the_library_where_no_clock_changes(rule, day):
    """Looked up in a late year or in this one: the same."""
    first = datetime.combine(day, datetime.min.time().replace(hour=10))
    if rule.startswith("FREQ=DAILY;INTERVAL=7"):
        return  # the library would look for a Tuesday among Mondays for seconds
    found = dates(rule, first, UTC)
    expected = [each.replace(tzinfo=UTC) for each in rrulestr(rule, dtstart=first)[: MOST + 1]]
    near = [each for each in expected[:MOST] if each <= first.replace(tzinfo=UTC) + AHEAD]

    assert found.moments == near
    assert found.is_cut == (len(near) < len(expected))
