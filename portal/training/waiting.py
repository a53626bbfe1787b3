"""Waiting for a place: joining the line, taking what is offered, passing, leaving."""

from datetime import datetime

from sqlalchemy.orm import Session

from portal import clock, formats
from portal.i18n import lazy as _
from portal.refusal import Refused, require
from portal.training import clashes, hours, line, rules, seats
from portal.training.models import Training, Wait
from portal.training.news import answered
from portal.training.turns import Happened, note
from portal.training.words import FULL_SOON, NOTES
from portal.viewer import Viewer

GONE = _(
    "This offer is over: the place went to the next. If you are on the waiting list you keep "
    "your turn and are asked again."
)
FREE_NOW = _("There is a place for you right now. Go back: you can book it at once.")


def join(
    db: Session, training: Training, member: Viewer, *, child: bool = False, anyway: bool = False
) -> None:
    """A place at the end of the line, alone or with a child. Twice is once.

    Raises `Refused` when there are places, when nobody is asked any more, or when she has something
    else then and did not say `anyway`.
    """
    require(rules.may_book(member))
    now = clock.now()
    held = held_or_refused(db, training, now)
    if line.wait_of(db, held.id, member.id):
        return
    if seats.has_seat(db, held.id, member.id):
        raise Refused(NOTES[rules.Standing.BOOKED])
    if held.seats - held.taken >= 1 + child:
        raise Refused(FREE_NOW)
    refuse_late(held, now)
    if not anyway:
        clashes.refuse_clash(db, member, held)
    enter(db, Wait(training_id=held.id, member_id=member.id, with_child=child, joined_at=now))


def accept(db: Session, training: Training, member: Viewer, *, anyway: bool = False) -> None:
    """Take the places that are held for her, for whoever comes with her as well. Twice is once.

    A friend has consented to that when she typed the code. Raises `Refused` when the offer is over.
    """
    require(rules.may_book(member))
    now = clock.now()
    wait = line.wait_of(db, training.id, member.id)
    people = _comers(wait) if wait else [seats.Comer(member.id)]
    fresh = [one for one in people if seats.reserve(db, training.id, one, now)]
    held = held_or_refused(db, training, now)
    if seats.has_seat(db, held.id, member.id):
        return
    wait = line.wait_of(db, held.id, member.id)
    if wait is None or not wait.is_offered(now) or _comers(wait) != fresh:
        raise Refused(GONE)
    if not anyway:
        clashes.refuse_clash(db, member, held)
    seats.give(db, held.id, fresh, now)
    note(db, held.id, Happened.ACCEPTED, wait)
    answered(db, [member.id], held.id)  # a friend finds there that both have a place
    db.delete(wait)
    line.settle(db, held.id)


def skip(db: Session, training: Training, member: Viewer) -> None:
    """Not this time: the next is asked, and she keeps her turn. Without an offer: nothing."""
    require(rules.may_book(member))
    seats.hold(db, training.id)
    wait = line.wait_of(db, training.id, member.id)
    if wait is None or not wait.is_offered(clock.now()):
        return
    wait.offered_at = wait.held_until = None
    wait.passes = True
    note(db, training.id, Happened.SKIPPED, wait)
    answered(db, line.people_of(wait), training.id)
    line.settle(db, training.id)


def leave(db: Session, training: Training, member: Viewer) -> None:
    """Out of the line; a friend who waited with her keeps the turn. Twice is once."""
    require(rules.may_book(member))
    seats.hold(db, training.id)
    if wait := line.wait_of(db, training.id, member.id):
        note(db, training.id, Happened.LEFT, wait)
        answered(db, [member.id], training.id)
        line.step_out(db, wait, member.id)
        line.settle(db, training.id)


def enter(db: Session, wait: Wait) -> None:
    """At her place in the line; whoever can be asked is asked."""
    db.add(wait)
    db.flush()
    note(db, wait.training_id, Happened.JOINED, wait)
    line.settle(db, wait.training_id)


def held_or_refused(db: Session, training: Training, now: datetime) -> Training:
    """The session's row, held. Raises `Refused` when it is over or was called off."""
    held = seats.hold(db, training.id) or training
    standing = rules.standing(held, now, has_seat=False)
    if standing in {rules.Standing.BEGUN, rules.Standing.CALLED_OFF}:
        raise Refused(NOTES[standing])
    return held


def refuse_late(training: Training, now: datetime) -> None:
    """Raises `Refused` when nobody is asked any more."""
    if not hours.can_come(now, training.starts_at, formats.zone()):
        raise Refused(FULL_SOON)


def _comers(wait: Wait) -> list[seats.Comer]:
    return seats.comers(wait.member_id, child=wait.with_child, friend_id=wait.friend_id)
