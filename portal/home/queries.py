"""What the first page of a member gathers from the features."""

from typing import NamedTuple

from sqlalchemy.orm import Session

from portal.forum.following import NewReplies, new_replies_for
from portal.listings.queries import NewJob, newest_jobs_for
from portal.packs.way import Guide
from portal.plan.hiding import shows
from portal.plan.models import GoalType
from portal.plan.queries import NextStep, next_step_for
from portal.training.news import Coming, coming_for
from portal.viewer import Viewer
from portal.way.queries import reminders_for
from portal.way.sheet import Due

_LAW_SHOWS = shows(GoalType.LEGAL)  # papers are not told of where she hides that topic


class Now(NamedTuple):
    """Everything that is next or new for one person."""

    step: NextStep | None
    reminders: list[Due]
    coming: Coming
    replies: list[NewReplies]
    jobs: list[NewJob]


def now_for(db: Session, viewer: Viewer, language: str, guide: Guide, *, private: bool) -> Now:
    """Five statements, however much there is. Without `private` nothing of her plan or papers."""
    return Now(
        next_step_for(db, viewer, language) if private else None,
        reminders_for(db, viewer, guide, _LAW_SHOWS) if private else [],
        coming_for(db, viewer),
        new_replies_for(db, viewer),
        newest_jobs_for(db, viewer),
    )
