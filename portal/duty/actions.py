"""Telling those on duty, and what becomes of it: always in somebody's hands, and nothing lost."""

from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from portal import clock
from portal.accounts.models import News
from portal.accounts.news import tell
from portal.db import changed
from portal.duty import choosing
from portal.duty.choosing import Candidate
from portal.duty.models import Concern, How, Kind, Turn
from portal.duty.rules import LOOKS_WITHIN, SAME_WITHIN
from portal.viewer import Viewer


def raise_concern(
    db: Session,
    by: Viewer,
    *,
    house_id: int,
    kind: str,
    words: str,
    post_id: int | None = None,
    message_id: int | None = None,
    about: str = "",
) -> Concern:
    """Tell who is on duty in a house; the same told twice at once is told once.

    `kind` is one of `Kind`, `about` a key of `rules.ABOUT` or nothing. Nothing but `words`, this
    one post and this one message is disclosed, and the name of whoever tells it. Never refused:
    when nobody is on duty it waits, and the receipt (`/worried/<id>`) says so.
    """
    told = {"house_id": house_id, "kind": Kind(kind), "about": about}
    told |= {"post_id": post_id, "message_id": message_id}
    now = clock.now()
    if (earlier := _just_told(db, by, told, words, now)) is not None:
        return earlier
    concern = Concern(member_id=by.id, raised_at=now, **told)
    concern.words = words
    db.add(concern)
    db.flush()
    find_hands(db, concern, now)
    return concern


def find_hands(db: Session, concern: Concern, now: datetime) -> bool:
    """Give it to whom it belongs now, and start its clock while somebody is on duty; whether it
    came into other hands."""
    out = choosing.left_out(db, concern.member_id, concern.post_id, concern.message_id)
    people = choosing.candidates_for(db, now, concern.house_id, out, concern.id)
    holder = next((person for person in people if person.id == concern.to_id), None)
    free = [person for person in people if person is not holder and not person.was_asked]
    if free and _must_move(concern, holder, free[0], now):
        return _give(db, concern, free[0], people, now)
    if concern.due_at is None and any(person.is_on_duty for person in people):
        concern.due_at = now + LOOKS_WITHIN
    return False


def _must_move(concern: Concern, holder: Candidate | None, best: Candidate, now: datetime) -> bool:
    """In nobody's hands; the clock passed; or of two only the other one is on duty here."""
    if holder is None or (concern.due_at is not None and concern.due_at <= now):
        return True
    return not holder.is_on_duty and best.is_on_duty and best.house_id == concern.house_id


def _give(
    db: Session, concern: Concern, to: Candidate, people: list[Candidate], now: datetime
) -> bool:
    """Into her hands, if nobody was faster; both are told, and who waits for an answer."""
    due_at = now + LOOKS_WITHIN if any(person.is_on_duty for person in people) else None
    how = How.LATE if concern.turns else How.FIRST
    return put_into_hands(db, concern, to.id, to.name, how, due_at, now)


def put_into_hands(
    db: Session,
    concern: Concern,
    to_id: int,
    name: str,
    how: How,
    due_at: datetime | None,
    now: datetime,
    by_id: int | None = None,
) -> bool:
    """The one place where a concern changes hands; False when it just did, or was closed."""
    before, raiser = concern.to_id, concern.member_id
    same = update(Concern).where(
        Concern.id == concern.id, Concern.turns == concern.turns, Concern.closed_at.is_(None)
    )
    if by_id is None:
        same = same.where(Concern.seen_at.is_(None))
    new = {"to_id": to_id, "turns": concern.turns + 1, "due_at": due_at}
    if not changed(db, same.values(**new, seen_at=None, seen_by_id=None)):
        return False
    db.add(Turn(concern_id=concern.id, to_id=to_id, by_id=by_id, how=how, at=now))
    db.flush()
    db.refresh(concern)
    tell(db, to_id, News.CONCERN)
    if before is not None and before not in {to_id, by_id}:
        tell(db, before, News.CONCERN_PASSED, name=name)
    if how is not How.FIRST:
        tell(db, raiser, News.CONCERN_NEWS)
    return True


def _just_told(
    db: Session, by: Viewer, told: dict[str, object], words: str, now: datetime
) -> Concern | None:
    """The same by the same person, a moment ago, and nobody has looked at it yet."""
    hers = select(Concern).where(
        Concern.member_id == by.id,
        Concern.raised_at > now - SAME_WITHIN,
        Concern.seen_at.is_(None),
        Concern.closed_at.is_(None),
    )
    for row in db.scalars(hers.order_by(Concern.id.desc())):
        if row.words == words and all(getattr(row, key) == told[key] for key in told):
            return row
    return None
