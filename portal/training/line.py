"""The line of one session, settled whenever something became free: who is asked, what is kept.

Everything here happens while the session's row is held (see `seats`).
"""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import bindparam, delete, func, or_, select
from sqlalchemy.orm import Session

from portal import clock, formats
from portal.db import changed
from portal.reminders.actions import remind
from portal.reminders.models import Kind
from portal.training import hours, order, seats
from portal.training.models import Booking, News, PairCode, Training, Turn, Wait
from portal.training.news import tell
from portal.training.turns import Happened, note

AT_A_TIME = 50  # sessions settled in one transaction

_LINE = (
    select(Wait)
    .where(Wait.training_id == bindparam("training"))
    .order_by(Wait.joined_at, Wait.id)
    .execution_options(populate_existing=True)
)
_LAST = select(func.max(Wait.joined_at)).where(Wait.training_id == bindparam("training"))
_HERS = _LINE.where(
    or_(Wait.member_id == bindparam("member"), Wait.friend_id == bindparam("member"))
)


def settle(db: Session, training_id: int, *, freed: int = 0) -> None:
    """Make the session's numbers and its offers what they must be now.

    `freed`: so many places were given back, so that whoever asked to be skipped is asked again.
    """
    training = seats.hold(db, training_id)
    if training is None:
        return
    now, line = clock.now(), waiting(db, training_id)
    if training.cancelled_at is not None or training.starts_at <= now:
        _end(db, training, line, now)
        return
    if freed and line:
        note(db, training_id, Happened.FREED, size=freed)
        for wait in line:
            wait.passes = False
    _lapse(db, training, line, now)
    _ask(db, training, line, now)


def settle_due(db: Session) -> int:
    """Sessions whose offers ran out, whose kept places can be offered by now, or whose line is
    over; how many. What another process is settling at this moment is left to it."""
    now = clock.now()
    due = select(Wait.training_id).join(Training, Training.id == Wait.training_id)
    due = due.where(
        or_(
            Wait.held_until <= now,
            Training.kept > 0,
            Training.starts_at <= now,
            Training.cancelled_at.is_not(None),
        )
    )
    found = select(Training.id).where(Training.id.in_(due)).order_by(Training.id).limit(AT_A_TIME)
    numbers = db.scalars(found.with_for_update(key_share=True, skip_locked=True)).all()
    for number in numbers:
        settle(db, number)
    return len(numbers)


def waiting(db: Session, training_id: int) -> list[Wait]:
    """The whole line in its order, as it is now."""
    return list(db.scalars(_LINE, {"training": training_id}))


def end_of(db: Session, training_id: int, now: datetime) -> datetime:
    """When somebody who joins now came: after everybody, also where clocks were put back or those
    of two machines differ."""
    last: datetime | None = db.scalar(_LAST, {"training": training_id})
    return max(now, last) if last else now


def wait_of(db: Session, training_id: int, member_id: int) -> Wait | None:
    """Her entry, her own or the one that a friend and she share."""
    return db.scalars(_HERS, {"training": training_id, "member": member_id}).first()


def step_out(db: Session, wait: Wait, member_id: int) -> None:
    """She waits no longer. A friend who waited with her keeps the turn, alone."""
    if wait.friend_id is None:
        db.delete(wait)
    else:
        stays = wait.friend_id if wait.member_id == member_id else wait.member_id
        wait.member_id, wait.friend_id = stays, None
    db.flush()


def people_of(wait: Wait) -> list[int]:
    return [wait.member_id] if wait.friend_id is None else [wait.member_id, wait.friend_id]


def forget_person(db: Session, member_id: int) -> None:
    """Everything of somebody who has her account erased goes; what becomes free is offered on.

    How many came to sessions of the past stays known.
    """
    hers = Booking.member_id == member_id
    waits = select(Wait.training_id).where(
        or_(Wait.member_id == member_id, Wait.friend_id == member_id)
    )
    seated = select(Booking.training_id).where(hers, Booking.seat.is_not(None))
    for number in sorted({*db.scalars(waits), *db.scalars(seated)}):
        freed = seats.give_back(db, number, member_id, clock.now())
        seats.hold(db, number)
        if wait := wait_of(db, number, member_id):
            step_out(db, wait, member_id)
        settle(db, number, freed=freed)
    for table in (Booking, Turn, PairCode):
        changed(db, delete(table).where(table.member_id == member_id))


def _lapse(db: Session, training: Training, line: Iterable[Wait], now: datetime) -> None:
    """Offers that ran out, also because the session was moved: she keeps her turn."""
    for wait in line:
        if wait.held_until is None:
            continue
        wait.held_until = hours.latest(wait.held_until, training.starts_at, formats.zone())
        if wait.held_until <= now:
            wait.offered_at = wait.held_until = None
            wait.passes = True
            note(db, training.id, Happened.LAPSED, wait)
            for person in people_of(wait):
                tell(db, person, training.id, News.LAPSED)


def _ask(db: Session, training: Training, line: list[Wait], now: datetime) -> None:
    """Hand what is free to whose turn it is, or keep it for them until the morning."""
    kept, were_open = training.kept, training.seats - training.taken
    taken = seats.used(db, training.id) + sum(wait.size for wait in line if wait.held_until)
    by_id = {wait.id: wait for wait in line}
    rows = [
        order.InLine(w.id, w.joined_at, w.size, w.passes, w.held_until is not None) for w in line
    ]
    turn = order.whose_turn(rows, training.seats - taken)
    wanted = sum(by_id[number].size for number in turn.asked)
    until = hours.held_until(now, training.starts_at, formats.zone())
    comes = hours.can_come(now, training.starts_at, formats.zone())
    training.kept = wanted if until is None and comes else 0
    training.taken = taken + (wanted if comes else 0)
    if opened := max(training.seats - training.taken - were_open, 0) if line else 0:
        note(db, training.id, Happened.OPENED if comes else Happened.TOO_LATE, size=opened)
    if training.kept > kept:
        note(db, training.id, Happened.KEPT, size=training.kept - kept)
    if comes and (opened or (until and turn.asked)):
        for number, why in turn.passed_over:
            note(db, training.id, Happened(why), by_id[number])
    for number in turn.asked if until else ():
        _offer(db, by_id[number], now, until)


def _offer(db: Session, wait: Wait, now: datetime, until: datetime | None) -> None:
    if until is None:
        return
    wait.offered_at, wait.held_until = now, until
    note(db, wait.training_id, Happened.ASKED, wait)
    about = f"offer {wait.id} {now.isoformat()}"
    for person in people_of(wait):
        tell(db, person, wait.training_id, News.OFFERED)
        remind(db, person, Kind.OFFER, about, not_before=now, expires_at=until)


def _end(db: Session, training: Training, line: Iterable[Wait], now: datetime) -> None:
    """Nobody waits for what has begun or was called off. What was held is nobody's."""
    line = list(line)
    if training.starts_at > now:
        training.taken = seats.used(db, training.id)
        for person in [person for wait in line for person in people_of(wait)]:
            tell(db, person, training.id, News.CALLED_OFF)
    else:  # rows of people who were erased meanwhile still count as having come
        training.taken -= training.kept + sum(wait.size for wait in line if wait.held_until)
    training.kept = 0
    for wait in line:
        db.delete(wait)
    changed(db, delete(PairCode).where(PairCode.training_id == training.id))
