"""Changing, moving and calling off sessions; everybody whom it concerns is told.

The session's row is held before anything is looked at, so two of the staff never change it at the
same time; who began from what stood there before is shown both. Expected outcomes are values.
"""

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal import clock, formats
from portal.i18n import lazy as _
from portal.refusal import Refused, require
from portal.reminders.actions import remind
from portal.reminders.models import Contact, Kind
from portal.training import line, recurrence, rules, staff
from portal.training.models import Booking, News, Training
from portal.training.news import tell_all
from portal.training.planning import When
from portal.training.reminding import withdraw_of
from portal.training.schedule import hold_from_here
from portal.viewer import Viewer

OVER = _("This session has begun or was called off, so it stays as it is.")
PAST = _("This time is already past. Please choose one that is still to come.")

TOO_FEW = _("%(n)s places are taken or held. Please leave at least as many.")


class Outcome(StrEnum):
    DONE = "done"
    OUTDATED = "outdated"  # somebody else changed it meanwhile; nothing is kept
    TOO_FEW = "too_few"  # more places are taken than there would be; nothing is kept


class Details(NamedTuple):
    """What of a session can change without anybody having to come at another time."""

    place: str
    seats: int
    interpreter: str
    trainer_id: int | None


def change(db: Session, by: Viewer, training: Training, details: Details, version: int) -> Outcome:
    """Place, seats, interpreter, trainer. More seats are offered to those who wait, and whoever has
    a place is told when it is somewhere else; only inside: no sentence for outside says so."""
    _require_open(by, training)
    if training.version != version:
        return Outcome.OUTDATED
    if details.seats < training.taken:
        return Outcome.TOO_FEW
    more, is_elsewhere = details.seats - training.seats, details.place != training.place
    for name, value in details._asdict().items():
        setattr(training, name, value)
    training.version += 1
    db.flush()
    if is_elsewhere:
        tell_all(db, _booked(db, training), training.id, News.ROOM)
    if more:
        _fit_seats(db, training)
        line.settle(db, training.id, freed=max(more, 0))
    return Outcome.DONE


def move(
    db: Session, by: Viewer, training: Training, when: When, version: int, *, later: bool
) -> Outcome:
    """To another time; with `later` all that come after it in its series move as far.

    Everybody who is booked or waits is told, and keeps her place as long as she wants it.
    Raises `Refused` for a time that is past.
    """
    _require_open(by, training)
    if training.version != version:
        return Outcome.OUTDATED
    if recurrence.moment(when.first, formats.zone()) <= clock.now():
        raise Refused(PAST)
    away = when.first - _local(training.starts_at)
    for each in hold_from_here(db, training) if later else [training]:
        _move_one(db, each, _local(each.starts_at) + away, when)
    return Outcome.DONE


def call_off(db: Session, by: Viewer, training: Training, version: int, *, later: bool) -> Outcome:
    """It does not take place; with `later` neither do those that come after it in its series.

    Everybody who is booked or waits is told; offers and waiting end. Nothing brings it back.
    """
    require(staff.may_change(by, training))
    if training.cancelled_at is not None and not later:
        return Outcome.DONE
    _require_open(by, training)
    if training.version != version:
        return Outcome.OUTDATED
    for each in hold_from_here(db, training) if later else [training]:
        booked, waiting = _booked(db, each), _waiting(db, each)
        each.cancelled_at = clock.now()
        each.version += 1
        db.flush()
        line.settle(db, each.id)  # ends the line, and tells those who waited
        tell_all(db, booked - waiting, each.id, News.CALLED_OFF)
        withdraw_of(db, booked, each)
        _remind(db, booked | waiting, f"called off {each.id}", each.starts_at)
    return Outcome.DONE


def _move_one(db: Session, training: Training, first: datetime, when: When) -> None:
    """The line is settled last: an offer is newer than the news that the session was moved."""
    zone, was_at = formats.zone(), training.starts_at
    starts_at = recurrence.moment(first, zone)
    ends_at = recurrence.moment(first + when.lasts, zone)
    if (starts_at, ends_at) == (training.starts_at, training.ends_at):
        return
    booked = _booked(db, training)
    withdraw_of(db, booked, training)
    training.starts_at, training.ends_at = starts_at, ends_at
    training.moves += 1
    training.version += 1
    db.flush()
    people = booked | _waiting(db, training)
    tell_all(db, people, training.id, News.MOVED, was_at=was_at)
    _remind(db, people, f"moved {training.id} {training.moves}", starts_at)
    line.settle(db, training.id)


def _require_open(by: Viewer, training: Training) -> None:
    require(staff.may_change(by, training))
    if training.cancelled_at is not None or training.starts_at <= clock.now():
        raise Refused(OVER)


def _booked(db: Session, training: Training) -> set[int]:
    has_seat = (Booking.training_id == training.id, Booking.seat.is_not(None))
    return set(db.scalars(select(Booking.member_id).where(*has_seat)))


def _waiting(db: Session, training: Training) -> set[int]:
    """Friends who wait together with somebody as well."""
    return {person for wait in line.waiting(db, training.id) for person in line.people_of(wait)}


def _remind(db: Session, people: Iterable[int], about: str, until: datetime) -> None:
    """Of all these people only those who have an address to be reminded at, which few have."""
    found = select(Contact.member_id).where(Contact.member_id.in_(people)).distinct()
    for number in db.scalars(found.order_by(Contact.member_id)).all():
        remind(db, number, Kind.CHANGE, about, not_before=clock.now(), expires_at=until)


def _fit_seats(db: Session, training: Training) -> None:
    """Whoever has a seat with a higher number than there are gets a lower one that is free."""
    seated = select(Booking).where(Booking.training_id == training.id, Booking.seat.is_not(None))
    rows = list(db.scalars(seated.order_by(Booking.id)))
    for booking in rows:
        if booking.seat is not None and booking.seat > training.seats:
            booking.seat = rules.lowest_free([row.seat for row in rows])
            db.flush()


def _local(moment: datetime) -> datetime:
    return moment.astimezone(formats.zone()).replace(tzinfo=None)
