"""Courses and sessions as staff see them who plan. Nobody reads here who comes."""

from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import ColumnElement, Select, bindparam, or_, select, tuple_
from sqlalchemy.orm import Session, contains_eager

from portal import clock
from portal.training.models import Course, Series, Training
from portal.training.queries import MOST
from portal.types import Texts, UTCMoment
from portal.viewer import Viewer

MOST_COURSES = 300


class Planned(NamedTuple):
    """A session in a list of the desk."""

    id: int
    title: Texts
    starts_at: datetime
    ends_at: datetime
    place: str
    seats: int
    taken: int
    house_id: int | None
    series_id: int | None
    cancelled_at: datetime | None


_IN_SIGHT = or_(Training.house_id.is_(None), Training.house_id == bindparam("house"))
_KEY = tuple_(Training.starts_at, Training.id)
_BEYOND = tuple_(bindparam("start", type_=UTCMoment), bindparam("row_id"))
_LINES = (
    select(
        Training.id,
        Course.title,
        Training.starts_at,
        Training.ends_at,
        Training.place,
        Training.seats,
        Training.taken,
        Training.house_id,
        Training.series_id,
        Training.cancelled_at,
    )
    .join(Course, Course.id == Training.course_id)
    .where(_IN_SIGHT)
    .limit(MOST)
)
_COMING = _LINES.where(Training.ends_at > bindparam("now"), _KEY > _BEYOND).order_by(
    Training.starts_at, Training.id
)
_PAST = _LINES.where(Training.ends_at <= bindparam("now"), _KEY < _BEYOND).order_by(
    Training.starts_at.desc(), Training.id.desc()
)
LONGEST = timedelta(days=1)  # no session lasts longer


def sessions_for(
    db: Session,
    viewer: Viewer,
    after: tuple[datetime, int] | None = None,
    *,
    past: bool = False,
    most: int,
) -> list[Planned]:
    """Of the viewer's house and for all houses: coming ones soonest first, past ones latest."""
    now = clock.now()
    start, row_id = after or ((now, 2**31 - 1) if past else (now - LONGEST, 0))
    values = {"house": viewer.house_id, "now": now, "start": start, "row_id": row_id, "most": most}
    rows = db.execute(_PAST if past else _COMING, values)
    return [Planned._make(row) for row in rows]


def session_for(
    db: Session, viewer: Viewer, training_id: int, *, held: bool = False
) -> Training | None:
    """A session in the viewer's sight, with its course; `held`: nobody changes it meanwhile, and
    seats stay as they are."""
    found = (
        select(Training)
        .join(Training.course)
        .options(contains_eager(Training.course))
        .where(_IN_SIGHT, Training.id == training_id)
        .execution_options(populate_existing=True)
    )
    if held:
        found = found.with_for_update(key_share=True, of=Training)
    return db.scalars(found, {"house": viewer.house_id}).first()


def course_for(db: Session, viewer: Viewer, course_id: int, *, held: bool = False) -> Course | None:
    """A course of the viewer's house or for all houses."""
    found = select(Course).where(_course_in_sight(viewer), Course.id == course_id)
    found = found.execution_options(populate_existing=True)
    return db.scalars(found.with_for_update(key_share=True) if held else found).first()


def courses_for(db: Session, viewer: Viewer) -> list[Course]:
    """In the order in which they were made, those in use first."""
    found = select(Course).where(_course_in_sight(viewer))
    in_order = found.order_by(Course.retired_at.is_not(None), Course.id)
    return list(db.scalars(in_order.limit(MOST_COURSES)))


def later_ones(db: Session, training: Training) -> int:
    """How many sessions of the same series come after this one and are still to come."""
    return len(db.scalars(_later(training)).all()) if training.series_id else 0


def hold_from_here(db: Session, training: Training) -> list[Training]:
    """This session and the later ones of its series that are still to come, held."""
    found = select(Training).where(Training.id.in_(_later(training))).order_by(Training.id)
    held = found.with_for_update(key_share=True).execution_options(populate_existing=True)
    rows = [row for row in db.scalars(held) if row.cancelled_at is None]
    return [training, *rows]


def rule_of(db: Session, training: Training) -> str:
    series = db.get(Series, training.series_id) if training.series_id else None
    return series.rule if series else ""


def _later(training: Training) -> Select[int]:
    return select(Training.id).where(
        Training.series_id == training.series_id,
        Training.id != training.id,
        Training.starts_at >= training.starts_at,
        Training.starts_at > clock.now(),
        Training.cancelled_at.is_(None),
    )


def _course_in_sight(viewer: Viewer) -> ColumnElement[bool]:
    return or_(Course.house_id.is_(None), Course.house_id == viewer.house_id)
