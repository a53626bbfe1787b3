"""Where she wants to be reminded, and how it stands: for herself only."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from portal import clock
from portal.reminders.addresses import masked
from portal.reminders.models import Channel, Contact, Kind, Message, State
from portal.reminders.rules import Standing, standing
from portal.reminders.words import texts_for
from portal.viewer import Viewer


class Way(NamedTuple):
    """One of her addresses. `newest` is what became of the newest message to it."""

    channel: Channel
    standing: Standing
    where: str
    language: str
    texts: list[str]
    newest: State | None
    next_try_at: datetime | None
    stopped_at: datetime | None


def contact_of(db: Session, viewer: Viewer, channel: Channel) -> Contact | None:
    own = select(Contact).where(Contact.member_id == viewer.id, Contact.channel == channel)
    return db.scalars(own).one_or_none()


def ways_of(db: Session, viewer: Viewer) -> list[Way]:
    """At most three statements."""
    newest = select(func.max(Message.id)).where(Message.contact_id == Contact.id)
    found = (
        select(Contact, Message.state, Message.next_try_at)
        .outerjoin(Message, Message.id == newest.correlate(Contact).scalar_subquery())
        .where(Contact.member_id == viewer.id)
        .order_by(Contact.channel)
    )
    now = clock.now()
    return [
        Way(
            contact.channel,
            standing(contact, now),
            masked(contact.channel, contact.address) if contact.address else "",
            contact.language,
            _can_come(contact),
            state,
            next_try_at,
            contact.stopped_at,
        )
        for contact, state, next_try_at in db.execute(found)
    ]


def _can_come(contact: Contact) -> list[str]:
    """Each sentence once; the first message only while it is still to come."""
    texts = texts_for(contact)
    if contact.proven_at is not None:
        del texts[Kind.FIRST]
    return list(dict.fromkeys(texts.values()))
