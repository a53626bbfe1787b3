"""Translations of posts by a machine. Who asked for one is not stored."""

from enum import StrEnum

from sqlalchemy import Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from portal.db import Base
from portal.types import Moment, PrimaryKey, one_of, owner


class State(StrEnum):
    WAITING = "waiting"
    MADE = "made"
    FAILED = "failed"  # tried too often; somebody may ask anew
    UNABLE = "unable"  # the machine does not know one of the two languages


class PostTranslation(Base):
    """The words of one post in one language. It fits the post only while that was not changed:
    `source` and `edited_at` are the post's when it was asked for."""

    __tablename__ = "post_translations"
    __table_args__ = (
        UniqueConstraint("post_id", "language"),
        Index(None, "state", "next_try_at"),
    )

    id: Mapped[PrimaryKey]
    post_id: Mapped[int] = mapped_column(owner("posts.id"))
    language: Mapped[str] = mapped_column(String(10))
    source: Mapped[str] = mapped_column(String(10))
    edited_at: Mapped[Moment | None]
    text: Mapped[str] = mapped_column(Text, default="")
    state: Mapped[State] = mapped_column(one_of(State, 10), default=State.WAITING)
    tries: Mapped[int] = mapped_column(default=0)
    next_try_at: Mapped[Moment]
    claimed_until: Mapped[Moment | None]
    asked_at: Mapped[Moment] = mapped_column(index=True)
    made_at: Mapped[Moment | None]
