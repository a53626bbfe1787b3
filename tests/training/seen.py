"""What a page shows of a booking, and what is stored of it."""

import re

from sqlalchemy import select

from portal.training.models import Booking, Training


def block(answer):
    """The booking block of a page, without tags."""
    html = re.search(r'<div id="booking"[^>]*>(.*?)</div>', answer.text, re.DOTALL)[1]
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def seats(db, training):
    """(taken, the seats in use, in order of seat)."""
    rows = db.all(select(Booking).where(Booking.training_id == training.id))
    return db.get(Training, training.id).taken, sorted(
        row.seat for row in rows if row.seat is not None
    )


def stored(db):
    """Everything that booking may change."""
    trainings = [(row.id, row.taken) for row in db.every(Training)]
    bookings = [(row.id, row.seat, row.booked_at, row.cancelled_at) for row in db.every(Booking)]
    return trainings, bookings
