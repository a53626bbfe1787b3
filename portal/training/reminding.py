"""The day before: who has a seat tomorrow, and wants to be reminded, is."""

from collections.abc import Collection
from datetime import datetime, time, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal import clock, formats
from portal.reminders.actions import remind, withdraw
from portal.reminders.models import Contact, Kind
from portal.training.models import Booking, Training

AT = time(17)  # by the clocks of the house


def remind_of_tomorrow(db: Session) -> int:
    """Puts reminders of tomorrow's sessions into the outbox, from five in the afternoon on; how
    many are new. Again is nothing more; who books later in the evening is reminded then.

    `formats.use` says where the house is.
    """
    now, zone = clock.now(), formats.zone()
    today = now.astimezone(zone).date()
    if now.astimezone(zone).time() < AT:
        return 0
    begin, end = (datetime.combine(today + timedelta(days=days), time.min, zone) for days in (1, 2))
    found = (
        select(Booking.member_id, Training.id, Training.starts_at)
        .join(Training, Training.id == Booking.training_id)
        .where(
            Training.starts_at >= begin,
            Training.starts_at < end,
            Training.cancelled_at.is_(None),
            Booking.seat.is_not(None),
            ~Booking.for_child,
            Booking.member_id.in_(select(Contact.member_id)),
        )
        .order_by(Booking.member_id, Training.id)
    )
    return sum(
        remind(
            db,
            member_id,
            Kind.SESSION,
            _about(training_id, starts_at),
            not_before=now,
            expires_at=begin,  # the message says “tomorrow”
        )
        for member_id, training_id, starts_at in db.execute(found).all()
    )


def withdraw_of(db: Session, members: Collection[int], training: Training) -> None:
    """They do not come tomorrow, or not at that time: what has not gone out yet stays here."""
    withdraw(db, members, Kind.SESSION, _about(training.id, training.starts_at))


def _about(training_id: int, starts_at: datetime) -> str:
    return f"session {training_id} {starts_at.isoformat()}"
