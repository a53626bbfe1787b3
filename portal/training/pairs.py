"""Coming together with a friend: a code that one tells the other, who types it and so says yes.

A code is computed from the keys and its row, as those of cards are; only a blind index is stored.
Nobody is named: whoever has the code was told it.
"""

from datetime import datetime, timedelta

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from portal import clock
from portal.accounts.models import ACTIVE, Member
from portal.accounts.printing import ALPHABET
from portal.db import changed
from portal.i18n import lazy as _
from portal.refusal import Refused, require
from portal.seal.box import keys_of
from portal.text import squeezed
from portal.training import clashes, line, queries, rules, seats, waiting
from portal.training.models import News, PairCode, Training, Wait
from portal.training.news import tell
from portal.training.turns import Happened, note_one
from portal.viewer import MEMBERS, Viewer

LENGTH = 8  # letters: 39 bits, for two days, and it opens nothing but a seat beside
HALF = LENGTH // 2
VALID_FOR = timedelta(hours=48)

UNKNOWN = _("This code does not work here. Look whether it is typed right, or ask for a new one.")
OTHER_SESSION = _(
    "This code is for another session. Open that session and type it there, or ask for a new one."
)
OVER = _(
    "This code was used already, or its time is over. Ask your friend for a new one, or book for "
    "yourself."
)
OWN = _("This is your own code. Tell it to the person who comes with you: she types it.")
SEATED = _(
    "You have a place already, so you need no code. A friend of yours can book a place of her own."
)
NOT_BOTH = _(
    "With this code two places cannot be booked any more. Nothing was changed. You can book or "
    "wait for yourself."
)
ANSWER_FIRST = _(
    "A place is held for you right now. Take it or say “Not this time” first; then you can come "
    "together with a friend."
)
PAIRED_ALREADY = _(
    "You wait together with a friend already. Leave the list first if you want to come with "
    "somebody else."
)

WITH_CHILD = _(
    "You wait for two places, for you and your child. Leave the list first if you want to come "
    "with a friend instead."
)


class WrongCode(Refused):
    """What was typed is of no use here; nothing was changed, and it can be typed again."""


def make_code(db: Session, training: Training, member: Viewer) -> PairCode:
    """A new code for this session; the one she had before works no more.

    Raises `Refused` when it would be of no use: she has a place, an offer, or a friend already.
    """
    require(rules.may_book(member))
    now = clock.now()
    held = waiting.held_or_refused(db, training, now)
    _refuse_unfree(db, held, member.id, now)
    mine = delete(PairCode).where(PairCode.training_id == held.id, PairCode.member_id == member.id)
    changed(db, mine)
    until = min(now + VALID_FOR, held.starts_at)
    code = PairCode(training_id=held.id, member_id=member.id, until=until)
    code.digest = f"not yet {member.id} {held.id}"
    db.add(code)
    db.flush()
    code.digest = _digest(db, code_of(db, code))
    return code


def code_of(db: Session, row: PairCode) -> str:
    """The letters of a code, in two groups. For whoever made it."""
    about = f"{row.id} {row.training_id} {row.member_id} {row.until.isoformat()}"
    left, letters = int.from_bytes(keys_of(db).derive("pair code", about)), ""
    for _place in range(LENGTH):
        left, chosen = divmod(left, len(ALPHABET))
        letters += ALPHABET[chosen]
    return f"{letters[:HALF]} {letters[HALF:]}".upper()


def standing_code(db: Session, training_id: int, member: Viewer) -> PairCode | None:
    """Her own code for this session, while it works."""
    mine = select(PairCode).where(
        PairCode.training_id == training_id,
        PairCode.member_id == member.id,
        PairCode.until > clock.now(),
    )
    return db.scalars(mine).first()


def come_together(
    db: Session, training: Training, member: Viewer, typed: str, *, anyway: bool = False
) -> None:
    """Whoever types the code says yes: both have a place at once, or both wait for two.

    Raises `Refused`, each time with what happened and what else is possible.
    """
    require(rules.may_book(member))
    now = clock.now()
    code = _code_for(db, training, member, typed, now)
    maker_id = code.member_id
    two = seats.comers(maker_id, friend_id=member.id)
    if not (are_booked := _book_both(db, training.id, two, now)):
        waiting.held_or_refused(db, training, now)
    used = update(PairCode).where(PairCode.id == code.id, PairCode.until > now)
    if not changed(db, used.values(until=now)):
        raise Refused(OVER)
    if not anyway:
        clashes.refuse_clash(db, member, training)
    tell(db, maker_id, training.id, News.PAIRED)  # before an offer, which is the newer news
    if are_booked:
        settle_in(db, training.id, maker_id)
        settle_in(db, training.id, member.id)
        line.settle(db, training.id)
    else:
        _wait_together(db, training, maker_id, member.id, now)


