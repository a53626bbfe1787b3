"""Reading certificates: one's own, those of the people one looks after, and checking a code."""

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, and_, bindparam, exists, or_, select
from sqlalchemy.orm import Session

from portal import clock, formats
from portal.accounts.models import ENDED, Member
from portal.accounts.queries import within_reach
from portal.certificates.codes import Read
from portal.certificates.models import Certificate
from portal.certificates.rules import Taken
from portal.db import held
from portal.training.models import Booking, Course, Training
from portal.types import Texts
from portal.viewer import MEMBERS, Viewer


class Good(NamedTuple):
    """All that a code reveals."""

    course: Texts
    on: date


class Owner(NamedTuple):
    """Somebody who took part in a course, and whether she has a certificate for it."""

    id: int
    name: str
    has_one: bool


_STANDS = and_(Certificate.withdrawn_at.is_(None), Certificate.closed_at.is_(None))
_GOOD = select(Certificate.course, Certificate.on).where(
    Certificate.number == bindparam("number"), _STANDS
)


def certificates_of(db: Session, viewer: Viewer) -> list[Certificate]:
    """Her own, also those that cannot be checked any more; newest first."""
    own = select(Certificate).where(Certificate.member_id == viewer.id)
    return list(db.scalars(own.order_by(Certificate.on.desc(), Certificate.id.desc())))


def own_certificate(db: Session, viewer: Viewer, number: int) -> Certificate | None:
    own = select(Certificate).where(Certificate.id == number)
    return db.scalars(own.where(Certificate.member_id == viewer.id)).first()


def good(db: Session, code: Read) -> Good | None:
    """What stands behind a code. A forged one is looked for as well: all answers take as long."""
    row = db.execute(_GOOD, {"number": code.number}).first()
    return Good._make(row) if row and code.is_ours else None


def courses_taken(db: Session, viewer: Viewer) -> list[tuple[int, Texts]]:
    """Courses in which somebody within the viewer's reach had a place that is over."""
    found = select(Course.id, Course.title).where(exists().where(*_took(viewer, Course.id)))
    return [(row[0], row[1]) for row in db.execute(found.order_by(Course.slug))]


def owners_of(db: Session, viewer: Viewer, course_id: int) -> list[Owner]:
    """Those people of one course, by name."""
    has_one = and_(
        Certificate.member_id == Member.id,
        Certificate.course_id == course_id,
        Certificate.withdrawn_at.is_(None),
    )
    found = (
        select(Member.id, Member.name, exists().where(has_one))
        .where(*_took(viewer, course_id))
        .distinct()
        .order_by(Member.name)
    )
    return [Owner._make(row) for row in db.execute(found.select_from(Booking, Training, Member))]


def taken_by(db: Session, member_id: int) -> list[Taken]:
    """Every course in which this person had a place that is over, with its days."""
    found = (
        select(Course.id, Course.title, Training.starts_at, Booking.was_there)
        .join(Training, Training.course_id == Course.id)
        .join(Booking, Booking.training_id == Training.id)
        .where(Booking.member_id == member_id, *_counts())
        .order_by(Course.slug, Training.starts_at)
    )
    papers = select(Certificate).where(Certificate.member_id == member_id)
    by_course = {paper.course_id: paper for paper in db.scalars(papers)}
    return _by_course(db.execute(found), by_course)


def certificate_for(db: Session, viewer: Viewer, number: int) -> Certificate | None:
    """A certificate of somebody within the viewer's reach: for deeds."""
    found = (
        select(Certificate)
        .join(Member, Member.id == Certificate.member_id)
        .where(Certificate.id == number, Member.state != ENDED, _is_member(viewer))
    )
    return db.scalars(held(db, found, Certificate)).first()


def has_certificate(db: Session, member_id: int, course_id: int) -> bool:
    """Whether there is one, withdrawn or not."""
    hers = exists().where(Certificate.member_id == member_id, Certificate.course_id == course_id)
    return bool(db.scalar(select(hers)))


def _by_course(rows: Iterable[Any], papers: dict[int | None, Certificate]) -> list[Taken]:
    days: dict[int, tuple[Texts, dict[bool, list[date]]]] = {}
    for course_id, title, starts_at, was_there in rows:
        _, found = days.setdefault(course_id, (title, {True: [], False: []}))
        found[was_there is True].append(starts_at.astimezone(formats.zone()).date())
    return [
        Taken(course_id, title, found[True], found[False], papers.get(course_id))
        for course_id, (title, found) in days.items()
    ]


def _took(viewer: Viewer, course_id: Any) -> list[ColumnElement[bool]]:
    """Bookings of people within reach in sessions of a course that took place."""
    return [
        Training.course_id == course_id,
        Booking.training_id == Training.id,
        Booking.member_id == Member.id,
        Member.state != ENDED,
        _is_member(viewer),
        *_counts(),
    ]


def _counts() -> list[ColumnElement[bool]]:
    """A place of her own in a session that is over, and nobody said that she was not there."""
    return [
        ~Booking.for_child,
        Booking.cancelled_at.is_(None),
        or_(Booking.was_there.is_(None), Booking.was_there.is_(True)),
        Training.cancelled_at.is_(None),
        Training.ends_at <= clock.now(),
    ]


def _is_member(viewer: Viewer) -> ColumnElement[bool]:
    return and_(within_reach(viewer), Member.role.in_(MEMBERS))
