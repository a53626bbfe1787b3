"""Reading rooms, threads and posts: only what is in the viewer's sight ever leaves the database."""

from datetime import UTC, datetime
from typing import NamedTuple

from sqlalchemy import (
    Integer,
    and_,
    bindparam,
    case,
    func,
    select,
    tuple_,
)
from sqlalchemy.orm import Session, joinedload

from portal.accounts.models import Member
from portal.forum.models import Follow, Post, PostState, Room, Thread
from portal.forum.rules import TRIED_AFTER
from portal.forum.sight import (
    BODY,
    IS_SHOWN,
    POST_LISTED,
    THREAD_IN_SIGHT,
    TITLE,
    VIEWER,
    sight,
)
from portal.types import Texts, UTCMoment
from portal.viewer import STAFF, Role, Viewer

THREADS, POSTS = 20, 30  # on a page
NEWEST = (datetime(9000, 1, 1, tzinfo=UTC), 0)


class ThreadLine(NamedTuple):
    """A line of a room; no title when its first post is hidden from the viewer."""

    id: int
    title: str | None
    language: str
    shown: int
    last_at: datetime

    @property
    def replies(self) -> int:
        return max(0, self.shown - 1)


class ThreadHead(NamedTuple):
    """What stands above the posts; `seen` is None for who does not follow the thread."""

    id: int
    title: str | None
    language: str
    shown: int
    author_id: int | None
    room: str
    room_title: Texts
    seen: int | None


class PostLine(NamedTuple):
    """A post of a page; no body when it is hidden from the viewer."""

    id: int
    author_id: int | None
    name: str | None
    role: Role | None
    body: str | None
    language: str
    state: PostState
    written_at: datetime
    edited_at: datetime | None
    why_hidden: str

    @property
    def is_by_mentor(self) -> bool:
        return self.role is Role.PEER_MENTOR

    @property
    def is_by_staff(self) -> bool:
        return self.role in STAFF


class NewReplies(NamedTuple):
    """A thread the viewer wrote in, and what came after the post numbered `seen`."""

    thread_id: int
    title: str | None
    language: str
    replies: int
    seen: int


_ROOMS = select(Room).order_by(
    case((Room.language.is_(None), 0), (Room.language == bindparam("language"), 1), else_=2),
    Room.position,
    Room.id,
)
_THREADS = (
    select(Thread.id, TITLE, Thread.language, Thread.shown, Thread.last_at)
    .where(
        Thread.room_id == bindparam("room"),
        THREAD_IN_SIGHT,
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
        Thread.author_id,
        Room.slug,
        Room.title,
        Follow.seen_post_id,
    )
    .join(Room, Room.id == Thread.room_id)
    .outerjoin(Follow, and_(Follow.thread_id == Thread.id, Follow.member_id == VIEWER))
    .where(Thread.id == bindparam("thread"), THREAD_IN_SIGHT)
)
_POSTS = (
    select(
        Post.id,
        Post.author_id,
        Member.name,
        Member.role,
        BODY,
        Post.language,
        Post.state,
        Post.written_at,
        Post.edited_at,
        Post.why_hidden,
    )
    .outerjoin(Member, Member.id == Post.author_id)
    .where(Post.thread_id == bindparam("thread"), POST_LISTED, Post.id > bindparam("after"))
    .order_by(Post.id)
    .limit(POSTS + 1)
)
_LAST_PAGE = (
    select(Post.id)
    .where(Post.thread_id == bindparam("thread"), POST_LISTED)
    .order_by(Post.id.desc())
    .offset(POSTS)
    .limit(1)
)
_POST = (
    select(Post)
    .join(Thread, Thread.id == Post.thread_id)
    .where(Post.id == bindparam("post"), THREAD_IN_SIGHT, POST_LISTED)
    .options(joinedload(Post.thread).joinedload(Thread.room), joinedload(Post.author))
)
_FIRST_SHOWN = select(Post.id).where(Post.author_id == VIEWER, IS_SHOWN).limit(TRIED_AFTER)
_NEW_REPLIES = (
    select(Thread.id, TITLE, Thread.language, func.count(Post.id), Follow.seen_post_id)
    .join(Follow, Follow.thread_id == Thread.id)
    .join(Post, and_(Post.thread_id == Thread.id, Post.id > Follow.seen_post_id))
    .where(
        Follow.member_id == VIEWER,
        THREAD_IN_SIGHT,
        IS_SHOWN,
        Post.author_id.is_distinct_from(VIEWER),
    )
    .group_by(
        Thread.id,
        Thread.title,
        Thread.title_hidden,
        Thread.author_id,
        Thread.language,
        Follow.seen_post_id,
    )
    .order_by(func.max(Post.id).desc())
    .limit(bindparam("most"))
)


def rooms_for(db: Session, language: str) -> list[Room]:
    """Rooms of any language, then those of this language, then the others."""
    return list(db.scalars(_ROOMS, {"language": language}))


def room_named(db: Session, slug: str) -> Room | None:
    return db.scalars(select(Room).where(Room.slug == slug)).first()


def threads_for(
    db: Session, viewer: Viewer, room_id: int, before: tuple[datetime, int] | None = None
) -> list[ThreadLine]:
    """A page of a room and one line more, newest activity first."""
    at, row = before or NEWEST
    rows = db.execute(_THREADS, {**sight(viewer), "room": room_id, "at": at, "before": row})
    return [ThreadLine._make(row) for row in rows]


def thread_for(db: Session, viewer: Viewer, thread_id: int) -> ThreadHead | None:
    row = db.execute(_THREAD, {**sight(viewer), "thread": thread_id}).first()
    return ThreadHead._make(row) if row else None


def posts_for(db: Session, viewer: Viewer, thread_id: int, after: int = 0) -> list[PostLine]:
    """A page of a thread and one post more. Ask `thread_for` first whether it is in sight."""
    rows = db.execute(_POSTS, {**sight(viewer), "thread": thread_id, "after": after})
    return [PostLine._make(row) for row in rows]


def last_page_for(db: Session, viewer: Viewer, thread_id: int) -> int | None:
    """The key of a page that ends with the newest post; None when that is the first page."""
    return db.scalar(_LAST_PAGE, {**sight(viewer), "thread": thread_id})


def post_for(db: Session, viewer: Viewer, post_id: int) -> Post | None:
    """A post with its thread, room and author. A hidden one is there, but is not to be shown."""
    return db.scalars(_POST, {**sight(viewer), "post": post_id}).first()


def shown_posts_of(db: Session, member: Viewer) -> int:
    """How many posts of hers everybody can read; counted no further than it matters."""
    return len(db.scalars(_FIRST_SHOWN, {"viewer": member.id}).all())


def new_replies_for(db: Session, viewer: Viewer, most: int = 3) -> list[NewReplies]:
    """Threads in which others wrote since the viewer last looked, the newest first."""
    rows = db.execute(_NEW_REPLIES, {**sight(viewer), "most": most})
    return [NewReplies._make(row) for row in rows]
