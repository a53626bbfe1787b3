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
    db.add(
        Turn(
            training_id=training_id,
            member_id=wait.member_id if wait else None,
            happened=happened,
            size=wait.size if wait else size,
            at=clock.now(),
        )
    )
