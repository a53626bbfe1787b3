"""Who was there: written down by whoever held the session, confirmed or not by the member.

It is a mark on a booking and nothing else: nobody counts it, and it stands in no plan.
"""

from typing import NamedTuple

from sqlalchemy import ColumnElement, bindparam, select, update
from sqlalchemy.orm import Session

from portal import clock
from portal.accounts.models import Member
from portal.db import changed
from portal.i18n import lazy as _
from portal.refusal import Refused, require
from portal.trail.actions import record
from portal.trail.deeds import Deed
from portal.training import rules, staff
from portal.training.models import Booking, Training
from portal.viewer import Viewer

NOT_YET = _("This session has not begun. Afterwards you can write down who was there.")
CALLED_OFF = _("This session was called off, so there is nothing to write down.")
UNMARKED = _("Nothing is written down here yet, so there is nothing to say about it.")


class Mark(NamedTuple):
    """How a session of hers was marked, and what she says."""

    was_there: bool
    says_was_there: bool | None

    @property
    def agrees(self) -> bool | None:
        """None as long as she has said nothing."""
        return None if self.says_was_there is None else self.says_was_there == self.was_there


class Attender(NamedTuple):
    """Somebody who had a seat, as staff see it once the session has begun."""

    booking_id: int
    name: str
    was_there: bool | None
    says_was_there: bool | None

    @property
    def disagrees(self) -> bool:
        return None not in {self.was_there, self.says_was_there} and (
            self.was_there != self.says_was_there
        )


Marks = dict[int, bool | None]  # by the number of a booking

_OF_MEMBER = select(Booking.was_there, Booking.says_was_there).where(
    Booking.training_id == bindparam("training"),
    Booking.member_id == bindparam("viewer"),
    Booking.seat.is_not(None),
    ~Booking.for_child,
    Booking.was_there.is_not(None),
)


def mark_for(db: Session, viewer: Viewer, training_id: int) -> Mark | None:
    """Her own; None as long as nothing was written down."""
    row = db.execute(_OF_MEMBER, {"training": training_id, "viewer": viewer.id}).first()
    return Mark._make(row) if row else None


def answer(db: Session, training: Training, member: Viewer, *, agrees: bool) -> None:
    """She says whether the mark is right; she can change her mind. Raises `Refused` without one.

    What she says is whether she was there: it stays true when staff mark anew.
    """
    require(rules.may_book(member))
    own = update(Booking).where(
        Booking.training_id == training.id,
        Booking.member_id == member.id,
        Booking.seat.is_not(None),
        ~Booking.for_child,
        Booking.was_there.is_not(None),
    )
    says = Booking.was_there if agrees else ~Booking.was_there
    if not changed(db, own.values(says_was_there=says, answered_at=clock.now())):
        raise Refused(UNMARKED)


def sheet_for(db: Session, by: Viewer, training: Training) -> list[Attender]:
    """Everybody with a seat, in order of names as they are called here. Children have none.

    Of a session for all houses whoever held it reads all names, others those of their own house.
    Raises `Refused` before the session begins: until then nobody reads who comes.
    """
    _require_begun(by, training)
    rows = db.execute(
        select(Booking.id, Member.name, Booking.was_there, Booking.says_was_there)
        .join(Member, Member.id == Booking.member_id)
        .where(*_seated(by, training))
        .order_by(Member.name_key)
    )
    return [Attender._make(row) for row in rows]


def write(db: Session, by: Viewer, training: Training, shown: Marks, marks: Marks) -> list[int]:
    """Keep what was changed on the page that showed `shown`; whoever was left alone stays as she
    is. The bookings that somebody else marked otherwise meanwhile, and then nothing is kept.

    Each mark stands in the trail of that member.
    """
    _require_begun(by, training)
    wanted = {number: mark for number, mark in marks.items() if shown.get(number, mark) != mark}
    found = select(Booking).where(Booking.id.in_(wanted), *_seated(by, training))
    found = found.order_by(Booking.id)
    rows = db.scalars(found.with_for_update().execution_options(populate_existing=True)).all()
    if stuck := [b.id for b in rows if b.was_there not in {shown[b.id], wanted[b.id]}]:
        return stuck
    for booking in rows:
        if booking.was_there != wanted[booking.id]:
            booking.was_there = wanted[booking.id]
            booking.marked_at = clock.now()
            record(db, booking.member_id, by, Deed.ATTENDANCE_MARKED)
    return []


def _seated(by: Viewer, training: Training) -> list[ColumnElement[bool]]:
    seated = [Booking.training_id == training.id, Booking.seat.is_not(None), ~Booking.for_child]
    if training.house_id is None and training.trainer_id != by.id:
        own = select(Member.id).where(Member.house_id == by.house_id)
        seated.append(Booking.member_id.in_(own))
    return seated


def _require_begun(by: Viewer, training: Training) -> None:
    require(staff.may_mark(by, training))
    if training.cancelled_at is not None:
        raise Refused(CALLED_OFF)
    if training.starts_at > clock.now():
        raise Refused(NOT_YET)
