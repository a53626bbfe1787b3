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
    WITHDRAWN = "withdrawn"  # after a yes
    REFUSED = "refused"  # a no without a yes before it
    DENIED = "denied"  # she did not say what staff wrote down
    TOLD = "told"  # said aloud to staff; counts only when she confirms it herself
    ASKED = "asked"  # a partner was named, by staff or by herself; nothing is said yet


OWN = frozenset({Answer.GIVEN, Answer.WITHDRAWN, Answer.REFUSED, Answer.DENIED})
"""What only the person herself can answer."""


class Receipt(Base):
    """One answer, with the words that were shown."""

    __tablename__ = "consent_receipts"
    __table_args__ = (
        Index(None, "member_id", "purpose", "partner_key", "id"),
        Index(None, "purpose", "member_id"),
        CheckConstraint(
            "answer = 'asked' OR (answer = 'told') = (told_to_name <> '')", name="told"
        ),
        CheckConstraint("(purpose = 'sharing') = (partner_key <> '')", name="partner"),
    )

    id: Mapped[PrimaryKey]
    member_id: Mapped[int] = mapped_column(owner("members.id"))
    purpose: Mapped[Purpose] = mapped_column(one_of(Purpose, 20))
    answer: Mapped[Answer] = mapped_column(one_of(Answer, 10))
    partner_sealed: Mapped[Sealed]  # with whom, when the purpose is sharing
    partner_key: Mapped[str] = mapped_column(String(32), default="")  # blind, of this person only
    version: Mapped[int]  # of the text
    language: Mapped[str] = mapped_column(String(10))
    shown_sealed: Mapped[Sealed]  # the text, word by word; empty when she was shown none
    told_to_id: Mapped[int | None] = mapped_column(mention("members.id"), index=True)
    told_to_name: Mapped[str] = mapped_column(String(40), default="")  # staff who wrote or asked
    at: Mapped[Moment]

    partner = SealedText("partner_sealed")
    shown = SealedText("shown_sealed")
