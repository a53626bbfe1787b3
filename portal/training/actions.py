"""Booking a place and giving it back, exactly right whoever else does the same at that moment."""

from datetime import datetime

from sqlalchemy.orm import Session

from portal import clock
from portal.i18n import lazy as _
from portal.refusal import Refused, require
from portal.training import clashes, line, pairs, rules, seats
from portal.training.line import forget_person
from portal.training.models import Training
from portal.training.reminding import withdraw_of
from portal.training.words import NOTES
from portal.viewer import Viewer

__all__ = ["book", "cancel", "forget_person"]

ONE_TOO_FEW = _(
    "There is one place left, and you need two. Go back: you can book alone, or wait for two "
    "places."
)


def book(
    db: Session, training: Training, member: Viewer, *, child: bool = False, anyway: bool = False
) -> None:
    """A place for this member, and one for a child she brings. Twice is once.

    Raises `Refused` when there are too few places, when the session has begun or was called off, or
    when she has something else at that time and did not say `anyway`; nothing is changed then.
    """
    require(rules.may_book(member))
    now = clock.now()
    wanted = seats.comers(member.id, child=child)
    fresh = [one for one in wanted if seats.reserve(db, training.id, one, now)]
    if not fresh:
        return
    if not seats.take(db, training.id, len(fresh), now):
        raise Refused(_why_not(db, training, member, now, needed=len(fresh)))
    if not anyway and seats.Comer(member.id) in fresh:
        clashes.refuse_clash(db, member, training)
    seats.give(db, training.id, fresh, now)
    if pairs.settle_in(db, training.id, member.id):
        line.settle(db, training.id)


def cancel(db: Session, training: Training, member: Viewer, *, only_child: bool = False) -> None:
    """Give the place back, and the child's; no reason is asked. Without one nothing changes.

    Whose turn it is in the line is asked at once, or in the morning. Raises `Refused` when the
    session has begun.
    """
    require(rules.may_book(member))
    now = clock.now()
    freed = seats.give_back(db, training.id, member.id, now, only_child=only_child)
    if not freed:
        return
    held = seats.hold(db, training.id)
    if held is None or held.starts_at <= now:
        raise Refused(
            _(
                "This session has already begun, so your booking stays as it is. "
                "It is all right if you do not come."
            )
        )
    if not only_child:
        withdraw_of(db, [member.id], held)
    line.settle(db, training.id, freed=freed)


def _why_not(
    db: Session, training: Training, member: Viewer, now: datetime, *, needed: int
) -> object:
    db.refresh(training)
    wait = line.wait_of(db, training.id, member.id)
    is_offered = wait is not None and wait.is_offered(now)
    why = rules.standing(training, now, has_seat=False, is_offered=is_offered)
    if why is rules.Standing.OPEN and training.seats - training.taken < needed:
        return ONE_TOO_FEW
    if why is rules.Standing.OPEN:  # a place became free in this very moment
        why = rules.Standing.FULL
    return NOTES[why]
