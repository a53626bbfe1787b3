"""When a place may be offered, and until when it is held. Pure; hours are those of the house."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

OPEN, CLOSE = time(8), time(20)  # nobody is asked or pressed at night
MORNING = time(10)  # an offer that would end at night ends then
HELD, HELD_SOON = timedelta(hours=24), timedelta(hours=4)
SOON = timedelta(hours=48)  # before the session
LAST = timedelta(hours=2)  # before the session, when places are open to everybody
LEAST = timedelta(minutes=30)  # what is held for less is no offer


def held_until(now: datetime, starts_at: datetime, zone: ZoneInfo) -> datetime | None:
    """Until when a place that is offered now is held; None when none may be offered now."""
    last = _last(starts_at, zone)
    if not _is_day(now, zone) or last - now < LEAST:
        return None
    until = now + (HELD if starts_at - now > SOON else HELD_SOON)
    return min(_not_at_night(until, zone), last)


def can_come(now: datetime, starts_at: datetime, zone: ZoneInfo) -> bool:
    """Whether a place can be offered now or later: else what is free is open to everybody."""
    return _last(starts_at, zone) - _next_day(now, zone) >= LEAST


def latest(until: datetime, starts_at: datetime, zone: ZoneInfo) -> datetime:
    """The end of an offer whose session was moved meanwhile."""
    return min(until, _last(starts_at, zone))


def _last(starts_at: datetime, zone: ZoneInfo) -> datetime:
    """The last moment by day that is not in the last hours before the session."""
    last = starts_at - LAST
    local = last.astimezone(zone)
    if local.time() < OPEN:
        return _at(local - timedelta(days=1), CLOSE)
    return _at(local, CLOSE) if local.time() > CLOSE else last


def _is_day(moment: datetime, zone: ZoneInfo) -> bool:
    return OPEN <= moment.astimezone(zone).time() < CLOSE


def _next_day(moment: datetime, zone: ZoneInfo) -> datetime:
    """This moment, or when the next day begins."""
    if _is_day(moment, zone):
        return moment
    local = moment.astimezone(zone)
    return _at(local if local.time() < OPEN else local + timedelta(days=1), OPEN)


def _not_at_night(moment: datetime, zone: ZoneInfo) -> datetime:
    local = moment.astimezone(zone)
    if OPEN <= local.time() <= CLOSE:
        return moment
    return _at(local if local.time() < OPEN else local + timedelta(days=1), MORNING)


def _at(local: datetime, hour: time) -> datetime:
    """That hour of the local day, in UTC: clocks that are put forward or back count."""
    return datetime.combine(local.date(), hour, local.tzinfo).astimezone(UTC)
