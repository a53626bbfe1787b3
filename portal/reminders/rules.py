"""What may be sent to which address, and when."""

from datetime import datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from portal.reminders.models import Contact, Kind
from portal.viewer import MEMBERS, Role, Viewer

FROM, TO = 8, 20  # the hours of the house in which messages go out
ASK_AFTER = timedelta(days=90)  # so long a yes to “is it still safe?” counts
PAUSE_AFTER = timedelta(days=14)  # so long the question may wait for its answer
MOST_TRIES = 6
WAITS = tuple(timedelta(minutes=n) for n in (1, 5, 30, 120, 360))  # after each try but the last


class Standing(StrEnum):
    """How it stands with one address."""

    OFF = "off"
    UNPROVEN = "unproven"  # a first message went out; she has not said that it came
    ON = "on"
    ASKING = "asking"  # on, and she is asked whether writing is still safe
    PAUSED = "paused"  # she did not answer


def standing(contact: Contact, now: datetime) -> Standing:
    if contact.stopped_at is not None:
        return Standing.OFF
    if contact.proven_at is None:
        return Standing.UNPROVEN
    since = now - max(contact.proven_at, contact.asked_at or contact.proven_at)
    if since < ASK_AFTER:
        return Standing.ON
    return Standing.ASKING if since < ASK_AFTER + PAUSE_AFTER else Standing.PAUSED


def wants(contact: Contact, kind: Kind, now: datetime) -> bool:
    """Proven, not stopped, still safe as far as she said, and such news was asked for. A first
    message is for an address that is not proven yet."""
    stands = standing(contact, now)
    if kind is Kind.FIRST:
        return stands is Standing.UNPROVEN
    if stands not in {Standing.ON, Standing.ASKING}:
        return False
    if kind is Kind.SEARCH:
        return contact.searches
    return contact.offers if kind is Kind.OFFER else contact.sessions


def is_day(now: datetime, zone: ZoneInfo) -> bool:
    """Whether messages may go out at this moment."""
    return FROM <= now.astimezone(zone).hour < TO


def wait_after(tries: int) -> timedelta | None:
    """How long until the next try, after so many; None when it was the last."""
    return WAITS[tries - 1] if tries < MOST_TRIES else None


def may_have(viewer: Viewer) -> bool:
    return viewer.role in MEMBERS


def may_settle(viewer: Viewer) -> bool:
    """Messages that could not be sent are a coordinator's to look after. They name nobody."""
    return viewer.role is Role.COORDINATOR
