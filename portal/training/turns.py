"""Why each place went where it went, written down while it happens, for staff."""

from enum import StrEnum

from sqlalchemy.orm import Session

from portal import clock
from portal.training.models import Turn, Wait


class Happened(StrEnum):
    """One line of the story of a line."""

    JOINED = "joined"
    LEFT = "left"
    FREED = (
        "freed"  # a place was given back, by whom is not written down, or there are more of them
    )
    ASKED = "asked"
    PASSED_SKIPS = "passed_skips"
    PASSED_NEEDS_MORE = "passed_needs_more"
    ACCEPTED = "accepted"
    SKIPPED = "skipped"
    LAPSED = "lapsed"
    BOOKED = "booked"  # an open place, without being asked
    KEPT = "kept"  # until the morning
    OPENED = "opened"  # nobody in the line could have it
    TOO_LATE = "too_late"  # open to everybody, because it begins soon


def note(
    db: Session, training_id: int, happened: Happened, wait: Wait | None = None, *, size: int = 0
) -> None:
    """One line more. The person of a wait is whoever joined."""
    who, places = (wait.member_id, wait.size) if wait else (None, size)
    _write(db, training_id, happened, who, places)


def note_one(db: Session, wait: Wait, happened: Happened, member_id: int) -> None:
    """One line more, of one person of a wait: a friend who waits with her did nothing."""
    places = wait.size if wait.friend_id is None else 1
    _write(db, wait.training_id, happened, member_id, places)


def _write(
    db: Session, training_id: int, happened: Happened, member_id: int | None, size: int
) -> None:
    row = {"training_id": training_id, "member_id": member_id, "happened": happened, "size": size}
    db.add(Turn(**row, at=clock.now()))
