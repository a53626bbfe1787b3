"""What waits for a mentor. Nothing here tells who reported."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Integer, bindparam, exists, func, select
from sqlalchemy.orm import Session

from portal.accounts.models import Member
from portal.forum.models import Post, PostState, Thread
from portal.forum.sight import IS_WAITING
from portal.moderation.models import Report
from portal.viewer import Viewer

MOST = 20  # of each kind on a page


class Waiting(NamedTuple):
    """A post that a mentor has to look at; `key` is its place in the queue."""

    key: int
    id: int
    body: str
    language: str
    state: PostState
    written_at: datetime
    name: str | None
    title: str
    title_language: str


class Count(NamedTuple):
    """How many people gave this reason."""

    kind: str
    people: int


_OPEN = (
    select(Report.post_id, func.min(Report.id).label("first"))
    .where(Report.settled_at.is_(None))
    .group_by(Report.post_id)
    .subquery()
)
_COLUMNS = (
    Post.id,
    Post.body,
    Post.language,
    Post.state,
    Post.written_at,
    Member.name,
    Thread.title,
    Thread.language,
)
_NOT_OWN = Post.author_id.is_distinct_from(bindparam("viewer", type_=Integer))
_REPORTED = (
    select(_OPEN.c.first, *_COLUMNS)
    .join(Post, Post.id == _OPEN.c.post_id)
    .join(Thread, Thread.id == Post.thread_id)
    .outerjoin(Member, Member.id == Post.author_id)
    .where(_OPEN.c.first > bindparam("after"), _NOT_OWN)
    .order_by(_OPEN.c.first)
    .limit(MOST + 1)
)
_FIRSTS = (
    select(Post.id, *_COLUMNS)
    .join(Thread, Thread.id == Post.thread_id)
    .outerjoin(Member, Member.id == Post.author_id)
    .where(IS_WAITING, Post.id > bindparam("after"), _NOT_OWN)
    .order_by(Post.id)
    .limit(MOST + 1)
)
_KINDS = (
    select(Report.post_id, Report.kind, func.count())
    .where(Report.settled_at.is_(None), Report.post_id.in_(bindparam("posts", expanding=True)))
    .group_by(Report.post_id, Report.kind)
    .order_by(Report.post_id, func.count().desc(), Report.kind)
)
_HOW_MANY_FIRSTS = select(func.count(Post.id)).where(IS_WAITING, _NOT_OWN).scalar_subquery()
_HOW_MANY_REPORTED = (
    select(func.count(Post.id))
    .join(_OPEN, _OPEN.c.post_id == Post.id)
    .where(_NOT_OWN)
    .scalar_subquery()
)


def reported_for(db: Session, viewer: Viewer, after: int = 0) -> list[Waiting]:
    """A page of posts with open reports and one more, oldest report first; never one's own."""
    rows = db.execute(_REPORTED, {"viewer": viewer.id, "after": after})
    return [Waiting._make(row) for row in rows]


def firsts_for(db: Session, viewer: Viewer, after: int = 0) -> list[Waiting]:
    """A page of newcomers' posts and one more, oldest first; never one's own."""
    rows = db.execute(_FIRSTS, {"viewer": viewer.id, "after": after})
    return [Waiting._make(row) for row in rows]


def kinds_of(db: Session, post_ids: Sequence[int]) -> dict[int, list[Count]]:
    """The reasons of the open reports of these posts, the most frequent first."""
    kinds: dict[int, list[Count]] = {post_id: [] for post_id in post_ids}
    if post_ids:
        for post_id, kind, count in db.execute(_KINDS, {"posts": list(post_ids)}):
            kinds[post_id].append(Count(kind, count))
    return kinds


def notes_of(db: Session, post_id: int) -> list[str]:
    """What those who reported added, without their names and in no order that tells of them."""
    notes = select(Report.note).where(
        Report.post_id == post_id, Report.settled_at.is_(None), Report.note != ""
    )
    return sorted(db.scalars(notes))


def has_reported(db: Session, viewer: Viewer, post_id: int) -> bool:
    own = exists().where(Report.post_id == post_id, Report.reporter_id == viewer.id)
    return bool(db.scalar(select(own)))


def count_waiting(db: Session, viewer: Viewer) -> int:
    """Posts with open reports and newcomers' posts that wait for this viewer; never one's own."""
    return db.scalar(select(_HOW_MANY_FIRSTS + _HOW_MANY_REPORTED), {"viewer": viewer.id}) or 0
