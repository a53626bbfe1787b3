"""Rooms and threads: only what is in the viewer's sight ever leaves the database."""

from datetime import UTC, datetime
from typing import NamedTuple

from sqlalchemy import Integer, bindparam, case, exists, func, or_, select, tuple_
from sqlalchemy.orm import Session

from portal.forum.models import Alias, Follow, Mute, Post, Room, Thread
from portal.forum.sight import (
    IS_SHOWN,
    MINE,
    MY_ALIASES,
    OTHERS_POST,
    OWN_THREAD,
    ROOM_IN_SIGHT,
    THREAD_IN_SIGHT,
    TITLE,
    VIEWER,
    sight,
)
from portal.types import Texts, UTCMoment
from portal.viewer import Viewer

THREADS = 20  # on a page
NEWEST = (datetime(9000, 1, 1, tzinfo=UTC), 0)


class ThreadLine(NamedTuple):
    """A line of a room; no title when its first post is hidden from the viewer."""

    id: int
    title: str | None
    language: str
    shown: int
    last_at: datetime
    has_new: bool  # in a thread she follows

    @property
    def replies(self) -> int:
        return max(0, self.shown - 1)


class ThreadHead(NamedTuple):
    """What stands above the posts; `seen` is None for who does not follow the thread."""

    id: int
    title: str | None
    language: str
    shown: int
    is_own: bool
    locked_at: datetime | None
    slow_until: datetime | None
    room_id: int
    room: str
    room_title: Texts
    takes_aliases: bool
    takes_contacts: bool
    by_machine: bool
    alias: str | None  # the viewer's other name in this room
    seen: int | None
    is_muted: bool


OWN_FOLLOW = or_(Follow.member_id == VIEWER, Follow.alias_id.in_(MY_ALIASES))
_SEEN = (
    select(func.max(Follow.seen_post_id))
    .where(Follow.thread_id == Thread.id, OWN_FOLLOW)
    .correlate(Thread)
    .scalar_subquery()
)
_HAS_NEW = exists().where(Post.thread_id == Thread.id, Post.id > _SEEN, IS_SHOWN, OTHERS_POST)
IS_MUTED = exists().where(Mute.thread_id == Thread.id, Mute.member_id == VIEWER)
_ALIAS = (
    select(Alias.name)
    .where(Alias.room_id == Room.id, Alias.owner_key == MINE)
    .correlate(Room)
    .scalar_subquery()
)
_ROOMS = (
    select(Room)
    .where(ROOM_IN_SIGHT)
    .order_by(
        case((Room.language.is_(None), 0), (Room.language == bindparam("language"), 1), else_=2),
        Room.position,
        Room.id,
    )
)
_ROOM = select(Room).where(Room.slug == bindparam("slug"), ROOM_IN_SIGHT)
_THREADS = (
    select(Thread.id, TITLE, Thread.language, Thread.shown, Thread.last_at, _HAS_NEW)
    .where(
        Thread.room_id == bindparam("room"),
        THREAD_IN_SIGHT,
        ~IS_MUTED,
        tuple_(Thread.last_at, Thread.id)
        < tuple_(bindparam("at", type_=UTCMoment), bindparam("before", type_=Integer)),
    )
    .order_by(Thread.last_at.desc(), Thread.id.desc())
    .limit(THREADS + 1)
)
_THREAD = (
    select(
        Thread.id,
        TITLE,
        Thread.language,
        Thread.shown,
        OWN_THREAD,
        Thread.locked_at,
        Thread.slow_until,
        Room.id,
        Room.slug,
        Room.title,
        Room.takes_aliases,
        Room.takes_contacts,
        Room.by_machine,
        _ALIAS,
        _SEEN,
        IS_MUTED,
    )
    .join(Room, Room.id == Thread.room_id)
    .where(Thread.id == bindparam("thread"), ROOM_IN_SIGHT, THREAD_IN_SIGHT)
)


def rooms_for(db: Session, viewer: Viewer) -> list[Room]:
    """Rooms she may enter: those of any language, then those of hers, then the others."""
    return list(db.scalars(_ROOMS, {**sight(viewer), "language": viewer.language}))


def room_for(db: Session, viewer: Viewer, slug: str) -> Room | None:
    return db.scalars(_ROOM, {**sight(viewer), "slug": slug}).first()


def threads_for(
    db: Session, viewer: Viewer, room_id: int, before: tuple[datetime, int] | None = None
) -> list[ThreadLine]:
    """A page of a room that is in sight and one line more, newest activity first."""
    at, row = before or NEWEST
    rows = db.execute(_THREADS, {**sight(viewer), "room": room_id, "at": at, "before": row})
    return [ThreadLine._make(row) for row in rows]


def thread_for(db: Session, viewer: Viewer, thread_id: int) -> ThreadHead | None:
    row = db.execute(_THREAD, {**sight(viewer), "thread": thread_id}).first()
    return ThreadHead._make(row) if row else None
