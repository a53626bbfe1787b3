"""Letters to the mentors, what was written in them, and who of the mentors takes another one."""

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from portal.db import Base
from portal.seal.column import Sealed, SealedText
from portal.types import Moment, PrimaryKey, mention, owner


class Letter(Base):
    """A private thread between a member and all mentors, never one of them alone."""

    __tablename__ = "letters"
    __table_args__ = (Index(None, "member_id", "closed_at"), Index(None, "closed_at", "last_at"))

    id: Mapped[PrimaryKey]
    member_id: Mapped[int] = mapped_column(owner("members.id"))
    other_houses: Mapped[bool] = mapped_column(default=False)  # no mentor of her own house reads it
    opened_at: Mapped[Moment]
    last_at: Mapped[Moment] = mapped_column(index=True)
    waits: Mapped[bool] = mapped_column(default=True)  # the last word is hers
    closed_at: Mapped[Moment | None]
    claimed_by_id: Mapped[int | None] = mapped_column(mention("members.id"), index=True)
    claimed_until: Mapped[Moment | None]


class Message(Base):
    """Words in a letter, hers or a mentor's; sealed with her key either way."""

    __tablename__ = "letter_messages"

    id: Mapped[PrimaryKey]
    letter_id: Mapped[int] = mapped_column(owner("letters.id"), index=True)
    member_id: Mapped[int] = mapped_column(owner("members.id"), index=True)  # whose letter it is
    from_team: Mapped[bool]
    by_id: Mapped[int | None] = mapped_column(mention("members.id"), index=True)
    said_sealed: Mapped[Sealed]
    at: Mapped[Moment]

    said = SealedText("said_sealed")


class Pass(Base):
    """A mentor who said of a letter “I can't take this one”."""

    __tablename__ = "letter_passes"
    __table_args__ = (UniqueConstraint("letter_id", "mentor_id"),)

    id: Mapped[PrimaryKey]
    letter_id: Mapped[int] = mapped_column(owner("letters.id"))
    mentor_id: Mapped[int] = mapped_column(owner("members.id"), index=True)
