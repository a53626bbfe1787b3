"""What the page of a session says to one member besides booking: how she was marked, and when it
would have been."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy.orm import Session

from portal import clock
from portal.training.attendance import Mark, mark_for
from portal.training.models import Training
from portal.training.news import moved_from
from portal.training.past import can_say
from portal.viewer import Viewer


class Own(NamedTuple):
    mark: Mark | None
    can_say: bool  # how it was
    was_at: datetime | None


def own_page(db: Session, viewer: Viewer, training: Training, *, had_place: bool) -> Own:
    """One statement for a session that was moved, one for one that has begun."""
    has_begun = training.starts_at <= clock.now()
    return Own(
        mark_for(db, viewer, training.id) if has_begun and had_place else None,
        can_say(training, had_place=had_place),
        moved_from(db, viewer, training.id) if training.moves else None,
    )
