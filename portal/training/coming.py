"""The list of sessions to come and its filters, as quick for very many sessions as for a few."""

from collections.abc import Iterable
from datetime import datetime, time, timedelta
from enum import StrEnum
from functools import cache
from typing import Any

from sqlalchemy import Row, Select, and_, bindparam, exists, func, or_, select, tuple_, union_all
from sqlalchemy.orm import Session

from portal import clock, formats
from portal.training.models import Booking, Course, Training
from portal.training.queries import COMING, HOUSES, Condition, Line, asked_by, lines, soonest
from portal.types import UTCMoment
from portal.viewer import Viewer

FEW = 6  # courses for each of which the soonest sessions are looked up


class Filter(StrEnum):
    """What the list can be narrowed to."""

    WEEK = "week"
    LANGUAGE = "language"
    CHILDCARE = "childcare"
    WOMEN = "women"
    TRAVEL = "travel"
    MINE = "mine"


Filters = frozenset[Filter]
OF_COURSES = {  # what a course is, and so all its sessions
    Filter.CHILDCARE: Course.childcare.is_(True),
    Filter.WOMEN: Course.women_only.is_(True),
    Filter.TRAVEL: Course.travel_paid.is_(True),
}
_TAUGHT = Course.language == bindparam("language")
_INTERPRETED = Training.interpreter == bindparam("language")
_AFTER = tuple_(Training.starts_at, Training.id) > tuple_(
    bindparam("start", type_=UTCMoment), bindparam("row_id")
)
_IN_SIGHT = func.coalesce(Training.house_id, bindparam("house")) == bindparam("house")  # no index
_MINE = select(Booking.training_id).where(
    Booking.member_id == bindparam("viewer"), Booking.cancelled_at.is_(None)
)


def coming_for(
    db: Session,
    viewer: Viewer,
    filters: Filters = frozenset(),
    after: tuple[datetime, int] | None = None,
    *,
    most: int,
) -> list[Line]:
    """Sessions that are still to come, soonest first, after the row with the key `after`."""
    now = clock.now()
    start, row_id = after or (now, 0)
    key = {"start": start, "row_id": row_id, "now": now, "most": most}
    asked = {"week_end": _end_of_week(), "language": viewer.language}
    values: dict[str, Any] = {**asked_by(viewer), **key, **asked}
    found = _found(db, filters, values)
    return [Line._make(row) for row in found]


def _found(db: Session, filters: Filters, values: dict[str, Any]) -> Iterable[Row[Any]]:
    """Own bookings are few. Of few courses each one's soonest sessions are looked up; of many there
    are always some among the next sessions."""
    if Filter.MINE in filters:
        return db.execute(_mine(filters), values)
    if filters <= {Filter.WEEK}:
        return db.execute(_next(filters), values)
    courses = db.scalars(_courses(filters), {**values, "few": FEW + 1}).all()
    if len(courses) > FEW:
        return db.execute(_next(filters), values)
    if not courses and Filter.LANGUAGE not in filters:
        return []
    chosen = {f"course_{n}": number for n, number in enumerate(courses)}
    return db.execute(_of_courses(filters, len(courses)), {**values, **chosen})


@cache
def _mine(filters: Filters) -> Select[*tuple[Any, ...]]:
    fits = [*_conditions(filters), *_facts(filters)]
    if Filter.LANGUAGE in filters:
        fits.append(or_(_TAUGHT, _INTERPRETED))
    return lines(Training.__table__).where(_IN_SIGHT, Training.id.in_(_MINE), *fits)


@cache
def _next(filters: Filters) -> Select[*tuple[Any, ...]]:
    """In the order of time, passing over what does not fit."""
    fits = _conditions(filters)
    if facts := _facts(filters, _TAUGHT):
        fits.append(exists().where(Course.id == Training.course_id, *facts))
    return _among([*soonest(HOUSES, *fits), *_interpreted(filters)])


@cache
def _of_courses(filters: Filters, courses: int) -> Select[*tuple[Any, ...]]:
    """The soonest sessions of so many courses, `course_0`, `course_1` and so on."""
    kinds = [
        and_(Training.course_id == bindparam(f"course_{n}"), house)
        for n in range(courses)
        for house in HOUSES
    ]
    return _among([*soonest(kinds, *_conditions(filters)), *_interpreted(filters)])


@cache
def _courses(filters: Filters) -> Select[int]:
    return select(Course.id).where(*_facts(filters, _TAUGHT)).limit(bindparam("few"))


def _among(found: list[Select[*tuple[Any, ...]]]) -> Select[*tuple[Any, ...]]:
    return lines(union_all(*found).subquery())


def _interpreted(filters: Filters) -> list[Select[*tuple[Any, ...]]]:
    """Sessions that somebody puts into the viewer's language, whatever they are taught in."""
    if Filter.LANGUAGE not in filters:
        return []
    fits = [exists().where(Course.id == Training.course_id, ~_TAUGHT, *_facts(filters))]
    kinds = [and_(_INTERPRETED, house) for house in HOUSES]
    return soonest(kinds, *_conditions(filters), *fits)


def _conditions(filters: Filters) -> list[Condition]:
    week = [Training.starts_at < bindparam("week_end")] if Filter.WEEK in filters else []
    return [COMING, _AFTER, *week]


def _facts(filters: Filters, taught: Condition | None = None) -> list[Condition]:
    facts = [fact for name, fact in OF_COURSES.items() if name in filters]
    return facts + ([taught] if taught is not None and Filter.LANGUAGE in filters else [])


def _end_of_week() -> datetime:
    """Midnight after Sunday, on the clocks of the house."""
    today = formats.today()
    monday = today + timedelta(days=7 - today.weekday())
    return datetime.combine(monday, time.min, formats.zone())
