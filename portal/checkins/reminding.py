"""A short message when questions wait, for those who ticked that: in the neutral words they picked.

It goes only to addresses at which they want to hear of places that are kept for them.
"""

from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal import clock
from portal.checkins.models import Checkin
from portal.interest.models import Interest, State
from portal.reminders import rules, words
from portal.reminders.actions import remind
from portal.reminders.models import Contact, Kind
from portal.viewer import Viewer

KIND = Kind.OFFER
USEFUL_FOR = timedelta(days=3)


def about(checkin_id: int) -> str:
    """By what the same news is known again."""
    return f"checkin {checkin_id}"


def message_for(db: Session, member: Viewer) -> str:
    """What would come; empty when nothing would."""
    now = clock.now()
    hers = select(Contact).where(Contact.member_id == member.id).order_by(Contact.id)
    found = next((one for one in db.scalars(hers) if rules.wants(one, KIND, now)), None)
    return words.text_of(KIND, found.offer_wording, found.language) if found else ""


def remind_of_questions(db: Session) -> int:
    """For the worker; how many messages were put out. Each check-in once."""
    now = clock.now()
    due = (
        select(Checkin.id, Checkin.member_id, Checkin.due_at)
        .join(Interest, Interest.id == Checkin.interest_id)
        .where(
            Checkin.outside,
            Checkin.answered_at.is_(None),
            Checkin.due_at <= now,
            Checkin.due_at > now - USEFUL_FOR,
            Interest.state == State.STARTED,
        )
        .order_by(Checkin.id)
    )
    return sum(
        remind(db, member_id, KIND, about(number), not_before=now, expires_at=at + USEFUL_FOR)
        for number, member_id, at in db.execute(due).all()
    )
