"""Where one person stands in one session: her seat, her turn in the line, what she is offered."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import ColumnElement, and_, bindparam, or_, select
from sqlalchemy.orm import Session, aliased

from portal import clock
from portal.training import rules
from portal.training.models import Booking, Course, Training, Wait
from portal.training.queries import Line
from portal.training.rules import Standing
from portal.viewer import Viewer


class Place(NamedTuple):
    """How a member and a session stand to each other."""

    standing: Standing
    has_child: bool = False  # a seat for a child she brings
    waits: bool = False
    with_child: bool = False
    with_friend: bool = False
    passes: bool = False  # not asked until somebody gives a place back
    held_until: datetime | None = None  # only while something is held for her
    has_seat: bool = False  # also when the session has begun or is over


class Waiting(NamedTuple):
    """A session for which the viewer waits."""

    line: Line
    held_until: datetime | None

    @property
    def is_offered(self) -> bool:
        return self.held_until is not None and self.held_until > clock.now()


_Child = aliased(Booking)
_MINE = or_(Wait.member_id == bindparam("viewer"), Wait.friend_id == bindparam("viewer"))
_SHOWN = or_(Training.house_id.is_(None), Training.house_id == bindparam("house"))


def _seat(booking: type[Booking], *, for_child: bool) -> ColumnElement[bool]:
    return and_(
        booking.training_id == Training.id,
        booking.member_id == bindparam("viewer"),
        booking.for_child.is_(for_child),
        booking.seat.is_not(None),
    )


_PLACE = (
    select(
        Booking.id.is_not(None),
        _Child.id.is_not(None),
        Wait.id.is_not(None),
        Wait.with_child,
        Wait.friend_id.is_not(None),
        Wait.passes,
        Wait.held_until,
    )
    .select_from(Training)
    .outerjoin(Booking, _seat(Booking, for_child=False))
    .outerjoin(_Child, _seat(_Child, for_child=True))
    .outerjoin(Wait, and_(Wait.training_id == Training.id, _MINE))
    .where(Training.id == bindparam("training"))
)
_WAITING = (
    select(
        Training.id,
        Course.title,
        Training.starts_at,
        Training.ends_at,
        Training.place,
        Training.seats,
        Training.taken,
        Wait.held_until,
    )
    .join(Course, Course.id == Training.course_id)
    .join(Wait, Wait.training_id == Training.id)
    .where(_MINE, _SHOWN, Training.cancelled_at.is_(None), Training.starts_at > bindparam("now"))
    .order_by(Training.starts_at, Training.id)
)


def place_of(db: Session, viewer: Viewer, training: Training) -> Place:
    """One statement."""
    now = clock.now()
    row = db.execute(_PLACE, {"viewer": viewer.id, "training": training.id}).one()
    has_seat, has_child, waits, with_child, with_friend, passes, held_until = row
    is_offered = held_until is not None and held_until > now
    standing = rules.standing(training, now, has_seat=has_seat, waits=waits, is_offered=is_offered)
    until = held_until if is_offered else None
    waiting = bool(waits), bool(with_child), bool(with_friend), bool(passes)
    return Place(standing, has_child, *waiting, held_until=until, has_seat=has_seat)


def waiting_of(db: Session, viewer: Viewer) -> dict[int, Waiting]:
    """Every coming session for which she waits, by its number, soonest first. One statement."""
    of = {"viewer": viewer.id, "house": viewer.house_id, "now": clock.now()}
    rows = db.execute(_WAITING, of)
    return {row[0]: Waiting(Line(*row[:-1], is_mine=False), row[-1]) for row in rows}
