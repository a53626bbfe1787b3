"""Reading sessions and one's own bookings. Nobody reads who else comes."""

from datetime import datetime, time, timedelta
from enum import StrEnum
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import Select, and_, bindparam, exists, or_, select, tuple_
from sqlalchemy.orm import Session, contains_eager

from portal import clock, formats
from portal.training.models import Booking, Course, Training
from portal.types import Texts, UTCMoment
from portal.viewer import Viewer


class Filter(StrEnum):
    """What the list can be narrowed to."""

    WEEK = "week"
    LANGUAGE = "language"
    CHILDCARE = "childcare"
    MINE = "mine"


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


_VISIBLE = or_(Training.house_id.is_(None), Training.house_id == bindparam("house"))
_OWN_SEAT = and_(
    Booking.training_id == Training.id,
    Booking.member_id == bindparam("viewer"),
    Booking.cancelled_at.is_(None),
)
_LINES = (
    select(
        Training.id,
        Course.title,
        Training.starts_at,
        Training.ends_at,
        Training.place,
        Training.seats,
        Training.taken,
        Booking.id.is_not(None),
    )
    .join(Course, Course.id == Training.course_id)
    .outerjoin(Booking, _OWN_SEAT)
    .where(_VISIBLE, Training.cancelled_at.is_(None), Training.starts_at > bindparam("now"))
    .order_by(Training.starts_at, Training.id)
    .limit(bindparam("most"))
)
_NARROWED = {
    Filter.WEEK: Training.starts_at < bindparam("week_end"),
    Filter.LANGUAGE: Course.language == bindparam("language"),
    Filter.CHILDCARE: Course.childcare.is_(True),
    Filter.MINE: Booking.id.is_not(None),
}
_OTHER_DATES = _LINES.where(
    Training.course_id == bindparam("course"),
    Training.id != bindparam("training"),
    Training.taken < Training.seats,
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


def coming_for(
    db: Session,
    viewer: Viewer,
    filters: frozenset[Filter] = frozenset(),
    after: tuple[datetime, int] | None = None,
    *,
    most: int,
) -> list[Line]:
    """Sessions that are still to come, soonest first, after the row with the key `after`."""
    now = clock.now()
    start, row_id = after or (now, 0)
    key = {"start": start, "row_id": row_id, "now": now, "most": most}
    asked = {"week_end": _end_of_week(), "language": viewer.language}
    rows = db.execute(_coming(filters), {**asked_by(viewer), **key, **asked})
    return [Line._make(row) for row in rows]


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


@cache
def _coming(filters: frozenset[Filter]) -> Select[*tuple[Any, ...]]:
    """One prepared statement for each set of filters."""
    key = tuple_(Training.starts_at, Training.id)
    after = tuple_(bindparam("start", type_=UTCMoment), bindparam("row_id"))
    return _LINES.where(key > after, *(_NARROWED[chosen] for chosen in sorted(filters)))


def asked_by(viewer: Viewer) -> dict[str, int]:
    return {"viewer": viewer.id, "house": viewer.house_id}


def _end_of_week() -> datetime:
    """Midnight after Sunday, on the clocks of the house."""
    today = formats.today()
    monday = today + timedelta(days=7 - today.weekday())
    return datetime.combine(monday, time.min, formats.zone())
