"""Questions she asked a house, and her own voice where it is not counted yet."""

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from portal.i18n import lazy as _
from portal.my_data.holdings.shape import Entry, Fact, entry
from portal.polls.models import Poll
from portal.polls.queries import ballots_of
from portal.viewer import Viewer


def polls(db: Session, viewer: Viewer) -> list[Entry]:
    """Counted voices are nobody's: they are gone."""
    maybe = or_(Poll.by_id == viewer.id, Poll.counted_at.is_(None))
    found = list(db.scalars(select(Poll).where(maybe).order_by(Poll.id.desc())))
    mine = ballots_of(db, viewer, [poll.id for poll in found])
    hers = {poll.id for poll in found if poll.by_id == viewer.id}
    return [
        entry(
            Fact("question", _("What is to be decided?"), poll.title, poll.language),
            Fact("asked_at", _("You asked this"), poll.made_at if poll.id in hers else None),
            Fact("voice", _("Your answer"), _said(poll, mine[poll.id].choice), poll.language),
            more=("polls.show", poll.id),
        )
        for poll in found
        if poll.id in hers or mine[poll.id].choice is not None
    ]


def _said(poll: Poll, choice: int | None) -> str | None:
    return None if choice is None else poll.options[choice]
