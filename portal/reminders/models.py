"""Where somebody wants to be reminded, and what waits to be sent."""

from enum import StrEnum

from sqlalchemy import Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from portal.db import Base
from portal.seal.column import Sealed, SealedText
from portal.types import Moment, PrimaryKey, one_of, owner


class Channel(StrEnum):
    SMS = "sms"
    EMAIL = "email"
    APPRISE = "apprise"


class Kind(StrEnum):
    FIRST = "first"  # so that she can say that it came
    OFFER = "offer"  # a place is held for her
    SESSION = "session"  # the day before
    CHANGE = "change"  # moved or called off
    SEARCH = "search"  # something new fits what she looks for


class Contact(Base):
    """One address of a member, with the words she picked. Nothing but a first message is sent
    before she says that it came. Switched off, the row stays for a while without the address."""

    __tablename__ = "contacts"
    __table_args__ = (UniqueConstraint("member_id", "channel"),)

    id: Mapped[PrimaryKey]
    member_id: Mapped[int] = mapped_column(owner("members.id"))
    channel: Mapped[Channel] = mapped_column(one_of(Channel, 10))
    address_sealed: Mapped[Sealed]
    address_index: Mapped[str] = mapped_column(String(64), index=True)  # blind: who wrote STOP
    offer_wording: Mapped[str] = mapped_column(String(20))  # keys of words.WORDINGS
    session_wording: Mapped[str] = mapped_column(String(20))
    change_wording: Mapped[str] = mapped_column(String(20))
    language: Mapped[str] = mapped_column(String(10))
    offers: Mapped[bool] = mapped_column(default=True)  # when a place is offered
    sessions: Mapped[bool] = mapped_column(default=True)  # before a session, and when it changes
    searches: Mapped[bool] = mapped_column(default=False)  # when something fits a saved search
    proven_at: Mapped[Moment | None]  # she said that the first message came
    asked_at: Mapped[Moment | None]  # when she last said that writing is still safe
    stopped_at: Mapped[Moment | None]
    made_at: Mapped[Moment]

    address = SealedText("address_sealed")


class State(StrEnum):
    WAITING = "waiting"
    SENT = "sent"
    DROPPED = "dropped"  # not wanted any more, or too late
    DEAD = "dead"  # tried too often


class Message(Base):
    """The outbox: written in the transaction of what it tells of, sent afterwards.

    No text and no address stand here, only whose words and which; both are looked up when it goes.
    """

    __tablename__ = "outbox"
    __table_args__ = (Index(None, "state", "next_try_at"),)

    id: Mapped[PrimaryKey]
    key: Mapped[str] = mapped_column(String(64), unique=True)  # blind: the same news is sent once
    contact_id: Mapped[int] = mapped_column(owner("contacts.id"), index=True)
    kind: Mapped[Kind] = mapped_column(one_of(Kind, 20))
    state: Mapped[State] = mapped_column(one_of(State, 10), default=State.WAITING)
    tries: Mapped[int] = mapped_column(default=0)
    next_try_at: Mapped[Moment]  # also: not before
    expires_at: Mapped[Moment]  # worth nothing afterwards
    claimed_until: Mapped[Moment | None]
    fault: Mapped[str] = mapped_column(String(40), default="")  # the kind of failure, no address
    made_at: Mapped[Moment]
    ended_at: Mapped[Moment | None] = mapped_column(index=True)
