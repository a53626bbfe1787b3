"""Files for calendars (RFC 5545): when, neutral words, and nothing else."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple
from uuid import uuid4

from icalendar import Calendar, Event

from portal import clock

LONGEST_TITLE = 60
KIND = "text/calendar; charset=utf-8"
NAME = "dates.ics"  # says nothing to whoever finds it


class Day(NamedTuple):
    """One entry of a calendar, for the whole day."""

    on: date
    title: str


class Hours(NamedTuple):
    """One entry from one moment to another, known again by its `uid` when it comes anew."""

    uid: str
    starts_at: datetime
    ends_at: datetime
    title: str
    place: str = ""
    sequence: int = 0
    is_cancelled: bool = False


def calendar_file(entries: Sequence[Day | Hours], name: str = "") -> bytes:
    """No description, organizer, link, alarm or method; what the standard wants besides says
    nothing: a random name for each day, and the midnight before as the moment of everything.

    `name` is what a phone calls the whole calendar; without one it would show the address.
    """
    made = Calendar()
    made.add("version", "2.0")
    made.add("prodid", "-//dates//EN")
    if name:
        made.add("name", name)
        made.add("x-wr-calname", name)
    midnight = datetime.combine(clock.now().date(), time(), UTC)
    for entry in dict.fromkeys(entries):  # the same words on the same day once
        made.add_component(_event(entry, midnight))
    written: bytes = made.to_ical()
    return written


def _event(entry: Day | Hours, made_at: datetime) -> Event:
    """Does not show her as busy to those who share the calendar."""
    event = Event()
    event.add("dtstamp", made_at)
    event.add("summary", entry.title)
    event.add("transp", "TRANSPARENT")
    if isinstance(entry, Day):
        event.add("uid", str(uuid4()))
        event.add("dtstart", entry.on)
        event.add("dtend", entry.on + timedelta(days=1))
        return event
    event.add("uid", entry.uid)
    event.add("dtstart", entry.starts_at)
    event.add("dtend", entry.ends_at)
    event.add("sequence", entry.sequence)
    event.add("status", "CANCELLED" if entry.is_cancelled else "CONFIRMED")
    if entry.place:
        event.add("location", entry.place)
    return event
