"""Reading sessions and one's own bookings. Nobody reads who else comes."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    FromClause,
    Select,
    and_,
    bindparam,
    exists,
    or_,
    select,
    union_all,
)
from sqlalchemy.orm import Session, contains_eager

from portal import clock
from portal.training.models import Booking, Course, Training
from portal.types import Texts
from portal.viewer import Viewer

Condition = ColumnElement[bool]


class Line(NamedTuple):
    """A session in a list."""

    id: int
    title: Texts
    starts_at: datetime
    ends_at: datetime
    place: str
    seats: int
    taken: int
    is_mine: bool


class NextBooking(NamedTuple):
    """The next session in which the viewer has a seat; it may be going on right now."""

    id: int  # of the training
    title: Texts
    starts_at: datetime
    ends_at: datetime
    place: str


def soonest(kinds: Iterable[Condition], *where: Condition) -> list[Select[*tuple[Any, ...]]]:
    """The soonest sessions of several kinds, `most` of each: for every kind there is an index in
    this very order, so that nothing is read that lies behind them. No session is of two kinds."""
    each = [
        select(*_TOLD)
        .where(kind, *where)
        .order_by(Training.starts_at, Training.id)
        .limit(bindparam("most"))
        .subquery()
        for kind in kinds
    ]
    return [select(found) for found in each]


def lines(found: FromClause) -> Select[*tuple[Any, ...]]:
    """Some sessions as lines, soonest first."""
    own_seat = and_(
        Booking.training_id == found.c.id,
        Booking.member_id == bindparam("viewer"),
        ~Booking.for_child,  # a child's seat is no other session of hers
        Booking.cancelled_at.is_(None),
    )
    return (
        select(
            found.c.id,
            Course.title,
            found.c.starts_at,
            found.c.ends_at,
            found.c.place,
            found.c.seats,
            found.c.taken,
            Booking.id.is_not(None),
        )
        .join(Course, Course.id == found.c.course_id)
        .outerjoin(Booking, own_seat)
        .order_by(found.c.starts_at, found.c.id)
        .limit(bindparam("most"))
    )


_TOLD = (
    Training.id,
    Training.course_id,
    Training.starts_at,
    Training.ends_at,
    Training.place,
    Training.seats,
    Training.taken,
)
_VISIBLE = or_(Training.house_id.is_(None), Training.house_id == bindparam("house"))
_OWN_SEAT = and_(
    Booking.training_id == Training.id,
    Booking.member_id == bindparam("viewer"),
    ~Booking.for_child,  # a child's seat is no other session of hers
    Booking.cancelled_at.is_(None),
)
HOUSES = (Training.house_id.is_(None), Training.house_id == bindparam("house"))
COMING = and_(Training.cancelled_at.is_(None), Training.starts_at > bindparam("now"))
_OTHER_DATES = lines(
    union_all(
        *soonest(
            HOUSES,
            COMING,
            Training.course_id == bindparam("course"),
            Training.id != bindparam("training"),
            Training.taken < Training.seats,
        )
    ).subquery()
)
_ONE = (
    select(Training)
    .join(Training.course)
    .options(contains_eager(Training.course))
    .where(_VISIBLE, Training.id == bindparam("training"))
    .execution_options(populate_existing=True)  # a booking in this session changes it behind it
)
_HAS_SEAT = select(exists().where(Training.id == bindparam("training"), _OWN_SEAT))
NEXT = (
    select(Training.id, Course.title, Training.starts_at, Training.ends_at, Training.place)
    .join(Course, Course.id == Training.course_id)
    .join(Booking, _OWN_SEAT)
    .where(_VISIBLE, Training.cancelled_at.is_(None), Training.ends_at > bindparam("now"))
    .order_by(Training.starts_at, Training.id)
    .limit(1)
)


def other_dates_for(db: Session, viewer: Viewer, training: Training, most: int = 3) -> list[Line]:
    """The next sessions of the same course in which there is a place."""
    of = {"course": training.course_id, "training": training.id}
    rows = db.execute(_OTHER_DATES, {**asked_by(viewer), **of, "now": clock.now(), "most": most})
    return [Line._make(row) for row in rows]


def training_for(db: Session, viewer: Viewer, training_id: int) -> Training | None:
    """A session of the viewer's house or for all houses, with its course; also one that is over."""
    return db.scalars(_ONE, {**asked_by(viewer), "training": training_id}).first()


def has_seat(db: Session, viewer: Viewer, training_id: int) -> bool:
    return bool(db.scalar(_HAS_SEAT, {"viewer": viewer.id, "training": training_id}))


def asked_by(viewer: Viewer) -> dict[str, int]:
    return {"viewer": viewer.id, "house": viewer.house_id}
