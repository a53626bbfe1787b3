"""Messages that could not be sent, as the desk sees them: how many of what, and why. Nobody's name,
house, address or words: a coordinator looks after the way out, not after who uses it."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Update, and_, false, func, select, update
from sqlalchemy.orm import Session

from portal import clock
from portal.db import changed
from portal.refusal import require
from portal.reminders import rules
from portal.reminders.letters import Fault
from portal.reminders.models import Channel, Contact, Kind, Message, State
from portal.viewer import Viewer


class Pile(NamedTuple):
    """Dead messages of one kind that failed alike."""

    channel: Channel
    kind: Kind
    fault: str
    how_many: int
    since: datetime

    @property
    def key(self) -> str:
        return f"{self.channel} {self.kind} {self.fault}"


class Way(NamedTuple):
    """How it goes with one way out."""

    channel: Channel
    trying: int  # failed and waiting for another try
    last_sent_at: datetime | None


def piles(db: Session) -> list[Pile]:
    """Oldest first."""
    since = func.min(Message.made_at)
    columns = (Contact.channel, Message.kind, Message.fault, func.count(), since)
    found = select(*columns).join(Contact, Contact.id == Message.contact_id)
    found = found.where(Message.state == State.DEAD).group_by(*columns[:3]).order_by(since)
    return [Pile._make(row) for row in db.execute(found)]


def ways(db: Session) -> list[Way]:
    """Only those on which something was tried lately."""
    trying = func.count().filter(Message.state == State.WAITING, Message.fault != "")
    last = func.max(Message.ended_at).filter(Message.state == State.SENT)
    found = select(Contact.channel, trying, last).join(Message, Contact.id == Message.contact_id)
    rows = db.execute(found.group_by(Contact.channel).order_by(Contact.channel))
    return [Way._make(row) for row in rows]


def try_again(db: Session, by: Viewer, pile: str) -> None:
    """From the beginning; what is worth nothing any more is let go instead."""
    require(rules.may_settle(by))
    now, dead = clock.now(), _of(pile)
    again = {"state": State.WAITING, "tries": 0, "next_try_at": now, "ended_at": None, "fault": ""}
    changed(db, dead.where(Message.expires_at > now).values(again))
    changed(db, dead.values(state=State.DROPPED, fault=Fault.LATE))


def let_go(db: Session, by: Viewer, pile: str) -> None:
    """They are not sent any more, and the list forgets them. Twice is once."""
    require(rules.may_settle(by))
    changed(db, _of(pile).values(state=State.DROPPED))


def _of(pile: str) -> Update:
    """The dead messages of a pile; of no pile none."""
    channel, kind, fault = (*pile.split(), "", "", "")[:3]
    if channel not in set(Channel) or kind not in set(Kind):
        return update(Message).where(false())
    same = select(Contact.id).where(Contact.channel == Channel(channel))
    is_it = and_(Message.kind == Kind(kind), Message.fault == fault)
    dead = update(Message).where(Message.state == State.DEAD, is_it)
    return dead.where(Message.contact_id.in_(same))
