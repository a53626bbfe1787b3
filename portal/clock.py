"""The only place that reads the clock, so that tests can set it."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo


def now() -> datetime:
    """This moment, aware, in UTC."""
    return datetime.now(UTC)  # noqa: TID251 - this is the one place


def today(zone: ZoneInfo) -> date:
    """The calendar day it is in `zone`."""
    return now().astimezone(zone).date()
