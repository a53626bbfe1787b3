"""Sending what waits: at least once, and whoever is killed in between loses nothing.

A message is claimed for a few minutes in one short transaction, sent outside of any, and noted in
another one. Several processes may do so at once: a claimed message is left alone until the claim
has run out. A message that was sent but not noted is sent again with the same key, by which
gateways that know keys drop it.
"""

import logging
import traceback
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, and_, or_, select, update
from sqlalchemy.orm import Session, aliased

from portal import clock
from portal.db import Database, changed
from portal.reminders import rules
from portal.reminders.letters import Fault, Letter, NotTaken, Sender
from portal.reminders.models import Channel, Contact, Message, State
from portal.reminders.words import key_of, text_of
from portal.seal.box import Unreadable

CLAIMED_FOR = timedelta(minutes=5)  # longer than any gateway is waited for
AT_A_TIME = 200  # messages before other work has its turn

log = logging.getLogger("portal")


class Taken(NamedTuple):
    """A claimed message; without a letter it was one that is not to be sent."""

    id: int
    tries: int
    until: datetime
    channel: Channel
    letter: Letter | None


def send_due(database: Database, senders: Mapping[Channel, Sender], zone: ZoneInfo) -> int:
    """Send what is due, by day; how many a gateway took. What is too late goes at any hour."""
    with database.transaction(writing=False) as db:
        if not db.scalar(select(_is_due(clock.now()).label("due"))):
            return 0
    with database.transaction(writing=True) as db:
        _end_what_is_over(db, clock.now())
    taken, sent = 0, 0
    while senders and taken < AT_A_TIME and rules.is_day(clock.now(), zone):
        with database.transaction(writing=True) as db:
            found = _take(db, list(senders), clock.now())
        if found is None:
            break
        taken += 1
        if found.letter is not None:
            sent += _send(database, found, found.letter, senders[found.channel])
    return sent


def _is_due(now: datetime) -> ColumnElement[bool]:
    waiting = select(Message.id).where(Message.state == State.WAITING)
    return waiting.where(or_(Message.next_try_at <= now, Message.expires_at <= now)).exists()


def _end_what_is_over(db: Session, now: datetime) -> None:
    """Too late, or tried too often without ever hearing how it went. What was tried in vain is for
    the desk to see."""
    free = or_(Message.claimed_until.is_(None), Message.claimed_until <= now)
    waiting = update(Message).where(Message.state == State.WAITING, free)
    ended = {"ended_at": now, "claimed_until": None}
    killed = and_(Message.tries >= rules.MOST_TRIES, Message.claimed_until <= now)
    changed(db, waiting.where(killed).values(state=State.DEAD, fault=Fault.UNKNOWN, **ended))
    late = waiting.where(Message.expires_at <= now)
    changed(db, late.where(Message.fault != "").values(state=State.DEAD, **ended))
    changed(db, late.values(state=State.DROPPED, fault=Fault.LATE, **ended))


def _take(db: Session, channels: list[Channel], now: datetime) -> Taken | None:
    """Claim the message that waits longest. PostgreSQL passes over rows that others hold; SQLite
    has one writer at a time."""
    due, until = aliased(Message), now + CLAIMED_FOR
    ids = select(Contact.id).where(Contact.channel.in_(channels))
    oldest = (
        select(due.id)
        .where(due.state == State.WAITING, due.next_try_at <= now, due.expires_at > now)
        .where(due.tries < rules.MOST_TRIES, due.contact_id.in_(ids))
        .where(or_(due.claimed_until.is_(None), due.claimed_until <= now))
        .order_by(due.next_try_at, due.id)
        .limit(1)
        .with_for_update(skip_locked=True, of=due)
    )
    claim = update(Message).where(Message.id == oldest.scalar_subquery())
    claim = claim.values(claimed_until=until, tries=Message.tries + 1)
    done = claim.execution_options(synchronize_session=False).returning(Message.id)
    number = db.scalar(done)
    if number is None:
        return None
    message = db.get_one(Message, number)
    contact = db.get_one(Contact, message.contact_id)
    letter = _letter(message, contact, now)
    return Taken(number, message.tries, until, contact.channel, letter)


def _letter(message: Message, contact: Contact, now: datetime) -> Letter | None:
    """What is sent, in the words she picked; None when she does not want it any more."""
    if not rules.wants(contact, message.kind, now):
        message.state, message.fault = State.DROPPED, Fault.UNWANTED
        message.ended_at, message.claimed_until = now, None
        return None
    try:
        address = contact.address
    except Unreadable:
        message.state, message.fault = State.DEAD, Fault.BROKEN
        message.ended_at, message.claimed_until = now, None
        return None
    text = text_of(message.kind, key_of(contact, message.kind), contact.language)
    return Letter(address, text, message.key)


def _send(database: Database, taken: Taken, letter: Letter, sender: Sender) -> bool:
    """Whether the gateway took it. Only here is anybody spoken to, and no transaction is open."""
    fault, is_final = Fault.BROKEN, False
    try:
        sender(letter)
    except NotTaken as error:
        fault, is_final = error.fault, error.is_final
    except Exception as error:  # its words could hold the address
        frames = "".join(traceback.format_tb(error.__traceback__))
        log.error("sending failed: %s\n%s", type(error).__name__, frames)
    else:
        with database.transaction(writing=True) as db:
            _note_sent(db, taken.id)
        return True
    with database.transaction(writing=True) as db:
        _note_fault(db, taken, fault, is_final=is_final)
    return False


def _note_sent(db: Session, number: int) -> None:
    """It is out, whoever claims it by now."""
    mine = update(Message).where(Message.id == number, Message.state == State.WAITING)
    done = {"state": State.SENT, "fault": "", "ended_at": clock.now(), "claimed_until": None}
    changed(db, mine.values(done))


def _note_fault(db: Session, taken: Taken, fault: Fault, *, is_final: bool) -> None:
    """Another try later, or none. Somebody else's claim is left alone."""
    now, wait = clock.now(), rules.wait_after(taken.tries)
    mine = update(Message).where(
        Message.id == taken.id,
        Message.state == State.WAITING,
        Message.claimed_until == taken.until,
    )
    if is_final or wait is None:
        over = {"state": State.DEAD, "ended_at": now}
    else:
        over = {"next_try_at": now + wait}
    changed(db, mine.values(fault=fault, claimed_until=None, **over))
