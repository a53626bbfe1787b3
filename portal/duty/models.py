"""Who of the staff is on duty, what was told to them, and in whose hands it was."""

from enum import StrEnum

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from portal.db import Base
from portal.seal.column import Sealed, SealedText
from portal.types import Moment, PrimaryKey, mention, one_of, owner


class Kind(StrEnum):
    """From where something was told to those on duty."""

    WORRIED = "worried"  # somebody is worried about herself or somebody else
    ESCALATION = "escalation"  # a mentor passes on what needs staff
    LETTER = "letter"  # one message of a letter to the mentors was reported
    HELP = "help"  # somebody wants help where she began to work or live


class How(StrEnum):
    """Why somebody of the staff was given a concern."""

    FIRST = "first"
    LATE = "late"  # the one before did not look in time, or is no longer on duty
    HANDED = "handed"  # a colleague handed it on


class Shift(Base):
    """Somebody of the staff is on duty, from a moment to another one."""

    __tablename__ = "staff_shifts"
    __table_args__ = (Index(None, "member_id", "until"),)

    id: Mapped[PrimaryKey]
    member_id: Mapped[int] = mapped_column(owner("members.id"))
    since: Mapped[Moment]
    until: Mapped[Moment] = mapped_column(index=True)  # ended sooner: that moment
    by_id: Mapped[int | None] = mapped_column(mention("members.id"), index=True)


class Concern(Base):
    """What somebody told those on duty: always in one person's hands, and with a clock."""

    __tablename__ = "concerns"
    __table_args__ = (Index(None, "house_id", "closed_at"),)

    id: Mapped[PrimaryKey]
    member_id: Mapped[int] = mapped_column(owner("members.id"), index=True)  # who told it
    house_id: Mapped[int] = mapped_column(owner("houses.id"))
    kind: Mapped[Kind] = mapped_column(one_of(Kind, 20))
    about: Mapped[str] = mapped_column(String(20), default="")  # one of rules.ABOUT, or nothing
    words_sealed: Mapped[Sealed]
    post_id: Mapped[int | None] = mapped_column(mention("posts.id"), index=True)
    message_id: Mapped[int | None] = mapped_column(mention("letter_messages.id"), index=True)
    raised_at: Mapped[Moment]
    to_id: Mapped[int | None] = mapped_column(mention("members.id"), index=True)
    turns: Mapped[int] = mapped_column(default=0)  # how often it was given to somebody
    due_at: Mapped[Moment | None]  # none while nobody is on duty
    seen_at: Mapped[Moment | None] = mapped_column(index=True)
    seen_by_id: Mapped[int | None] = mapped_column(mention("members.id"), index=True)
    closed_at: Mapped[Moment | None] = mapped_column(index=True)
    closed_by_id: Mapped[int | None] = mapped_column(mention("members.id"), index=True)
    outcome: Mapped[str] = mapped_column(String(20), default="")  # one of rules.OUTCOMES

    words = SealedText("words_sealed")


class Turn(Base):
    """A concern came into somebody's hands."""

    __tablename__ = "concern_turns"
    __table_args__ = (Index(None, "to_id", "at"),)

    id: Mapped[PrimaryKey]
    concern_id: Mapped[int] = mapped_column(owner("concerns.id"), index=True)
    to_id: Mapped[int | None] = mapped_column(mention("members.id"))
    by_id: Mapped[int | None] = mapped_column(mention("members.id"), index=True)  # a colleague
    how: Mapped[How] = mapped_column(one_of(How, 10))
    at: Mapped[Moment]
