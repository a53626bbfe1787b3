"""What happened to somebody's sessions while she was away, until she says that she has seen it."""

from collections.abc import Collection
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import (
    String,
    and_,
    bindparam,
    cast,
    exists,
    insert,
    literal,
    null,
    or_,
    select,
    type_coerce,
    update,
)
from sqlalchemy.orm import Session

from portal import clock
from portal.db import changed
from portal.training.models import Course, News, SessionNews, Training, Wait
from portal.training.queries import NEXT, NextBooking, asked_by
from portal.types import Texts, UTCMoment
from portal.viewer import Viewer

MOST = 10


class Line(NamedTuple):
    """One piece of news about one session."""

    id: int
    training_id: int
    news: News
    title: Texts
    starts_at: datetime
    was_at: datetime | None
    place: str


# Of an offer she is told as long as it stands, of one that lapsed as long as she waits.
_HER_TURN = exists().where(
    Wait.training_id == SessionNews.training_id,
    or_(Wait.member_id == bindparam("viewer"), Wait.friend_id == bindparam("viewer")),
    or_(
        and_(SessionNews.news == News.OFFERED, Wait.held_until > bindparam("now")),
        and_(SessionNews.news == News.LAPSED, Wait.held_until.is_(None)),
    ),
)
_IS_TRUE = or_(SessionNews.news.not_in([News.OFFERED, News.LAPSED]), _HER_TURN)
_NEWS = (
    select(
        SessionNews.id,
        SessionNews.training_id,
        type_coerce(SessionNews.news, String).label("news"),
        Course.title,
        Training.starts_at,
        Training.ends_at,
        Training.place,
        SessionNews.was_at,
    )
    .join(Training, Training.id == SessionNews.training_id)
    .join(Course, Course.id == Training.course_id)
    .where(SessionNews.member_id == bindparam("viewer"), SessionNews.seen_at.is_(None), _IS_TRUE)
    .order_by(SessionNews.id.desc())
    .limit(MOST)
    .subquery()
)
_NEXT = NEXT.subquery()
_BOTH = select(_NEWS).union_all(
    select(
        literal(0),
        _NEXT.c.id,
        literal(""),
        _NEXT.c.title,
        _NEXT.c.starts_at,
        _NEXT.c.ends_at,
        _NEXT.c.place,
        cast(null(), UTCMoment),
    )
)


class Coming(NamedTuple):
    """Where the viewer is expected next, and what she does not know yet, newest first."""

    booking: NextBooking | None
    news: list[Line]


_MOVED_FROM = (
    select(SessionNews.was_at)
    .where(
        SessionNews.member_id == bindparam("viewer"),
        SessionNews.training_id == bindparam("training"),
        SessionNews.news == News.MOVED,
    )
    .order_by(SessionNews.id.desc())
    .limit(1)
)


def tell(
    db: Session, member_id: int, training_id: int, news: News, *, was_at: datetime | None = None
) -> None:
    """Shown on her next pages. What she has not seen yet about this session is replaced."""
    tell_all(db, [member_id], training_id, news, was_at=was_at)


def tell_all(
    db: Session,
    members: Collection[int],
    training_id: int,
    news: News,
    *,
    was_at: datetime | None = None,
) -> None:
    """The same for many, in two statements."""
    if not members:
        return
    unseen = update(SessionNews).where(
        SessionNews.member_id.in_(members),
        SessionNews.training_id == training_id,
        SessionNews.seen_at.is_(None),
    )
    now = clock.now()
    changed(db, unseen.values(seen_at=now))
    row = {"training_id": training_id, "news": news, "was_at": was_at, "at": now}
    db.execute(insert(SessionNews), [{"member_id": number, **row} for number in sorted(members)])


def moved_from(db: Session, viewer: Viewer, training_id: int) -> datetime | None:
    """When a session of hers would have begun before it was moved last."""
    return db.scalar(_MOVED_FROM, {"viewer": viewer.id, "training": training_id})


def coming_for(db: Session, viewer: Viewer) -> Coming:
    """For the first page. One statement."""
    found = db.execute(_BOTH, {**asked_by(viewer), "now": clock.now()}).all()
    told = [Line(r[0], r[1], News(r[2]), r[3], r[4], r[7], r[6]) for r in found if r[0]]
    booked = [NextBooking._make(row[1:2] + row[3:7]) for row in found if not row[0]]
    return Coming(booked[0] if booked else None, sorted(told, reverse=True))


def mark_seen(db: Session, viewer: Viewer, newest: int) -> None:
    """Everything up to the newest she was shown; what came meanwhile stays."""
    shown = update(SessionNews).where(
        SessionNews.member_id == viewer.id,
        SessionNews.id <= newest,
        SessionNews.seen_at.is_(None),
    )
    changed(db, shown.values(seen_at=clock.now()))
