"""Goals and steps of one person's plan, what she answered, and how the plan came to be."""

from datetime import date
from enum import StrEnum

from sqlalchemy import CheckConstraint, Index, String, UniqueConstraint, text
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
    SERVICE = "service"  # named in the step


class Answer(StrEnum):
    """What a member says to a step. Only she can."""

    AGREED = "agreed"
    DISAGREED = "disagreed"
    CHANGE = "change"  # she asks for a change
    NOT_NOW = "not_now"


WAITING = frozenset({Answer.DISAGREED, Answer.CHANGE})
"""Answers to which the house owes a word."""


class Happened(StrEnum):
    """What one version of a plan differs in from the one before."""

    GOAL_WRITTEN = "goal"
    GOAL_CHANGED = "goal_change"
    GOAL_REACHED = "goal_reached"
    GOAL_REOPENED = "goal_reopened"
    STEP_WRITTEN = "step"
    STEP_CHANGED = "step_change"
    STEP_WITHDRAWN = "step_withdrawn"
    STEP_DONE = "step_done"
    STEP_REOPENED = "step_reopened"
    AGREED = "agreed"
    DISAGREED = "disagreed"
    CHANGE_ASKED = "change"
    NOT_NOW = "not_now"
    UNANSWERED = "unanswered"  # she took her answer back
    REPLIED = "replied"


class Goal(Base):
    __tablename__ = "goals"
    __table_args__ = (Index(None, "member_id", "id"),)

    id: Mapped[PrimaryKey]
    member_id: Mapped[int] = mapped_column(owner("members.id"))
    type: Mapped[GoalType] = mapped_column(one_of(GoalType, 30))
    version: Mapped[int] = mapped_column(default=1)  # of its words
    title_sealed: Mapped[Sealed]
    phrase_sealed: Mapped[Sealed]  # the key of ready words (portal.phrases), when it has them
    language: Mapped[str] = mapped_column(String(10))
    is_own: Mapped[bool]  # written by the member in her own words
    written_by_id: Mapped[int | None] = mapped_column(mention("members.id"), index=True)
    written_at: Mapped[Moment]
    reached_at: Mapped[Moment | None]

    title = SealedText("title_sealed")
    phrase = SealedText("phrase_sealed")
    steps: Mapped[list["Step"]] = relationship(back_populates="goal", order_by="Step.id")


class Step(Base):
    __tablename__ = "steps"
    __table_args__ = (
        Index(None, "goal_id", "id"),
        CheckConstraint("done_by_id IS NULL OR done_at IS NOT NULL", "done_by"),
        CheckConstraint("(answer IS NULL) = (answered_at IS NULL)", "answer"),
    )

    id: Mapped[PrimaryKey]
    goal_id: Mapped[int] = mapped_column(owner("goals.id"))
    member_id: Mapped[int] = mapped_column(owner("members.id"), index=True)  # as in the goal
    version: Mapped[int] = mapped_column(default=1)  # of what stands in it
    text_sealed: Mapped[Sealed]
    phrase_sealed: Mapped[Sealed]
    service_sealed: Mapped[Sealed]  # which service, when a service does it
    place_sealed: Mapped[Sealed]
    bring_sealed: Mapped[Sealed]  # what to bring along
    language: Mapped[str] = mapped_column(String(10))
    doer: Mapped[Doer] = mapped_column(one_of(Doer, 10))
    planned_on: Mapped[date | None]
    is_own: Mapped[bool]  # written by the member herself
    written_by_id: Mapped[int | None] = mapped_column(mention("members.id"), index=True)
    written_at: Mapped[Moment]
    done_at: Mapped[Moment | None]
    done_by_id: Mapped[int | None] = mapped_column(mention("members.id"), index=True)
    withdrawn_at: Mapped[Moment | None]  # the house no longer plans it; it stays in the history
    answer: Mapped[Answer | None] = mapped_column(one_of(Answer, 10))
    answered_at: Mapped[Moment | None]
    answered_version: Mapped[int | None]  # the words she answered
    words_sealed: Mapped[Sealed]  # what she wrote with her answer
    replied_at: Mapped[Moment | None]
    replied_by_id: Mapped[int | None] = mapped_column(mention("members.id"), index=True)
    reply_sealed: Mapped[Sealed]

    text = SealedText("text_sealed")
    phrase = SealedText("phrase_sealed")
    service = SealedText("service_sealed")
    place = SealedText("place_sealed")
    bring = SealedText("bring_sealed")
    words = SealedText("words_sealed")
    reply = SealedText("reply_sealed")
    goal: Mapped[Goal] = relationship(back_populates="steps")


class Plan(Base):
    """One row a person: how many versions her plan has had, and which of them she has seen."""

    __tablename__ = "plans"

    member_id: Mapped[int] = mapped_column(owner("members.id"), primary_key=True)
    number: Mapped[int] = mapped_column(default=0)  # of the version that stands
    seen: Mapped[int] = mapped_column(default=0)  # the last version she says she has seen
    links_safety: Mapped[bool] = mapped_column(default=False)  # she wants a link to that page here


