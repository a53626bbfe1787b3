"""Posts of a thread, as a viewer may read them."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import and_, bindparam, case, exists, func, null, or_, select
from sqlalchemy.orm import Session, aliased, joinedload

from portal.accounts.models import Member
from portal.forum import rules
from portal.forum.models import Alias, Mute, Post, PostState, Room, Thread
from portal.forum.sight import (
    BODY,
    OWN_POST,
    POST_LISTED,
    ROOM_IN_SIGHT,
    THREAD_IN_SIGHT,
    TITLE_IN_SIGHT,
    VIEWER,
    sight,
)
from portal.viewer import STAFF, Role, Viewer

POSTS = 30  # on a page
GLIMPSE = 80  # letters of a post that is answered


class PostLine(NamedTuple):
    """A post of a page; no body when it is hidden from the viewer. `author_id` and `owner_key` are
    for `rules.is_own` and stand in no page."""

    id: int
    author_id: int | None
    owner_key: str | None
    name: str | None
    role: Role | None  # None under another name
    body: str | None
    note: str
    language: str
    is_guessed: bool
    state: PostState
    written_at: datetime
    edited_at: datetime | None
    why_hidden: str
    appeal: str  # asked, stays, shown: another look at it
    quotes_id: int | None
    quoted_name: str | None
    quoted: str | None  # the beginning of what it answers, if everybody can read that
    is_muted: bool

    @property
    def is_alias(self) -> bool:
        return self.owner_key is not None

    @property
    def is_by_mentor(self) -> bool:
        return self.role is Role.PEER_MENTOR

    @property
    def is_by_staff(self) -> bool:
        return self.role in STAFF


_Quoted, _QuotedAlias, _QuotedMember = aliased(Post), aliased(Alias), aliased(Member)
_IS_QUOTED_SHOWN = _Quoted.state == PostState.SHOWN
_IS_MUTED = exists().where(
    Mute.member_id == VIEWER,
    or_(Mute.person_id == Post.author_id, Mute.alias_id == Post.alias_id),
)
_COLUMNS = (
    Post.id,
    Post.author_id,
    Alias.owner_key,
    func.coalesce(Alias.name, Member.name),
    Member.role,
    BODY,
    Post.note,
    Post.language,
    Post.is_guessed,
    Post.state,
    Post.written_at,
    Post.edited_at,
    Post.why_hidden,
    Post.appeal,
    Post.quotes_id,
    case((_IS_QUOTED_SHOWN, func.coalesce(_QuotedAlias.name, _QuotedMember.name)), else_=null()),
    case(
        (and_(_IS_QUOTED_SHOWN, _Quoted.note == ""), func.substr(_Quoted.body, 1, GLIMPSE)),
        else_=null(),
    ),
    _IS_MUTED,
)
_POSTS = (
    select(*_COLUMNS)
    .outerjoin(Member, Member.id == Post.author_id)
    .outerjoin(Alias, Alias.id == Post.alias_id)
    .outerjoin(_Quoted, _Quoted.id == Post.quotes_id)
    .outerjoin(_QuotedMember, _QuotedMember.id == _Quoted.author_id)
    .outerjoin(_QuotedAlias, _QuotedAlias.id == _Quoted.alias_id)
    .where(Post.thread_id == bindparam("thread"), POST_LISTED)
    .limit(POSTS + 1)
)
_AFTER = _POSTS.where(Post.id > bindparam("after")).order_by(Post.id)
_NEXT = _AFTER.with_only_columns(Post.id).limit(1)
_BEFORE = _POSTS.where(Post.id < bindparam("before")).order_by(Post.id.desc())
_POST = (
    select(Post)
    .join(Thread, Thread.id == Post.thread_id)
    .join(Room, Room.id == Thread.room_id)
    .where(Post.id == bindparam("post"), ROOM_IN_SIGHT, THREAD_IN_SIGHT, POST_LISTED)
    .options(
        joinedload(Post.thread).joinedload(Thread.room),
        joinedload(Post.thread).joinedload(Thread.alias),
        joinedload(Post.author),
        joinedload(Post.alias),
    )
)

_UNSEEN = (
    select(Post.id, Thread.title, Post.state, Post.why_hidden)
    .join(Thread, Thread.id == Post.thread_id)
    .join(Room, Room.id == Thread.room_id)
    .where(
        OWN_POST,
        Post.state != PostState.SHOWN,
        Post.why_hidden.not_in([rules.GOING, rules.GONE]),
        ROOM_IN_SIGHT,
        THREAD_IN_SIGHT,
        TITLE_IN_SIGHT,
    )
    .order_by(Post.id.desc())
    .limit(POSTS)
)


class Unseen(NamedTuple):
    """A post of the viewer's own that others do not see, and why."""

    id: int
    title: str
    state: PostState
    why_hidden: str


def unseen_of(db: Session, viewer: Viewer) -> list[Unseen]:
    """The newest first. What she took away herself is no news to her."""
    return [Unseen._make(row) for row in db.execute(_UNSEEN, sight(viewer))]


def posts_after(db: Session, viewer: Viewer, thread_id: int, after: int = 0) -> list[PostLine]:
    """A page of a thread and one post more. Ask `thread_for` first whether it is in sight."""
    return _lines(db.execute(_AFTER, {**sight(viewer), "thread": thread_id, "after": after}).all())


def posts_before(db: Session, viewer: Viewer, thread_id: int, before: int) -> list[PostLine]:
    """The page that ends right before this post, in the order of reading; one post more comes
    first when there are earlier ones."""
    asked = {**sight(viewer), "thread": thread_id, "before": before}
    return _lines(db.execute(_BEFORE, asked).all())[::-1]


def is_newest(db: Session, viewer: Viewer, thread_id: int, post_id: int) -> bool:
    """Whether nothing that she could read comes after this post."""
    asked = {**sight(viewer), "thread": thread_id, "after": post_id}
    return db.scalar(_NEXT, asked) is None


def post_for(db: Session, viewer: Viewer, post_id: int) -> Post | None:
    """A post with its thread, room and author. A hidden one is there, but is not to be shown."""
    return db.scalars(_POST, {**sight(viewer), "post": post_id}).first()


def _lines(rows: Sequence[Any]) -> list[PostLine]:
    return [PostLine._make(row) for row in rows]