def settle_in(db: Session, training_id: int, member_id: int) -> bool:
    """Whoever has a place needs no code and waits no longer; whether she waited."""
    _end_code(db, training_id, member_id)
    wait = line.wait_of(db, training_id, member_id)
    if wait is None:
        return False
    note_one(db, wait, Happened.BOOKED, member_id)
    line.step_out(db, wait, member_id)
    return True


def _code_for(
    db: Session, training: Training, member: Viewer, typed: str, now: datetime
) -> PairCode:
    waiting.refuse_over(training, now)
    _refuse_unfree(db, training, member.id, now)
    found = select(PairCode).where(PairCode.digest == _digest(db, typed))
    code = db.scalars(found).first()
    if code is None:
        raise WrongCode(UNKNOWN)
    if code.training_id != training.id:
        other = queries.training_for(db, member, code.training_id)
        raise WrongCode(UNKNOWN if other is None else OTHER_SESSION)
    if code.member_id == member.id:
        raise WrongCode(OWN)
    maker = db.get(Member, code.member_id)
    if code.until <= now or maker is None or not _may_come(maker, training):
        raise WrongCode(OVER)
    return code


def _may_come(maker: Member, training: Training) -> bool:
    is_for = training.house_id in {None, maker.house_id}
    return maker.state == ACTIVE and maker.role in MEMBERS and is_for


def _refuse_unfree(db: Session, training: Training, member_id: int, now: datetime) -> None:
    """Raises `Refused` for who has a place, is asked right now, or waits with somebody."""
    if seats.has_seat(db, training.id, member_id):
        raise Refused(SEATED)
    wait = line.wait_of(db, training.id, member_id)
    if wait and wait.is_offered(now):
        raise Refused(ANSWER_FIRST)
    if wait and wait.friend_id is not None:
        raise Refused(PAIRED_ALREADY)
    if wait and wait.with_child:
        raise Refused(WITH_CHILD)


def _book_both(db: Session, training_id: int, two: list[seats.Comer], now: datetime) -> bool:
    """Two seats at once or none; then the session's row is held. No trace is left of a try."""
    with db.begin_nested() as attempt:
        fresh = [one for one in two if seats.reserve(db, training_id, one, now)]
        if fresh == two and seats.take(db, training_id, len(two), now):
            seats.give(db, training_id, two, now)
            return True
        attempt.rollback()
    return False


def _wait_together(
    db: Session, training: Training, maker_id: int, friend_id: int, now: datetime
) -> None:
    """One entry of two, where the later of them stands: nobody is let in before others."""
    _refuse_unfit(db, training, maker_id, friend_id, now)
    waiting.refuse_late(training, now)
    joined = []
    for person in (maker_id, friend_id):
        wait = line.wait_of(db, training.id, person)
        joined.append(wait.joined_at if wait else line.end_of(db, training.id, now))
        _end_code(db, training.id, person)
        if wait:
            line.step_out(db, wait, person)
    both = Wait(training_id=training.id, member_id=maker_id, friend_id=friend_id)
    both.joined_at = max(joined)
    waiting.enter(db, both)


def _refuse_unfit(
    db: Session, training: Training, maker_id: int, friend_id: int, now: datetime
) -> None:
    """What was looked at before the session's row was held may be otherwise by now."""
    _refuse_unfree(db, training, friend_id, now)
    try:
        _refuse_unfree(db, training, maker_id, now)
    except Refused:
        raise Refused(NOT_BOTH) from None


def _end_code(db: Session, training_id: int, member_id: int) -> None:
    """It works no more; the row stays a while, to say that it was used."""
    now = clock.now()
    mine = update(PairCode).where(
        PairCode.training_id == training_id, PairCode.member_id == member_id
    )
    changed(db, mine.where(PairCode.until > now).values(until=now))


def _digest(db: Session, typed: str) -> str:
    return keys_of(db).index("pair code", squeezed(typed[:40]))
