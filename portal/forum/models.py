"""Rooms and who may enter, names used in them, threads, posts."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from portal.accounts.models import Member
from portal.db import Base
from portal.seal.column import Sealed, SealedText
from portal.types import Moment, PrimaryKey, Translated, mention, one_of, owner


def mark_of(moment: datetime | None) -> str:
    """A moment as it stands in a post's version."""
    return str(round(moment.timestamp() * 1_000_000)) if moment else "0"


class PostState(StrEnum):
    SHOWN = "shown"
    WAITING = "waiting"  # a newcomer's first posts: a mentor reads them first
    REVISE = "revise"  # the author was asked for other words
    HIDDEN = "hidden"


class Room(Base):
    """A place to talk, by language and topic. Who sees it is said by its rules, all of them:
    of a house, of roles, let in by name."""

    __tablename__ = "rooms"

    id: Mapped[PrimaryKey]
    slug: Mapped[str] = mapped_column(String(40), unique=True)
    language: Mapped[str | None] = mapped_column(String(10))  # None: any language
    title: Mapped[Translated]
    about: Mapped[Translated]
    position: Mapped[int]
    house_id: Mapped[int | None] = mapped_column(owner("houses.id"), index=True)  # None: all houses
    roles: Mapped[str] = mapped_column(String(80), default="")  # " graduate peer_mentor "; "": all
    by_entry: Mapped[bool] = mapped_column(default=False)  # only who was let in
    takes_aliases: Mapped[bool] = mapped_column(default=False)  # another name may be used in it
    takes_contacts: Mapped[bool] = mapped_column(default=False)  # an author may insist on a number
    by_machine: Mapped[bool] = mapped_column(default=True)  # a machine may translate: never law
    version: Mapped[int] = mapped_column(default=1)  # of its rules and words at the desk


class Entry(Base):
    """Somebody was let into a room that is not for all."""

    __tablename__ = "room_entries"
    __table_args__ = (UniqueConstraint("room_id", "member_id"),)

    id: Mapped[PrimaryKey]
    room_id: Mapped[int] = mapped_column(owner("rooms.id"))
    member_id: Mapped[int] = mapped_column(owner("members.id"), index=True)
    by_id: Mapped[int | None] = mapped_column(mention("members.id"), index=True)
    at: Mapped[Moment]


class Alias(Base):
    """Another name of somebody in one room. Whose it is, is not stored: `owner_key` can be computed
    from a person (`Viewer.mine`), with the keys, and from nothing else."""

    __tablename__ = "aliases"
    __table_args__ = (
        UniqueConstraint("room_id", "owner_key"),
        UniqueConstraint("room_id", "name_key"),
        Index(None, "owner_key"),
    )

    id: Mapped[PrimaryKey]
    room_id: Mapped[int] = mapped_column(owner("rooms.id"))
    owner_key: Mapped[str] = mapped_column(String(32))
    name: Mapped[str] = mapped_column(String(40))
    name_key: Mapped[str] = mapped_column(String(80))


class Thread(Base):
    __tablename__ = "threads"
    __table_args__ = (Index(None, "room_id", "last_at", "id"),)

    id: Mapped[PrimaryKey]
    room_id: Mapped[int] = mapped_column(owner("rooms.id"))
    author_id: Mapped[int | None] = mapped_column(mention("members.id"), index=True)
    alias_id: Mapped[int | None] = mapped_column(mention("aliases.id"), index=True)
    title: Mapped[str] = mapped_column(String(120))
    language: Mapped[str] = mapped_column(String(10))
    started_at: Mapped[Moment]
    last_at: Mapped[Moment]  # of the newest shown post
    shown: Mapped[int] = mapped_column(default=0)  # shown posts; 0: only author and mentors see it
    title_hidden: Mapped[bool] = mapped_column(default=False)  # while its first post is not shown
    locked_at: Mapped[Moment | None]  # from then on nobody writes
    slow_until: Mapped[Moment | None]  # until then one post an hour of each

    room: Mapped[Room] = relationship()
    alias: Mapped[Alias | None] = relationship()

    @property
    def owner_key(self) -> str | None:
        return self.alias.owner_key if self.alias_id and self.alias else None


