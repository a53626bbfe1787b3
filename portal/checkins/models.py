"""Check-ins that somebody chose for herself after she began somewhere."""

from enum import StrEnum

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from portal.db import Base
from portal.seal.column import Sealed, SealedText
from portal.types import Moment, PrimaryKey, one_of, owner


class After(StrEnum):
    """How long after the start."""

    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"


class Sees(StrEnum):
    """Who reads the answers: what she chose, changed at any time."""

    NOBODY = "nobody"  # but herself
    CARERS = "carers"  # those who look after her


class Checkin(Base):
    __tablename__ = "checkins"
    __table_args__ = (
        UniqueConstraint("interest_id", "after"),
        Index(None, "member_id", "due_at"),
    )

    id: Mapped[PrimaryKey]
    member_id: Mapped[int] = mapped_column(owner("members.id"))
    interest_id: Mapped[int] = mapped_column(owner("interests.id"))
    after: Mapped[After] = mapped_column(one_of(After, 10))
    due_at: Mapped[Moment]
    sees: Mapped[Sees] = mapped_column(one_of(Sees, 10))
    outside: Mapped[bool] = mapped_column(default=False)  # told by a short message, too
    answers_sealed: Mapped[Sealed]  # JSON: yes, no or skipped by Indicator; and words
    answered_at: Mapped[Moment | None]
    asked_help_at: Mapped[Moment | None]

    answers = SealedText("answers_sealed")
