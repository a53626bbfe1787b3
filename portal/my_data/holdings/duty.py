"""What I told those on duty, what I asked the mentors, and when I was on duty myself."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.duty.models import Concern, Shift
from portal.duty.rules import ABOUT, OUTCOMES
from portal.i18n import lazy as _
from portal.letters.models import Letter
from portal.letters.queries import messages_of
from portal.my_data.holdings.shape import Entry, Fact, entry
from portal.viewer import Viewer


def concerns(db: Session, viewer: Viewer) -> list[Entry]:
    own = select(Concern).where(Concern.member_id == viewer.id).order_by(Concern.id.desc())
    return [
        entry(
            Fact("number", _("Number"), row.id),
            Fact("about", _("What it is about"), ABOUT.get(row.about)),
            Fact("words", _("What you wrote"), row.words),
            Fact("with_post", _("With a post"), row.post_id is not None or None),
            Fact(
                "with_message", _("With a message of a letter"), row.message_id is not None or None
            ),
            Fact("raised_at", _("When"), row.raised_at),
            Fact("seen_at", _("Read"), row.seen_at),
            Fact("closed_at", _("Closed"), row.closed_at),
            Fact("outcome", _("What came of it"), OUTCOMES.get(row.outcome)),
            more=("home.told", row.id),
        )
        for row in db.scalars(own)
    ]


def letters(db: Session, viewer: Viewer) -> list[Entry]:
    """Every message of every letter, the answers too."""
    own = select(Letter).where(Letter.member_id == viewer.id).order_by(Letter.id.desc())
    return [
        entry(
            Fact("said", _MENTOR if message.from_team else _YOU, message.said),
            Fact("by", _("Who answered"), message.name if message.from_team else None),
            Fact("other_houses", _("Not the mentors of my house"), row.other_houses or None),
            Fact("at", _("When"), message.at),
            Fact("closed_at", _("Closed"), row.closed_at),
            more=("letters.show", row.id),
        )
        for row in db.scalars(own)
        for message in messages_of(db, row.id)
    ]


def shifts(db: Session, viewer: Viewer) -> list[Entry]:
    own = select(Shift).where(Shift.member_id == viewer.id).order_by(Shift.since.desc())
    return [
        entry(
            Fact("since", _("On duty from"), row.since),
            Fact("until", _("On duty until"), row.until),
        )
        for row in db.scalars(own)
    ]


_YOU, _MENTOR = _("What you wrote"), _("What a mentor answered")
