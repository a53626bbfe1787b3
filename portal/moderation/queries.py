"""What waits for a mentor: only what is in her sight, nothing of her own, nothing that is gone.

Nothing here tells who reported, and nothing in the list tells who wrote.
"""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import (
    Integer,
    String,
    and_,
    bindparam,
    case,
    exists,
    func,
    null,
    or_,
    select,
    tuple_,
    union_all,
)
from sqlalchemy.orm import Session, aliased

from portal import clock
from portal.accounts.models import Member
from portal.forum.models import Post, PostState, Room, Thread
from portal.forum.rules import GONE
from portal.forum.sight import IS_WAITING, MY_ALIASES, ROOM_IN_SIGHT, VIEWER, sight
from portal.moderation.models import Appeal, Claim, Pass, Report
from portal.types import UTCMoment
from portal.viewer import Viewer

MOST = 20  # on a page
FIRST = (0, datetime.fromisoformat("1970-01-01T00:00:00+00:00"), 0)


class Item(NamedTuple):
    """A post that a mentor has to look at, with what can be said of it before it is read."""

    id: int
    thread_id: int
    author_id: int | None
    alias_id: int | None
    body: str
    language: str
    note: str
    state: PostState
    why_hidden: str
    written_at: datetime
    judged_at: datetime | None
    since: datetime | None  # None: nothing about it waits
    is_other: int  # 1: not in the language of the mentor
    due_at: datetime | None  # of an appeal that she can answer
    holder_id: int | None
    holder: str | None
    joined_at: datetime | None  # of the author; None under another name
    is_first: bool  # nothing else by the same name is shown
    kinds: str | None  # of its open reports, one word for each of them

    @property
    def is_changed(self) -> bool:
        """A mentor had read it before, and its author changed it."""
        return self.state is PostState.WAITING and self.judged_at is not None


_NOW = bindparam("now", type_=UTCMoment)
_HERS_TO_ANSWER = and_(Appeal.decided_at.is_(None), Appeal.judge_id.is_distinct_from(VIEWER))
_REASONS = union_all(
    select(Report.post_id.label("post_id"), Report.reported_at.label("since")).where(
        Report.settled_at.is_(None)
    ),
    select(Post.id, func.coalesce(Post.edited_at, Post.written_at)).where(IS_WAITING),
    select(Appeal.post_id, Appeal.asked_at).where(_HERS_TO_ANSWER),
).subquery()
_WAITS = (
    select(_REASONS.c.post_id, func.min(_REASONS.c.since, type_=UTCMoment()).label("since"))
    .group_by(_REASONS.c.post_id)
    .subquery()
)
# Not `~OWN_POST`: of a post without a name that would be neither true nor false.
_NOT_OWN = and_(
    Post.author_id.is_distinct_from(VIEWER),
    or_(Post.alias_id.is_(None), Post.alias_id.not_in(MY_ALIASES)),
)
_HERS_TO_SEE = and_(
    ROOM_IN_SIGHT,
    _NOT_OWN,
    Post.why_hidden != GONE,
    ~exists().where(Pass.post_id == Post.id, Pass.member_id == VIEWER),
)
_IS_OTHER = case((Post.language == bindparam("language", type_=String), 0), else_=1)
_Holder, _Other = aliased(Member), aliased(Post)
_IS_FIRST = ~exists().where(
    or_(_Other.author_id == Post.author_id, _Other.alias_id == Post.alias_id),
    _Other.state == PostState.SHOWN,
    _Other.id != Post.id,
)
_KINDS = (
    select(func.aggregate_strings(Report.kind, " "))
    .where(Report.post_id == Post.id, Report.settled_at.is_(None))
    .correlate(Post)
    .scalar_subquery()
)
_ITEMS = (
    select(
        Post.id,
        Post.thread_id,
        Post.author_id,
        Post.alias_id,
        Post.body,
        Post.language,
        Post.note,
        Post.state,
        Post.why_hidden,
        Post.written_at,
        Post.judged_at,
        _WAITS.c.since,
        _IS_OTHER,
        case((_HERS_TO_ANSWER, Appeal.due_at), else_=null()),
        Claim.by_id,
        _Holder.name,
        Member.joined_at,
        _IS_FIRST,
        _KINDS,
    )
    .join(Thread, Thread.id == Post.thread_id)
    .join(Room, Room.id == Thread.room_id)
    .outerjoin(Member, Member.id == Post.author_id)
    .outerjoin(Appeal, Appeal.post_id == Post.id)
    .outerjoin(Claim, and_(Claim.post_id == Post.id, Claim.until > _NOW))
    .outerjoin(_Holder, _Holder.id == Claim.by_id)
)
_QUEUE = (
    _ITEMS.join(_WAITS, _WAITS.c.post_id == Post.id)
    .where(
        _HERS_TO_SEE,
        tuple_(_IS_OTHER, _WAITS.c.since, Post.id)
        > tuple_(
            bindparam("other", type_=Integer),
            bindparam("at", type_=UTCMoment),
            bindparam("after", type_=Integer),
        ),
    )
    .order_by(_IS_OTHER, _WAITS.c.since, Post.id)
    .limit(MOST + 1)
)
_ONE = _ITEMS.outerjoin(_WAITS, _WAITS.c.post_id == Post.id).where(
    Post.id == bindparam("post"), ROOM_IN_SIGHT
)
_ALL = (
    select(func.count(Post.id))
    .join(_WAITS, _WAITS.c.post_id == Post.id)
    .join(Thread, Thread.id == Post.thread_id)
    .join(Room, Room.id == Thread.room_id)
    .where(_HERS_TO_SEE)
)
_LATE = (
    select(func.count(Appeal.id))
    .join(Post, Post.id == Appeal.post_id)
    .join(Thread, Thread.id == Post.thread_id)
    .join(Room, Room.id == Thread.room_id)
    .where(_HERS_TO_SEE, _HERS_TO_ANSWER, Appeal.due_at < _NOW)
)
_BOTH = select(_ALL.scalar_subquery(), _LATE.scalar_subquery())


def items_for(
    db: Session, viewer: Viewer, after: tuple[int, datetime, int] | None = None
) -> list[Item]:
    """A page of what waits and one more: her language first, in it what waits longest."""
    other, at, row = after or FIRST
    asked = {**_asked(viewer), "other": other, "at": at, "after": row}
    return [Item._make(row) for row in db.execute(_QUEUE, asked)]


def item_for(db: Session, viewer: Viewer, post_id: int) -> Item | None:
    """The same of one post, whether something about it waits or not."""
    row = db.execute(_ONE, {**_asked(viewer), "post": post_id}).first()
    return Item._make(row) if row else None


def count_waiting(db: Session, viewer: Viewer) -> int:
    """How many posts wait for this viewer."""
    return db.scalar(_ALL, _asked(viewer)) or 0


def counts_for(db: Session, viewer: Viewer) -> tuple[int, int]:
    """The same, and how many appeals were not answered in time. One statement."""
    waiting, late = db.execute(_BOTH, _asked(viewer)).one()
    return waiting, late


def _asked(viewer: Viewer) -> dict[str, object]:
    return {**sight(viewer), "language": viewer.language, "now": clock.now()}
