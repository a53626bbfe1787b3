"""What the first page of a member gathers from the features."""

from typing import NamedTuple

from sqlalchemy.orm import Session

from portal.forum.following import NewReplies, new_replies_for
from portal.home.offers import Offer, told_of
from portal.home.private import SHUT, private_of
from portal.interest.meetings import Meeting
from portal.interest.standing import Standing, standing_of
from portal.packs.way import Guide
from portal.plan.queries import NextStep, next_step_for
from portal.searches.queries import news_for
from portal.training.news import Coming, coming_for
from portal.viewer import Viewer
from portal.way.sheet import Due


class Now(NamedTuple):
    """Everything that is next or new for one person."""

    step: NextStep | None
    reminders: list[Due]
    meeting: Meeting | None
    is_stopped: bool  # the offer behind the date was hidden or taken away
    questions: bool  # a check-in that she chose waits for her
    coming: Coming
    replies: list[NewReplies]
    offers: list[Offer]

    @property
    def dates(self) -> list[str]:
        """Where she is expected next, whatever it is for: the sooner one first."""
        at = {
            "meeting": self.meeting and self.meeting.when.at,
            "booking": self.coming.booking and self.coming.booking.starts_at,
        }
        known = {name: moment for name, moment in at.items() if moment}
        return sorted(known, key=known.__getitem__)


def now_for(db: Session, viewer: Viewer, language: str, guide: Guide, *, private: bool) -> Now:
    """Five statements, however much there is. Without `private` nothing of her plan or papers, nor
    of a date or what she looks for. Who has a date to come is told of no new offers."""
    step = next_step_for(db, viewer, language) if private else None
    reminders, meeting, questions = private_of(db, viewer, guide) if private else SHUT
    stands = standing_of(db, meeting.listing_id) if meeting else Standing.SHOWN
    return Now(
        step,
        reminders,
        meeting,
        stands is Standing.STOPPED,
        questions,
        coming_for(db, viewer),
        new_replies_for(db, viewer),
        [] if meeting else [told_of(new) for new in news_for(db, viewer, private=private)],
    )