class Post(Base):
    """Words of a member under her name or under her alias: one of the two is empty."""

    __tablename__ = "posts"
    __table_args__ = (
        Index(None, "thread_id", "id"),
        Index(None, "author_id", "state"),
        Index(None, "alias_id", "state"),
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
    alias_id: Mapped[int | None] = mapped_column(mention("aliases.id"))
    quotes_id: Mapped[int | None] = mapped_column(mention("posts.id"), index=True)  # answers that
    body: Mapped[str] = mapped_column(Text)
    note: Mapped[str] = mapped_column(String(20), default="")  # what it talks about
    language: Mapped[str] = mapped_column(String(10))
    is_guessed: Mapped[bool] = mapped_column(default=False)  # the language
    state: Mapped[PostState] = mapped_column(one_of(PostState, 10))
    written_at: Mapped[Moment]
    edited_at: Mapped[Moment | None]
    judged_by_id: Mapped[int | None] = mapped_column(mention("members.id"), index=True)
    judged_at: Mapped[Moment | None]
    why_hidden: Mapped[str] = mapped_column(String(40), default="")  # a reason's key, see rules
    appeal: Mapped[str] = mapped_column(String(10), default="")  # asked, stays, shown

    thread: Mapped[Thread] = relationship()
    author: Mapped[Member | None] = relationship(foreign_keys="Post.author_id")
    alias: Mapped[Alias | None] = relationship()

    @property
    def owner_key(self) -> str | None:
        return self.alias.owner_key if self.alias_id and self.alias else None

    @property
    def version(self) -> str:
        """Changes with every judgement and every edit: a judge says with it what was read."""
        moments = (self.judged_at, self.edited_at)
        return "-".join([self.state, self.why_hidden, *map(mark_of, moments)])


class Follow(Base):
    """A thread a member follows under her name or her alias, and the newest post she has seen of
    it. Shown to nobody else."""

    __tablename__ = "follows"
    __table_args__ = (
        UniqueConstraint("member_id", "thread_id"),
        UniqueConstraint("alias_id", "thread_id"),
    )

    id: Mapped[PrimaryKey]
    member_id: Mapped[int | None] = mapped_column(owner("members.id"))
    alias_id: Mapped[int | None] = mapped_column(owner("aliases.id"))
    thread_id: Mapped[int] = mapped_column(owner("threads.id"), index=True)
    seen_post_id: Mapped[int] = mapped_column(default=0)


class Mute(Base):
    """What a member does not want to read: a thread, a person, an alias. Nobody else learns it."""

    __tablename__ = "mutes"
    __table_args__ = (
        UniqueConstraint("member_id", "thread_id"),
        UniqueConstraint("member_id", "person_id"),
        UniqueConstraint("member_id", "alias_id"),
    )

    id: Mapped[PrimaryKey]
    member_id: Mapped[int] = mapped_column(owner("members.id"))
    thread_id: Mapped[int | None] = mapped_column(owner("threads.id"), index=True)
    person_id: Mapped[int | None] = mapped_column(owner("members.id"), index=True)
    alias_id: Mapped[int | None] = mapped_column(owner("aliases.id"), index=True)


class Draft(Base):
    """What a member is writing: one text for each place. Sealed, hers alone."""

    __tablename__ = "drafts"
    __table_args__ = (UniqueConstraint("member_id", "place"),)

    id: Mapped[PrimaryKey]
    member_id: Mapped[int] = mapped_column(owner("members.id"))
    place: Mapped[str] = mapped_column(String(60))  # the address of the form
    title_sealed: Mapped[Sealed]
    body_sealed: Mapped[Sealed]
    kept_at: Mapped[Moment]

    title = SealedText("title_sealed")
    body = SealedText("body_sealed")

    @property
    def page(self) -> str:
        """Where the form is that was being filled in."""
        room = self.place.removesuffix("/threads")
        return self.place if room == self.place else f"{room}/new"


class Word(Base):
    """A mentor's word about somebody who writes here: she needs no reading first, or needs it."""

    __tablename__ = "mentor_words"

    id: Mapped[PrimaryKey]
    member_id: Mapped[int | None] = mapped_column(owner("members.id"), index=True)
    alias_id: Mapped[int | None] = mapped_column(owner("aliases.id"), index=True)
    trusts: Mapped[bool]
    by_id: Mapped[int | None] = mapped_column(mention("members.id"), index=True)
    at: Mapped[Moment]
