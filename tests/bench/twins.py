"""Broken twins of booking, to show that `kills` and `duplicates` see what is wrong.

Each is put in the place of the real thing in a server's process, and nowhere else.
"""

import threading
import time

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from portal import clock
from portal.db import changed, insert_if_new
from portal.refusal import Refused
from portal.training import actions
from portal.training.models import Booking, Training
from portal.web import once

STALE = 3.0  # seconds for which a look is believed
LATE = 2.0  # seconds after the answer


def overbooks():
    """Looks, and writes afterwards; between the two others have looked as well."""
    seen = {}

    def book(db, training, member, **_wishes):
        if time.monotonic() > seen.get(training.id, (0, 0))[0] + STALE:
            seen[training.id] = (time.monotonic(), _given(db, training.id))
        if seen[training.id][1] >= training.seats:
            raise Refused("full")
        _give(db, training.id, member.id)

    actions.book = book


def loses():
    """Answers first and writes later, if the server is still there then."""
    kept, guard = {}, threading.Lock()

    def book(db, training, member, **_wishes):
        with guard:
            others = kept.setdefault(training.id, set()) - {member.id}
            if len(others) + _given(db, training.id) >= training.seats:
                raise Refused("full")
            kept[training.id].add(member.id)
        later = threading.Timer(LATE, write, [db.get_bind(), training.id, member.id])
        later.daemon = True
        later.start()

    def write(engine, training_id, member_id):
        with Session(engine) as db, db.begin():
            _give(db, training_id, member_id)
        kept[training_id].discard(member_id)

    actions.book = book


def books_twice():
    """Whoever asks a second time has a second place."""
    real = actions.book

    def book(db, training, member, **wishes):
        has_one = _given(db, training.id, Booking.member_id == member.id)
        real(db, training, member, **wishes)
        if has_one:
            _give(db, training.id, member.id, for_child=True)

    actions.book = book


def forgets_forms():
    """A form that was sent before is a new deed."""
    once.earlier_answer = lambda db, key: None
    once.remember = once.release = lambda db, key, place="": None


TWINS = {twin.__name__: twin for twin in (overbooks, loses, books_twice, forgets_forms)}


def _given(db, training_id, *only):
    active = (Booking.training_id == training_id, Booking.cancelled_at.is_(None), *only)
    return db.scalar(select(func.count()).select_from(Booking).where(*active))


def _give(db, training_id, member_id, *, for_child=False):
    """A place whether there is one or not; its number is as good as any."""
    now = clock.now()
    row = {"training_id": training_id, "member_id": member_id, "for_child": for_child}
    insert_if_new(db, Booking, {**row, "seat": None, "booked_at": now, "cancelled_at": now})
    mine = update(Booking).filter_by(**row)
    if changed(db, mine.where(Booking.seat.is_(None)).values(seat=Booking.id, cancelled_at=None)):
        room = update(Training).where(Training.id == training_id, Training.taken < Training.seats)
        changed(db, room.values(taken=Training.taken + 1))
