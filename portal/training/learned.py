"""What somebody took part in, and what it taught: for herself."""

from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.training.models import Booking, Course, Training
from portal.types import Texts
from portal.viewer import Viewer


class Learned(NamedTuple):
    title: Texts
    skills: list[str]  # keys, as the course names them


def learned_by(db: Session, viewer: Viewer) -> list[Learned]:
    """Courses of which somebody wrote down that she was there, or she says so herself."""
    was_there = Booking.was_there.is_(True) | (
        Booking.was_there.is_(None) & Booking.says_was_there.is_(True)
    )
    taken = select(Training.course_id).join(Booking, Booking.training_id == Training.id)
    taken = taken.where(Booking.member_id == viewer.id, ~Booking.for_child, was_there)
    found = select(Course.title, Course.skills).where(Course.id.in_(taken)).order_by(Course.id)
    return [Learned._make(row) for row in db.execute(found)]
