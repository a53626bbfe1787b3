"""Seats of one session: making sure of a person's row, taking places, giving out seats.

The order of locks is the same everywhere: first the bookings' rows of those who come, in the order
of their numbers, then the session's row. Whoever has changed or held the session's row holds it to
the end of the transaction, so seats are given out one deed at a time; different members never wait
for each other crosswise.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Update, bindparam, func, select, update
from sqlalchemy.orm import Session

from portal.db import changed, insert_if_new
from portal.training import rules
from portal.training.models import Booking, Training

_HELD = (
    select(Training)
    .where(Training.id == bindparam("training"))
    .with_for_update(key_share=True)
    .execution_options(populate_existing=True)
)
_SEATS = select(Booking.seat).where(
    Booking.training_id == bindparam("training"), Booking.seat.is_not(None)
)
_OWN_SEAT = _SEATS.where(Booking.member_id == bindparam("member"), ~Booking.for_child)
_USED = select(func.count()).select_from(_SEATS.subquery())


class Comer(NamedTuple):
    """Somebody who needs a seat: a member, or the child she brings."""

    member_id: int
    for_child: bool = False


def comers(member_id: int, *, child: bool = False, friend_id: int | None = None) -> list[Comer]:
    """Everybody who comes together, in the order of locks."""
    found = [Comer(member_id)]
    found += [Comer(member_id, for_child=True)] if child else []
    found += [Comer(friend_id)] if friend_id is not None else []
    return sorted(found)


def hold(db: Session, training_id: int) -> Training | None:
    """The session's row as it is now, held until the end of the transaction."""
    return db.scalars(_HELD, {"training": training_id}).first()


def reserve(db: Session, training_id: int, comer: Comer, now: datetime) -> bool:
    """Make sure of this booking's row, without a seat, and hold it; False if it has a seat.

    A second request for the same row waits here for the end of the first.
    """
    row = {**comer._asdict(), "training_id": training_id, "seat": None}
    insert_if_new(db, Booking, {**row, "booked_at": now, "cancelled_at": now})
    mine = _booking_of(training_id, comer).where(Booking.cancelled_at.is_not(None))
    return changed(db, mine.values(booked_at=now)) == 1


def take(db: Session, training_id: int, many: int, now: datetime) -> bool:
    """One conditional write: whether so many places were free, in a session still to come."""
    is_open = update(Training).where(
        Training.id == training_id,
        Training.taken + many <= Training.seats,
        Training.cancelled_at.is_(None),
        Training.starts_at > now,
    )
    return changed(db, is_open.values(taken=Training.taken + many)) == 1


def give(db: Session, training_id: int, to: Iterable[Comer], now: datetime) -> None:
    """The lowest seats that are free. Only while holding the session's row: nobody else is given
    one meanwhile. A booking that was given back before becomes this one."""
    used = set(db.scalars(_SEATS, {"training": training_id}))
    for comer in to:
        seat = rules.lowest_free(used)
        used.add(seat)
        booked = _booking_of(training_id, comer)
        changed(db, booked.values(seat=seat, booked_at=now, cancelled_at=None))


def give_back(
    db: Session, training_id: int, member_id: int, now: datetime, *, only_child: bool = False
) -> int:
    """Her seat and her child's; how many. The rows stay as history."""
    hers = update(Booking).where(
        Booking.training_id == training_id,
        Booking.member_id == member_id,
        Booking.cancelled_at.is_(None),
    )
    if only_child:
        hers = hers.where(Booking.for_child)
    return changed(db, hers.values(seat=None, cancelled_at=now))


def has_seat(db: Session, training_id: int, member_id: int) -> bool:
    return db.scalar(_OWN_SEAT, {"training": training_id, "member": member_id}) is not None


def used(db: Session, training_id: int) -> int:
    """How many seats are given away."""
    return db.scalar(_USED, {"training": training_id}) or 0


def _booking_of(training_id: int, comer: Comer) -> Update:
    return update(Booking).where(
        Booking.training_id == training_id,
        Booking.member_id == comer.member_id,
        Booking.for_child.is_(comer.for_child),
    )
