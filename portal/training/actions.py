"""Booking a place and giving it back, exactly right whoever else does the same at that moment.

The order is the same in both: first the member's own booking row, then the session's row. Whoever
has changed the session's row holds it until the end of the transaction, so seats are given out one
person at a time; different members never wait for each other crosswise.
"""

from datetime import datetime

from sqlalchemy import Update, delete, select, update
from sqlalchemy.orm import Session

from portal import clock
from portal.db import changed, insert_if_new
from portal.i18n import lazy as _
from portal.refusal import Refused, require
from portal.training import rules
from portal.training.models import Booking, Training
from portal.training.words import NOTES
from portal.viewer import Viewer


def book(db: Session, training: Training, member: Viewer) -> None:
    """A place for this member. Twice is once.

    Raises `Refused` when the session is full, has begun or was called off; nothing is changed then.
    """
    require(rules.may_book(member))
    now = clock.now()
    if not _reserve(db, training.id, member.id, now):
        return
    if not _take_place(db, training.id, now):
        raise Refused(_why_not(db, training, now))
    seat = _lowest_free_seat(db, training.id)
    mine = _booking_of(training.id, member.id)
    changed(db, mine.values(seat=seat, booked_at=now, cancelled_at=None))


def cancel(db: Session, training: Training, member: Viewer) -> None:
    """Give the place back; no reason is asked. Without a place nothing changes.

    Raises `Refused` when the session has begun.
    """
    require(rules.may_book(member))
    now = clock.now()
    mine = _booking_of(training.id, member.id).where(Booking.cancelled_at.is_(None))
    if not changed(db, mine.values(seat=None, cancelled_at=now)):
        return
    coming = update(Training).where(Training.id == training.id, Training.starts_at > now)
    if not changed(db, coming.values(taken=Training.taken - 1)):
        raise Refused(
            _(
                "This session has already begun, so your booking stays as it is. "
                "It is all right if you do not come."
            )
        )


def forget_person(db: Session, member_id: int) -> None:
    """All bookings of somebody who has her account erased go; seats of sessions to come are free.

    How many came to sessions of the past stays known.
    """
    hers = Booking.member_id == member_id
    seats = select(Booking.training_id).where(hers, Booking.seat.is_not(None))
    coming = update(Training).where(Training.id.in_(seats), Training.starts_at > clock.now())
    changed(db, coming.values(taken=Training.taken - 1))
    changed(db, delete(Booking).where(hers))


def _reserve(db: Session, training_id: int, member_id: int, now: datetime) -> bool:
    """Make sure of the member's booking row, without a seat, and hold it; False if it has one.

    A second request of the same member waits here for the end of the first.
    """
    row = {"training_id": training_id, "member_id": member_id, "seat": None}
    insert_if_new(db, Booking, {**row, "booked_at": now, "cancelled_at": now})
    mine = _booking_of(training_id, member_id).where(Booking.cancelled_at.is_not(None))
    return changed(db, mine.values(booked_at=now)) == 1


def _take_place(db: Session, training_id: int, now: datetime) -> bool:
    """One conditional write: whether there was a place, in a session that is still to come."""
    is_open = update(Training).where(
        Training.id == training_id,
        Training.taken < Training.seats,
        Training.cancelled_at.is_(None),
        Training.starts_at > now,
    )
    return changed(db, is_open.values(taken=Training.taken + 1)) == 1


def _lowest_free_seat(db: Session, training_id: int) -> int:
    """Only while holding the session's row: nobody else is given a seat meanwhile."""
    used = select(Booking.seat).where(Booking.training_id == training_id, Booking.seat.is_not(None))
    return rules.lowest_free(set(db.scalars(used)))


def _why_not(db: Session, training: Training, now: datetime) -> object:
    db.refresh(training)
    why = rules.standing(training, now, has_seat=False)
    if why is rules.Standing.OPEN:  # a place became free in this very moment
        why = rules.Standing.FULL
    return NOTES[why]


def _booking_of(training_id: int, member_id: int) -> Update:
    return update(Booking).where(Booking.training_id == training_id, Booking.member_id == member_id)
