"""Rooms, threads, posts, and what a member follows."""

from enum import StrEnum

from sqlalchemy import Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.accounts.models import Member
from portal.db import Base
from portal.types import Moment, PrimaryKey, Translated, mention, one_of, owner


class PostState(StrEnum):
    SHOWN = "shown"
    WAITING = "waiting"  # a newcomer's first posts: a mentor reads them first
    HIDDEN = "hidden"


class Room(Base):
    """A place to talk, by language and topic."""

    __tablename__ = "rooms"

    id: Mapped[PrimaryKey]
    slug: Mapped[str] = mapped_column(String(40), unique=True)
    language: Mapped[str | None] = mapped_column(String(10))  # None: any language
    title: Mapped[Translated]
    about: Mapped[Translated]
    position: Mapped[int]


class Thread(Base):
    __tablename__ = "threads"
    __table_args__ = (Index(None, "room_id", "last_at", "id"),)

    id: Mapped[PrimaryKey]
    room_id: Mapped[int] = mapped_column(owner("rooms.id"))
    author_id: Mapped[int | None] = mapped_column(mention("members.id"), index=True)
    title: Mapped[str] = mapped_column(String(120))
    language: Mapped[str] = mapped_column(String(10))
    started_at: Mapped[Moment]
    last_at: Mapped[Moment]  # of the newest shown post
    shown: Mapped[int] = mapped_column(default=0)  # shown posts; 0: only author and mentors see it
    title_hidden: Mapped[bool] = mapped_column(default=False)  # while its first post is not shown

    room: Mapped[Room] = relationship()


class Post(Base):
    __tablename__ = "posts"
    __table_args__ = (
        Index(None, "thread_id", "id"),
        Index(None, "author_id", "state"),
        Index(
            "ix_posts_waiting",
            "id",
            sqlite_where=text("state = 'waiting'"),
            postgresql_where=text("state = 'waiting'"),
        ),
    )

    id: Mapped[PrimaryKey]
    thread_id: Mapped[int] = mapped_column(owner("threads.id"))
    author_id: Mapped[int | None] = mapped_column(mention("members.id"))
    body: Mapped[str] = mapped_column(Text)
    language: Mapped[str] = mapped_column(String(10))
    state: Mapped[PostState] = mapped_column(one_of(PostState, 10))
    written_at: Mapped[Moment]
    edited_at: Mapped[Moment | None]
    judged_by_id: Mapped[int | None] = mapped_column(mention("members.id"), index=True)
    judged_at: Mapped[Moment | None]
    why_hidden: Mapped[str] = mapped_column(String(40), default="")  # a reason's key, see rules

    thread: Mapped[Thread] = relationship()
    author: Mapped[Member | None] = relationship(foreign_keys="Post.author_id")

    @property
    def version(self) -> str:
        """Changes with every judgement and every edit: a judge says with it what was read."""
        moments = (self.judged_at, self.edited_at)
        numbers = [str(round(m.timestamp() * 1_000_000)) if m else "0" for m in moments]
        return "-".join([self.state, self.why_hidden, *numbers])


class Follow(Base):
    """A thread a member wrote in, and the newest post she has seen of it. Shown to nobody else."""

    __tablename__ = "follows"
    __table_args__ = (UniqueConstraint("member_id", "thread_id"),)

    id: Mapped[PrimaryKey]
    member_id: Mapped[int] = mapped_column(owner("members.id"))
    thread_id: Mapped[int] = mapped_column(owner("threads.id"), index=True)
    seen_post_id: Mapped[int] = mapped_column(default=0)
