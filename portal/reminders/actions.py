"""Putting messages into the outbox, in the transaction of what they tell of."""

from collections.abc import Collection
from datetime import datetime, timedelta

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from portal import clock
from portal.db import changed, held, insert_if_new
from portal.i18n import lazy as _
from portal.refusal import Refused
from portal.reminders import rules
from portal.reminders.letters import Fault
from portal.reminders.models import Contact, Kind, Message, State
from portal.seal.box import keys_of

DAY = timedelta(days=1)  # a first message that could not go out until then is let go
FIRST_A_DAY = 3  # of one person, to whatever address: strangers are not to be bothered


def remind(
    db: Session,
    member_id: int,
    kind: Kind,
    about: str,
    *,
    not_before: datetime,
    expires_at: datetime,
) -> int:
    """A message to every address at which this person wants such news; how many are new.

    `about` names the news, such as "offer 12 2026-11-22T10:00": the same news is sent once.
    Nothing is written for people without a proven address, which is nearly everybody.
    """
    now = clock.now()
    hers = select(Contact).where(Contact.member_id == member_id).order_by(Contact.id)
    contacts = db.scalars(held(db, hers, Contact))
    wanted = [contact for contact in contacts if rules.wants(contact, kind, now)]
    times = {"not_before": not_before, "expires_at": expires_at}
    return sum(_write(db, contact.id, kind, about, **times) for contact in wanted)


def withdraw(db: Session, members: Collection[int], kind: Kind, about: str) -> None:
    """What `remind` wrote about this, and nobody has sent yet, is not true any more.

    The rows go: should the same become true again, it is told again.
    """
    contacts = db.scalars(select(Contact.id).where(Contact.member_id.in_(members))).all()
    if not contacts:
        return
    keys = [_key(db, number, kind, about) for number in contacts]
    unsent = delete(Message).where(Message.key.in_(keys), Message.state == State.WAITING)
    changed(db, unsent)


def send_first(db: Session, contact: Contact) -> None:
    """The message by which she sees whether it comes, and what. Raises `Refused` after some."""
    now = clock.now()
    hers = select(Contact.id).where(Contact.member_id == contact.member_id)
    recent = select(func.count()).where(
        Message.contact_id.in_(hers), Message.kind == Kind.FIRST, Message.made_at > now - DAY
    )
    before = db.scalar(recent) or 0
    if before >= FIRST_A_DAY:
        raise Refused(_("That was often today. Please try it again tomorrow."))
    drop_waiting(db, contact.id)
    times = {"not_before": now, "expires_at": now + DAY}
    _write(db, contact.id, Kind.FIRST, f"{now.isoformat()} {before}", **times)


def drop_waiting(db: Session, contact_id: int) -> None:
    """What waits for this address is not sent any more."""
    waiting = update(Message).where(Message.contact_id == contact_id)
    waiting = waiting.where(Message.state.in_([State.WAITING, State.DEAD]))
    over = {"state": State.DROPPED, "fault": Fault.UNWANTED, "ended_at": clock.now()}
    changed(db, waiting.values(claimed_until=None, **over))


def _write(
    db: Session,
    contact_id: int,
    kind: Kind,
    about: str,
    *,
    not_before: datetime,
    expires_at: datetime,
) -> bool:
    """Whether this news is new for this address."""
    row = {
        "key": _key(db, contact_id, kind, about),
        "contact_id": contact_id,
        "kind": kind,
        "state": State.WAITING,
        "tries": 0,
        "next_try_at": not_before,
        "expires_at": expires_at,
        "fault": "",
        "made_at": clock.now(),
    }
    return insert_if_new(db, Message, row)


def _key(db: Session, contact_id: int, kind: Kind, about: str) -> str:
    return keys_of(db).index("outbox", f"{contact_id} {kind} {about}")
