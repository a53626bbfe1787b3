"""Goals and steps of one person's plan."""

from datetime import date
from enum import StrEnum

from sqlalchemy import CheckConstraint, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.db import Base
from portal.seal.column import Sealed, SealedText
from portal.types import Moment, PrimaryKey, mention, one_of, owner


class GoalType(StrEnum):
    """HTCDS 2.0 support-plan types, with the two exploitation-specific ones in neutral words."""

    EDUCATION = "education"
    FINANCIAL = "financial"
    HEALTH = "health"
    LABOUR_REHABILITATION = "labour_rehabilitation"
    LEGAL = "legal"
    LIVELIHOOD = "livelihood"
    RIGHTS_TRAINING = "rights_training"
    RECOVERY = "recovery"
    SOCIAL_CARE = "social_care"


class Doer(StrEnum):
    """Who does a step."""

    ME = "me"
    HOUSE = "house"


class Goal(Base):
    __tablename__ = "goals"
    __table_args__ = (Index(None, "member_id", "id"),)

    id: Mapped[PrimaryKey]
    member_id: Mapped[int] = mapped_column(owner("members.id"))
    type: Mapped[GoalType] = mapped_column(one_of(GoalType, 30))
    title_sealed: Mapped[Sealed]
    language: Mapped[str] = mapped_column(String(10))
    is_own: Mapped[bool]  # written by the member in her own words
    written_by_id: Mapped[int | None] = mapped_column(mention("members.id"), index=True)
    written_at: Mapped[Moment]
    reached_at: Mapped[Moment | None]

    title = SealedText("title_sealed")
    steps: Mapped[list["Step"]] = relationship(back_populates="goal", order_by="Step.id")


class Step(Base):
    __tablename__ = "steps"
    __table_args__ = (
        Index(None, "goal_id", "id"),
        CheckConstraint("done_by_id IS NULL OR done_at IS NOT NULL", "done_by"),
    )

    id: Mapped[PrimaryKey]
    goal_id: Mapped[int] = mapped_column(owner("goals.id"))
    member_id: Mapped[int] = mapped_column(owner("members.id"), index=True)  # as in the goal
    text_sealed: Mapped[Sealed]
    language: Mapped[str] = mapped_column(String(10))
    doer: Mapped[Doer] = mapped_column(one_of(Doer, 10))
    planned_on: Mapped[date | None]
    written_by_id: Mapped[int | None] = mapped_column(mention("members.id"), index=True)
    written_at: Mapped[Moment]
    done_at: Mapped[Moment | None]
    done_by_id: Mapped[int | None] = mapped_column(mention("members.id"), index=True)
    disagreed_at: Mapped[Moment | None]
    disagreement_sealed: Mapped[Sealed]  # why, in the member's words

    text = SealedText("text_sealed")
    disagreement = SealedText("disagreement_sealed")
    goal: Mapped[Goal] = relationship(back_populates="steps")
