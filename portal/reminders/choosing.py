"""What a member chooses: where, in which words, about what; that it came; that it is still safe."""

from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal import clock
from portal.accounts.models import News
from portal.accounts.news import tell
from portal.i18n import lazy as _
from portal.refusal import Refused, require
from portal.reminders import rules
from portal.reminders.actions import drop_waiting, send_first
from portal.reminders.addresses import index_of
from portal.reminders.models import Channel, Contact, Kind, Message, State
from portal.reminders.rules import Standing, standing
from portal.viewer import Viewer


class Wishes(NamedTuple):
    """What she picked; an empty address keeps the one there is."""

    address: str
    language: str
    offers: bool
    sessions: bool
    searches: bool
    wordings: dict[Kind, str]


def keep(db: Session, member: Viewer, channel: Channel, wishes: Wishes) -> None:
    """A new address gets a first message and nothing else until she says that it came.

    Raises `Refused` without an address, and after too many first messages.
    """
    require(rules.may_have(member))
    contact = _own(db, member, channel)
    is_off = contact is None or standing(contact, clock.now()) is Standing.OFF
    if is_off and not wishes.address:
        raise Refused(_("Please type where the messages should go."))
    if contact is None:
        contact = Contact(member_id=member.id, channel=channel, made_at=clock.now(), address="")
        contact.address_index = ""
        db.add(contact)
    contact.language, contact.offers, contact.sessions, contact.searches = wishes[1:5]
    contact.offer_wording = wishes.wordings[Kind.OFFER]
    contact.session_wording = wishes.wordings[Kind.SESSION]
    contact.change_wording = wishes.wordings[Kind.CHANGE]
    db.flush()
    if wishes.address and (is_off or wishes.address != contact.address):
        _begin_at(db, contact, wishes.address)


def send_again(db: Session, member: Viewer, channel: Channel) -> None:
    """Another first message. Nothing happens when the address is proven."""
    contact = _own(db, member, channel)
    if contact and standing(contact, clock.now()) is Standing.UNPROVEN:
        send_first(db, contact)


def say_it_came(db: Session, member: Viewer, channel: Channel) -> None:
    """From now on messages follow. Raises `Refused` when none has gone out yet. Twice is once."""
    contact = _own(db, member, channel)
    if contact is None or standing(contact, clock.now()) is not Standing.UNPROVEN:
        return
    newest = select(Message.state).where(Message.contact_id == contact.id).order_by(Message.id)
    if list(db.scalars(newest))[-1:] != [State.SENT]:
        raise Refused(_("Nothing has gone out yet. Please wait a little."))
    contact.proven_at = clock.now()
    tell(db, member.id, News.REMINDERS_ON)


def say_it_is_safe(db: Session, member: Viewer, channel: Channel) -> None:
    """Asked again after some months. Without an address nothing changes."""
    contact = _own(db, member, channel)
    if contact and contact.proven_at and contact.stopped_at is None:
        contact.asked_at = clock.now()


def switch_off(db: Session, member: Viewer, channel: Channel) -> None:
    """At once, and the address goes. Twice is once."""
    contact = _own(db, member, channel)
    if contact and contact.stopped_at is None:
        forget_address(db, contact)


def forget_address(db: Session, contact: Contact) -> None:
    """Nothing is sent there any more, and it does not stand here any more."""
    contact.address, contact.address_index = "", ""
    contact.proven_at = contact.asked_at = None
    contact.stopped_at = clock.now()
    db.flush()
    drop_waiting(db, contact.id)


def _begin_at(db: Session, contact: Contact, address: str) -> None:
    contact.address, contact.address_index = address, index_of(db, address)
    contact.proven_at = contact.asked_at = contact.stopped_at = None
    db.flush()
    send_first(db, contact)


def _own(db: Session, member: Viewer, channel: Channel) -> Contact | None:
    own = select(Contact).where(Contact.member_id == member.id, Contact.channel == channel)
    return db.scalars(own.with_for_update()).one_or_none()
