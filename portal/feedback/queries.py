"""Reading voices, for staff of the houses in which a course is given, and what came of them."""

from sqlalchemy import ColumnElement, and_, exists, or_, select
from sqlalchemy.orm import Session

from portal.db import held
from portal.feedback.models import Change, Feedback
from portal.feedback.rules import Voice
from portal.training.models import Course, Training
from portal.types import Texts
from portal.viewer import Viewer


def courses_for(db: Session, viewer: Viewer) -> list[tuple[int, Texts]]:
    """Courses that are given in the viewer's house."""
    found = select(Course.id, Course.title).where(_given_at(viewer)).order_by(Course.slug)
    return [(row[0], row[1]) for row in db.execute(found)]


def course_for(db: Session, viewer: Viewer, course_id: int) -> Course | None:
    found = select(Course).where(Course.id == course_id, _given_at(viewer))
    return db.scalars(held(db, found, Course)).first()


def voices_of(db: Session, course_id: int) -> list[Voice]:
    """In the order of their numbers, which are random."""
    found = select(Feedback.month, Feedback.helped, Feedback.words, Feedback.language)
    rows = db.execute(found.where(Feedback.course_id == course_id).order_by(Feedback.id))
    return [Voice._make(row) for row in rows]


def changes_of(db: Session, course_id: int) -> list[Change]:
    found = select(Change).where(Change.course_id == course_id)
    return list(db.scalars(found.order_by(Change.id.desc())))


def change_for(db: Session, viewer: Viewer, number: int) -> Change | None:
    found = select(Change).join(Course, Course.id == Change.course_id)
    return db.scalars(found.where(Change.id == number, _given_at(viewer))).first()


def _given_at(viewer: Viewer) -> ColumnElement[bool]:
    """A course of the viewer's house, or of all houses with a session that is for hers too."""
    here = or_(Training.house_id.is_(None), Training.house_id == viewer.house_id)
    session = exists().where(Training.course_id == Course.id, here)
    return or_(
        Course.house_id == viewer.house_id,
        and_(Course.house_id.is_(None), session),
    )
