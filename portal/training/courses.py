"""Courses at the desk: made with their texts in one language, more languages one by one."""

from typing import NamedTuple
from uuid import uuid4

from sqlalchemy.orm import Session

from portal import clock
from portal.refusal import require
from portal.training import staff
from portal.training.models import Course
from portal.viewer import Viewer


class CourseTexts(NamedTuple):
    """What a course says in one language."""

    language: str
    title: str
    outcomes: str
    audience: str
    summary: str


class CourseFacts(NamedTuple):
    """What is true of a course in every language."""

    language: str  # taught in
    level: str
    childcare: bool
    women_only: bool
    travel_paid: bool
    skills: list[str] = []


def make(
    db: Session, by: Viewer, house_id: int | None, facts: CourseFacts, texts: CourseTexts
) -> Course:
    """A new course with its texts in one language."""
    require(staff.may_plan_for(by, house_id))
    course = Course(
        slug=str(uuid4()),
        house_id=house_id,
        title={},
        summary={},
        outcomes={},
        audience={},
        **facts._asdict(),
    )
    _write(course, texts)
    db.add(course)
    db.flush()
    return course


def change(db: Session, by: Viewer, course: Course, facts: CourseFacts, version: int) -> bool:
    """False when somebody else changed it meanwhile: then nothing is kept. `course` is held."""
    require(staff.may_write(by, course))
    if course.version != version:
        return False
    for name, value in facts._asdict().items():
        setattr(course, name, value)
    course.version += 1
    return True


def write(db: Session, by: Viewer, course: Course, texts: CourseTexts, version: int) -> bool:
    """The texts in one language, new or changed. False when somebody else was faster."""
    require(staff.may_write(by, course))
    if course.version != version:
        return False
    _write(course, texts)
    course.version += 1
    return True


def retire(db: Session, by: Viewer, course: Course) -> None:
    """No new sessions; those that are planned stay. Twice is once."""
    require(staff.may_write(by, course))
    course.retired_at = course.retired_at or clock.now()


def bring_back(db: Session, by: Viewer, course: Course) -> None:
    require(staff.may_write(by, course))
    course.retired_at = None


def texts_in(course: Course, language: str) -> CourseTexts:
    """What stands there in this language; empty where nothing does."""
    texts = (course.title, course.outcomes, course.audience, course.summary)
    return CourseTexts(language, *(text.get(language, "") for text in texts))


def _write(course: Course, texts: CourseTexts) -> None:
    """A text that is empty is not there, so that another language is shown instead."""
    for name in ("title", "outcomes", "audience", "summary"):
        words = {**getattr(course, name), texts.language: getattr(texts, name)}
        setattr(course, name, {code: text for code, text in words.items() if text})
