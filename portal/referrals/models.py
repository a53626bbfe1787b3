"""A referral to a service, and every state it has been in."""

import json
from enum import StrEnum

from sqlalchemy import CheckConstraint, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.db import Base
from portal.seal.column import Sealed, SealedText
from portal.types import Moment, PrimaryKey, Texts, mention, one_of, owner


class State(StrEnum):
    """Primero's states of a referral, and the question that comes before them."""

    ASKED = "asked"  # she was asked; nothing has gone out
    IN_PROGRESS = "in_progress"  # she said yes; the service may be told
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    DONE = "done"
    REVOKED = "revoked"  # she said no, took her yes back, or the house took its question back


OPEN = frozenset({State.ASKED, State.IN_PROGRESS, State.ACCEPTED})
OVER = frozenset(State) - OPEN


class Referral(Base):
    __tablename__ = "referrals"
    __table_args__ = (
        Index(None, "member_id", "id"),
        CheckConstraint("state IN ('asked', 'revoked') OR receipt_id IS NOT NULL", "yes"),
    )

    id: Mapped[PrimaryKey]
    member_id: Mapped[int] = mapped_column(owner("members.id"))
    service_sealed: Mapped[Sealed]  # its key in the country pack
    called_sealed: Mapped[Sealed]  # JSON: how it was called then, by language
    told_sealed: Mapped[Sealed]  # all that the service is told; never changed
    language: Mapped[str] = mapped_column(String(10))  # of what it is told
    state: Mapped[State] = mapped_column(one_of(State, 20))
    receipt_id: Mapped[int | None] = mapped_column(owner("consent_receipts.id"), index=True)
    made_by_id: Mapped[int | None] = mapped_column(mention("members.id"), index=True)
    made_by_name: Mapped[str] = mapped_column(String(40))
    made_at: Mapped[Moment]
    changed_at: Mapped[Moment]

    service = SealedText("service_sealed")
    called = SealedText("called_sealed")
    told = SealedText("told_sealed")
    turns: Mapped[list["Turn"]] = relationship(  # training has turns as well: no names here
        lambda: Turn, back_populates="referral", order_by=lambda: Turn.id
    )

    @property
    def names(self) -> Texts:
        """The service's name by language, as it was when she was asked."""
        texts: Texts = json.loads(self.called or "{}")
        return texts

    @property
    def is_open(self) -> bool:
        return self.state in OPEN

    @property
    def was_told(self) -> bool:
        """Whether she ever said yes, so that the service may know something."""
        return self.receipt_id is not None


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
    language: Mapped[str] = mapped_column(String(10))  # of the words

    words = SealedText("words_sealed")
    referral: Mapped[Referral] = relationship(back_populates="turns")
