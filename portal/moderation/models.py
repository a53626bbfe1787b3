"""Reports, shifts, who looks at what, what was decided, appeals, notes about behaviour."""

from sqlalchemy import Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from portal.db import Base
from portal.types import Moment, PrimaryKey, mention, owner


class Report(Base):
    """One person's report of one post. Mentors never learn who it was."""

    __tablename__ = "reports"
    __table_args__ = (
        UniqueConstraint("post_id", "reporter_id"),
        Index(
            "ix_reports_open",
            "id",
            sqlite_where=text("settled_at IS NULL"),
            postgresql_where=text("settled_at IS NULL"),
        ),
    )

    id: Mapped[PrimaryKey]
    post_id: Mapped[int | None] = mapped_column(mention("posts.id"))  # none: its author took it
    reporter_id: Mapped[int | None] = mapped_column(mention("members.id"), index=True)
    kind: Mapped[str] = mapped_column(String(20))
    note: Mapped[str] = mapped_column(String(500), default="")
    reported_at: Mapped[Moment]
    settled_at: Mapped[Moment | None]
    settled_by_id: Mapped[int | None] = mapped_column(mention("members.id"), index=True)
    outcome: Mapped[str] = mapped_column(String(20), default="")  # hidden, kept, revise, gone


class MentorShift(Base):
    """A mentor is there for the posts that wait, until a moment that she chose."""

    __tablename__ = "mentor_shifts"
    __table_args__ = (Index(None, "member_id", "until"),)

    id: Mapped[PrimaryKey]
    member_id: Mapped[int] = mapped_column(owner("members.id"))
    since: Mapped[Moment]
    until: Mapped[Moment] = mapped_column(index=True)  # ended sooner: that moment


class Claim(Base):
    """Who looks at a post at this moment; after `until` nobody does."""

    __tablename__ = "claims"

    id: Mapped[PrimaryKey]
    post_id: Mapped[int] = mapped_column(owner("posts.id"), unique=True)
    by_id: Mapped[int] = mapped_column(owner("members.id"), index=True)
    until: Mapped[Moment]


class Pass(Base):
    """A mentor could not take this one: she is not shown it again."""

    __tablename__ = "passes"
    __table_args__ = (UniqueConstraint("member_id", "post_id"),)

    id: Mapped[PrimaryKey]
    post_id: Mapped[int] = mapped_column(owner("posts.id"), index=True)
    member_id: Mapped[int] = mapped_column(owner("members.id"))
    at: Mapped[Moment]


class Decision(Base):
    """What a mentor did: for colleagues with her name, for all members without it."""

    __tablename__ = "decisions"

    id: Mapped[PrimaryKey]
    post_id: Mapped[int | None] = mapped_column(mention("posts.id"), index=True)
    by_id: Mapped[int | None] = mapped_column(mention("members.id"), index=True)
    action: Mapped[str] = mapped_column(String(20))  # a key of rules.DONE
    rule: Mapped[str] = mapped_column(String(40), default="")  # a key of rules.RULES
    at: Mapped[Moment] = mapped_column(index=True)
    appeal: Mapped[str] = mapped_column(String(10), default="")  # asked, stays, shown


class Appeal(Base):
    """The author of hidden words asks for another look. Whose words they are, the post says."""

    __tablename__ = "appeals"
    __table_args__ = (
        Index(
            "ix_appeals_open",
            "id",
            sqlite_where=text("decided_at IS NULL"),
            postgresql_where=text("decided_at IS NULL"),
        ),
    )

    id: Mapped[PrimaryKey]
    post_id: Mapped[int] = mapped_column(owner("posts.id"), unique=True)
    judge_id: Mapped[int | None] = mapped_column(mention("members.id"), index=True)  # who hid it
    decision_id: Mapped[int | None] = mapped_column(mention("decisions.id"), index=True)
    said: Mapped[str] = mapped_column(String(500), default="")
    asked_at: Mapped[Moment]
    due_at: Mapped[Moment]
    decided_at: Mapped[Moment | None]
    outcome: Mapped[str] = mapped_column(String(10), default="")  # stays, shown


class Remark(Base):
    """A note about what somebody did here, under her name or under another one. It expires."""

    __tablename__ = "behaviour_notes"

    id: Mapped[PrimaryKey]
    member_id: Mapped[int | None] = mapped_column(owner("members.id"), index=True)
    alias_id: Mapped[int | None] = mapped_column(owner("aliases.id"), index=True)
    room_id: Mapped[int] = mapped_column(owner("rooms.id"), index=True)  # where: who may read it
    kind: Mapped[str] = mapped_column(String(20))  # a key of rules.BEHAVIOUR
    said: Mapped[str] = mapped_column(String(200), default="")
    language: Mapped[str] = mapped_column(String(10))
    by_id: Mapped[int | None] = mapped_column(mention("members.id"), index=True)
    at: Mapped[Moment]
    until: Mapped[Moment] = mapped_column(index=True)
