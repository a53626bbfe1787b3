"""Days as a file for calendars (RFC 5545): the day, neutral words, and nothing else."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple
from uuid import uuid4

from icalendar import Calendar, Event

from portal import clock


class Day(NamedTuple):
    """One entry of a calendar, for the whole day."""

    on: date
    title: str


def calendar_file(days: Sequence[Day]) -> bytes:
    """No description, place, organizer, link, alarm or method; what the standard wants besides
    says nothing: a new random name for each entry, and the midnight before as its moment."""
    made = Calendar()
    made.add("version", "2.0")
    made.add("prodid", "-//dates//EN")
    midnight = datetime.combine(clock.now().date(), time(), UTC)
    for day in dict.fromkeys(days):  # the same words on the same day once
        made.add_component(_event(day, midnight))
    written: bytes = made.to_ical()
    return written


def _event(day: Day, made_at: datetime) -> Event:
    """Does not show her as busy to those who share the calendar."""
    event = Event()
    event.add("uid", str(uuid4()))
    event.add("dtstamp", made_at)
    event.add("dtstart", day.on)
    event.add("dtend", day.on + timedelta(days=1))
    event.add("summary", day.title)
    event.add("transp", "TRANSPARENT")
    return event
