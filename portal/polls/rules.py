"""Who asks a house something, who votes, who ends it, and when a result is shown."""

from datetime import date, datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from portal.polls.models import Poll
from portal.viewer import MEMBERS, Role, Viewer

ENOUGH = 5  # voices, or nothing of the result is ever told
LEAST_OPTIONS, MOST_OPTIONS = 2, 8
LONGEST = timedelta(days=60)
MAKERS = frozenset({Role.PEER_MENTOR, Role.CASEWORKER, Role.COORDINATOR})
FOR_ALL = frozenset({Role.PEER_MENTOR, Role.COORDINATOR})


class Line(NamedTuple):
    """An answer of a counted poll."""

    text: str
    voices: int


def may_make(viewer: Viewer) -> bool:
    return viewer.role in MAKERS


def may_make_for(viewer: Viewer, house_id: int | None) -> bool:
    """For one's own house; mentors and coordinators also for all houses."""
    if house_id is None:
        return viewer.role in FOR_ALL
    return may_make(viewer) and viewer.house_id == house_id


def may_vote(viewer: Viewer) -> bool:
    """Those who live by it decide. Staff ask and read the result."""
    return viewer.role in MEMBERS


def may_end(viewer: Viewer, poll: Poll) -> bool:
    """Whoever asked; and coordinators, in whose house it is or who share it with all houses."""
    if poll.by_id == viewer.id and may_make(viewer):
        return True
    return viewer.role is Role.COORDINATOR and poll.house_id in {None, viewer.house_id}


def last_day(today: date) -> date:
    return today + LONGEST


def end_of(day: date, zone: ZoneInfo) -> datetime:
    """The last moment of a day, by the clocks of the house."""
    return datetime.combine(day + timedelta(days=1), time.min, zone)


def told(counts: list[int]) -> list[int] | None:
    """What is kept of a count: nothing when it could point to somebody."""
    return counts if sum(counts) >= ENOUGH else None


def result(poll: Poll) -> list[Line]:
    """The answers with their voices, the most first; empty when there were too few."""
    if poll.counts is None:
        return []
    lines = [Line(*both) for both in zip(poll.options, poll.counts, strict=True)]
    return sorted(lines, key=lambda line: -line.voices)
