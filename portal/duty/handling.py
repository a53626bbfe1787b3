"""What staff do with a concern: read it, write down what came of it, hand it on."""

from datetime import datetime

from sqlalchemy import exists, select, update
from sqlalchemy.orm import Session

from portal import clock
from portal.accounts.models import News
from portal.accounts.news import tell
from portal.db import changed
from portal.duty.actions import put_into_hands
from portal.duty.at_desk import colleagues_on_duty
from portal.duty.models import Concern, How, Turn
from portal.duty.rules import LOOKS_WITHIN, OUTCOMES
from portal.i18n import lazy as _
from portal.refusal import Refused
from portal.trail.actions import record
from portal.trail.deeds import Deed
from portal.viewer import Viewer

JUST_DONE = _("A colleague was faster. Please look at it again.")


def look_at(db: Session, by: Viewer, concern: Concern) -> None:
    """Somebody of the staff reads it: the first one stops the clock, unless she has handed it on;
    each look is told to her who told it."""
    record(db, concern.member_id, by, Deed.CONCERN_OPENED)
    handed = exists().where(Turn.concern_id == concern.id, Turn.by_id == by.id)
    if concern.to_id != by.id and db.scalar(select(handed)):
        return
    unseen = update(Concern).where(
        Concern.id == concern.id, Concern.seen_at.is_(None), Concern.closed_at.is_(None)
    )
    if changed(db, unseen.values(seen_at=clock.now(), seen_by_id=by.id)):
        tell(db, concern.member_id, News.CONCERN_NEWS)
        db.refresh(concern)


def close(db: Session, by: Viewer, concern: Concern, outcome: str, turn: int) -> None:
    """What came of it, in one of a few sentences. `turn` is how often it had changed hands when
    she read it. Raises `Refused` when a colleague was faster."""
    if outcome not in OUTCOMES:
        raise Refused(_("Please choose one."))
    now = clock.now()
    same = update(Concern).where(
        Concern.id == concern.id, Concern.turns == turn, Concern.closed_at.is_(None)
    )
    if not changed(db, same.values(_closed(concern, by, outcome, now))):
        raise Refused(JUST_DONE)
    db.refresh(concern)
    record(db, concern.member_id, by, Deed.CONCERN_CLOSED)
    tell(db, concern.member_id, News.CONCERN_NEWS)


def hand_on(db: Session, by: Viewer, concern: Concern, to_id: int, turn: int) -> None:
    """To a colleague who is on duty, whose clock begins anew. Raises `Refused` when that colleague
    is not on duty any more, or when somebody was faster."""
    now = clock.now()
    found = [person for person in colleagues_on_duty(db, by, concern) if person.id == to_id]
    if not found:
        raise Refused(_("This colleague is not on duty any more. Please choose another one."))
    if concern.turns != turn:
        raise Refused(JUST_DONE)
    name, due_at = found[0].name, now + LOOKS_WITHIN
    if not put_into_hands(db, concern, to_id, name, How.HANDED, due_at, now, by.id):
        raise Refused(JUST_DONE)
    record(db, concern.member_id, by, Deed.CONCERN_HANDED)


def _closed(concern: Concern, by: Viewer, outcome: str, now: datetime) -> dict[str, object]:
    seen = {} if concern.seen_at else {"seen_at": now, "seen_by_id": by.id}
    return {"closed_at": now, "closed_by_id": by.id, "outcome": outcome, **seen}
