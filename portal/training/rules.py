"""Who may book and when, which seat is given, and how full a session is without saying numbers."""

from collections.abc import Collection
from datetime import datetime
from enum import StrEnum
from itertools import count

from portal.training.models import Training
from portal.viewer import MEMBERS, Viewer

A_FEW = 3


class Places(StrEnum):
    """How many places are left. Numbers would tell who comes, and make people hurry."""

    FREE = "free"
    FEW = "few"
    FULL = "full"


class Standing(StrEnum):
    """How one person and one session stand to each other; the first that is true, from below."""

    OPEN = "open"
    FULL = "full"
    WAITING = "waiting"  # she is in the line
    OFFERED = "offered"  # places are held for her
    BOOKED = "booked"
    BEGUN = "begun"
    CALLED_OFF = "called_off"


def places(seats: int, taken: int) -> Places:
    if taken >= seats:
        return Places.FULL
    return Places.FEW if seats - taken <= A_FEW else Places.FREE


def standing(
    training: Training,
    now: datetime,
    *,
    has_seat: bool,
    waits: bool = False,
    is_offered: bool = False,
) -> Standing:
    if training.cancelled_at is not None:
        return Standing.CALLED_OFF
    if training.starts_at <= now:
        return Standing.BEGUN
    if has_seat:
        return Standing.BOOKED
    if waits or is_offered:
        return Standing.OFFERED if is_offered else Standing.WAITING
    is_full = places(training.seats, training.taken) is Places.FULL
    return Standing.FULL if is_full else Standing.OPEN


def may_book(viewer: Viewer) -> bool:
    """Members book for themselves; nobody books for somebody else."""
    return viewer.role in MEMBERS


def lowest_free(used: Collection[int | None]) -> int:
    """The seat for the next person: 1, or where somebody gave one back."""
    return next(seat for seat in count(1) if seat not in used)
