"""A referral to a service, and every state it has been in."""

from enum import StrEnum

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.db import Base
from portal.seal.column import Sealed, SealedText
from portal.types import Moment, PrimaryKey, mention, one_of, owner


class State(StrEnum):
    """Primero's states of a referral, and the question that comes before them."""

    ASKED = "asked"  # she was asked; nothing has gone out
    IN_PROGRESS = "in_progress"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    DONE = "done"
    REVOKED = "revoked"  # she said no, or took her yes back


class Referral(Base):
    __tablename__ = "referrals"
    __table_args__ = (Index(None, "member_id", "id"),)

    id: Mapped[PrimaryKey]
    member_id: Mapped[int] = mapped_column(owner("members.id"))
    service_sealed: Mapped[Sealed]  # its key in the country pack
    told_sealed: Mapped[Sealed]  # all that the service is told
    language: Mapped[str] = mapped_column(String(10))  # of what it is told
    state: Mapped[State] = mapped_column(one_of(State, 20))
    made_by_id: Mapped[int | None] = mapped_column(mention("members.id"), index=True)
    made_by_name: Mapped[str] = mapped_column(String(40))
    made_at: Mapped[Moment]
    changed_at: Mapped[Moment]

    service = SealedText("service_sealed")
    told = SealedText("told_sealed")
    turns: Mapped[list["Turn"]] = relationship(back_populates="referral", order_by="Turn.id")


class Turn(Base):
    """One change of state: when, by whom, and what was said with it."""

    __tablename__ = "referral_turns"

    id: Mapped[PrimaryKey]
    referral_id: Mapped[int] = mapped_column(owner("referrals.id"), index=True)
    member_id: Mapped[int] = mapped_column(owner("members.id"), index=True)  # as in the referral
    state: Mapped[State] = mapped_column(one_of(State, 20))
    at: Mapped[Moment]
    by_id: Mapped[int | None] = mapped_column(mention("members.id"), index=True)
    by_name: Mapped[str] = mapped_column(String(40))
    is_own: Mapped[bool]  # the member's own deed
    words_sealed: Mapped[Sealed]

    words = SealedText("words_sealed")
    referral: Mapped[Referral] = relationship(back_populates="turns")