class Change(Base):
    """One version of a plan: what happened, by whom, and how the goal or step read then."""

    __tablename__ = "plan_changes"
    __table_args__ = (
        UniqueConstraint("member_id", "number"),
        Index(None, "step_id"),
        Index(None, "goal_id"),
    )

    id: Mapped[PrimaryKey]
    member_id: Mapped[int] = mapped_column(owner("members.id"))
    number: Mapped[int]
    happened: Mapped[Happened] = mapped_column(one_of(Happened, 20))
    at: Mapped[Moment]
    by_id: Mapped[int | None] = mapped_column(mention("members.id"), index=True)
    by_name: Mapped[str] = mapped_column(String(40))
    is_own: Mapped[bool]  # the member's own deed
    goal_id: Mapped[int] = mapped_column(owner("goals.id"))  # what she removes takes its past along
    step_id: Mapped[int | None] = mapped_column(owner("steps.id"))
    content_sealed: Mapped[Sealed]  # JSON: the goal or step as it read then, and what was said

    content = SealedText("content_sealed")


class HiddenTopic(Base):
    """A part of her plan that a member does not want to see on a shared phone."""

    __tablename__ = "hidden_topics"

    member_id: Mapped[int] = mapped_column(owner("members.id"), primary_key=True)
    type: Mapped[GoalType] = mapped_column(one_of(GoalType, 30), primary_key=True)


class Translation(Base):
    """A goal or a step in another language, written by staff; until then, that it was asked for."""

    __tablename__ = "plan_translations"
    __table_args__ = (
        UniqueConstraint("goal_id", "language"),
        UniqueConstraint("step_id", "language"),
        CheckConstraint("(goal_id IS NULL) <> (step_id IS NULL)", "of_one"),
        CheckConstraint(
            "at IS NOT NULL OR asked_at IS NOT NULL OR wanted_at IS NOT NULL", "asked_or_done"
        ),
    )

    id: Mapped[PrimaryKey]
    member_id: Mapped[int] = mapped_column(owner("members.id"), index=True)
    goal_id: Mapped[int | None] = mapped_column(owner("goals.id"))
    step_id: Mapped[int | None] = mapped_column(owner("steps.id"))
    language: Mapped[str] = mapped_column(String(10))
    text_sealed: Mapped[Sealed]
    bring_sealed: Mapped[Sealed]
    of_version: Mapped[int] = mapped_column(default=0)  # the words that were translated
    edition: Mapped[int] = mapped_column(default=0)  # of the translation itself
    by_id: Mapped[int | None] = mapped_column(mention("members.id"), index=True)
    at: Mapped[Moment | None]
    asked_id: Mapped[int | None] = mapped_column(mention("members.id"), index=True)  # a colleague
    asked_at: Mapped[Moment | None]  # without a colleague: it was given back
    wanted_at: Mapped[Moment | None]  # the member herself asked for it

    text = SealedText("text_sealed")
    bring = SealedText("bring_sealed")


class Question(Base):
    """A member asks where a step of the house stays. It can go one level up, seen by all."""

    __tablename__ = "plan_questions"
    __table_args__ = (
        Index(None, "step_id", "id"),
        Index(  # what is not answered yet is asked once
            "uq_plan_questions_unanswered",
            "step_id",
            unique=True,
            sqlite_where=text("answered_at IS NULL"),
            postgresql_where=text("answered_at IS NULL"),
        ),
    )

    id: Mapped[PrimaryKey]
    member_id: Mapped[int] = mapped_column(owner("members.id"), index=True)
    step_id: Mapped[int] = mapped_column(owner("steps.id"))
    owed_on: Mapped[date]  # the day that had passed when she asked
    asked_at: Mapped[Moment]
    answered_at: Mapped[Moment | None]
    answered_by_id: Mapped[int | None] = mapped_column(mention("members.id"), index=True)
    answer_sealed: Mapped[Sealed]
    raised_at: Mapped[Moment | None]
    raised_to_id: Mapped[int | None] = mapped_column(mention("houses.id"), index=True)
    raised_language: Mapped[str] = mapped_column(String(10), default="")
    raised_words_sealed: Mapped[Sealed]  # all that the other house reads, in her words
    above_answered_at: Mapped[Moment | None]
    above_answered_by_id: Mapped[int | None] = mapped_column(mention("members.id"), index=True)
    above_answer_sealed: Mapped[Sealed]
    outside_at: Mapped[Moment | None]  # she says that she asked the ombudsman of the pack herself

    answer = SealedText("answer_sealed")
    raised_words = SealedText("raised_words_sealed")
    above_answer = SealedText("above_answer_sealed")
    step: Mapped[Step] = relationship()
