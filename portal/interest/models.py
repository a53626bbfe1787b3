"""That somebody is interested in an offer, and every state it has been in.

Which offer it is, where and when she goes there is sealed: a stolen database must not say where
somebody can be found on Monday.
"""

import json
from enum import StrEnum
from typing import Any

from sqlalchemy import CheckConstraint, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.db import Base
from portal.seal.column import Sealed, SealedText
from portal.types import Moment, PrimaryKey, mention, one_of, owner


class State(StrEnum):
    """As both sides see them."""

    ASKED = "asked"  # she asked the house; nothing has gone out
    SENT = "sent"  # the house told who offers it, in the words she agreed to
    INTERVIEW = "interview"  # or a visit, for a home
    OFFERED = "offered"
    STARTED = "started"  # works there, lives there
    ENDED = "ended"  # it came to nothing, or is over
    WITHDRAWN = "withdrawn"  # by herself


OPEN = frozenset({State.ASKED, State.SENT, State.INTERVIEW, State.OFFERED, State.STARTED})
OVER = frozenset(State) - OPEN
NOT_SENT = frozenset({State.ASKED, State.ENDED, State.WITHDRAWN})


class Interest(Base):
    __tablename__ = "interests"
    __table_args__ = (
        Index(None, "member_id", "id"),
        UniqueConstraint("member_id", "listing_key"),
        CheckConstraint(
            "state IN ('asked', 'withdrawn', 'ended') OR receipt_id IS NOT NULL", "yes"
        ),
    )

    id: Mapped[PrimaryKey]
    member_id: Mapped[int] = mapped_column(owner("members.id"))
    listing_key: Mapped[str] = mapped_column(String(64))  # blind: this person and this offer
    listing_sealed: Mapped[Sealed]  # JSON: number, kind, title and language as they were
    told_sealed: Mapped[Sealed]  # all that goes out; never changed
    language: Mapped[str] = mapped_column(String(10))  # of what goes out
    meeting_sealed: Mapped[Sealed]  # JSON: when, where in words, how often it was moved
    state: Mapped[State] = mapped_column(one_of(State, 20))
    receipt_id: Mapped[int | None] = mapped_column(owner("consent_receipts.id"), index=True)
    made_at: Mapped[Moment]
    changed_at: Mapped[Moment]

    listing = SealedText("listing_sealed")
    told = SealedText("told_sealed")
    meeting = SealedText("meeting_sealed")
    turns: Mapped[list["Turn"]] = relationship(
        lambda: Turn, back_populates="interest", order_by=lambda: Turn.id
    )

    @property
    def offer(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.listing or "{}")
        return found

    @property
    def letter(self) -> str:
        """The words that go out."""
        words: str = json.loads(self.told or "{}").get("letter", "")
        return words

    @property
    def leaves(self) -> list[dict[str, Any]]:
        """The CV that goes with them, as it was; see cv/sheet.py."""
        found: list[dict[str, Any]] = json.loads(self.told or "{}").get("leaves", [])
        return found

    @property
    def is_open(self) -> bool:
        return self.state in OPEN

    @property
    def was_sent(self) -> bool:
        """Whether somebody outside may know something."""
        return any(turn.state not in NOT_SENT for turn in self.turns)


class Turn(Base):
    """One change of state, or words that were passed on: when, by whom, what was said."""

    __tablename__ = "interest_turns"

    id: Mapped[PrimaryKey]
    interest_id: Mapped[int] = mapped_column(owner("interests.id"), index=True)
    member_id: Mapped[int] = mapped_column(owner("members.id"), index=True)  # as in the interest
    state: Mapped[State] = mapped_column(one_of(State, 20))
    at: Mapped[Moment]
    by_id: Mapped[int | None] = mapped_column(mention("members.id"), index=True)
    by_name: Mapped[str] = mapped_column(String(40))
    is_own: Mapped[bool]  # the member's own deed
    is_relayed: Mapped[bool]  # the words are of those who offer it
    words_sealed: Mapped[Sealed]
    language: Mapped[str] = mapped_column(String(10))  # of the words

    words = SealedText("words_sealed")
    interest: Mapped[Interest] = relationship(back_populates="turns")
