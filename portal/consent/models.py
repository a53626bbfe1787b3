"""Consent receipts: one row for every yes and every no; none is ever changed."""

from enum import StrEnum

from sqlalchemy import CheckConstraint, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from portal.db import Base
from portal.seal.column import Sealed, SealedText
from portal.types import Moment, PrimaryKey, mention, one_of, owner


class Purpose(StrEnum):
    """What a person can agree to, each for itself (Primero: consent_for_services,
    disclosure_other_orgs, consent_reporting)."""

    SERVICES = "services"
    SHARING = "sharing"  # with one named partner
    REPORTING = "reporting"  # counted in figures without names


class Answer(StrEnum):
    GIVEN = "given"
    WITHDRAWN = "withdrawn"
    TOLD = "told"  # said aloud to staff; counts only when she confirms it herself
    DENIED = "denied"  # she did not say that


class Receipt(Base):
    """One answer, with the words that were shown."""

    __tablename__ = "consent_receipts"
    __table_args__ = (
        Index(None, "member_id", "purpose", "id"),
        CheckConstraint("(answer = 'told') = (told_to_name <> '')", name="told"),
    )

    id: Mapped[PrimaryKey]
    member_id: Mapped[int] = mapped_column(owner("members.id"))
    purpose: Mapped[Purpose] = mapped_column(one_of(Purpose, 20))
    answer: Mapped[Answer] = mapped_column(one_of(Answer, 10))
    partner_sealed: Mapped[Sealed]  # with whom, when the purpose is sharing
    version: Mapped[int]  # of the text
    language: Mapped[str] = mapped_column(String(10))
    shown_sealed: Mapped[Sealed]  # the text, word by word
    told_to_id: Mapped[int | None] = mapped_column(mention("members.id"), index=True)
    told_to_name: Mapped[str] = mapped_column(String(40), default="")
    at: Mapped[Moment]

    partner = SealedText("partner_sealed")
    shown = SealedText("shown_sealed")
