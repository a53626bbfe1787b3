"""Asking, voting, ending, counting. Who votes leaves no name, no time and no readable answer."""

from datetime import datetime

from sqlalchemy import Select, delete, select, update
from sqlalchemy.orm import Session

from portal import clock
from portal.db import changed, forget_deleted, insert_if_new
from portal.i18n import lazy as _
from portal.polls import rules, urn
from portal.polls.models import Ballot, Poll
from portal.refusal import Refused, require
from portal.viewer import Viewer

CLOSED = _("This decision is closed. Nobody can vote any more.")
CHANGED = _("You voted on another page meanwhile. Please look at it again.")
AT_A_TIME = 50  # polls counted in one transaction


def make(
    db: Session,
    by: Viewer,
    house_id: int | None,
    *,
    title: str,
    options: list[str],
    language: str,
    closes_at: datetime,
) -> Poll:
    """A new question. Its words are never changed: people vote for what they read."""
    require(rules.may_make_for(by, house_id))
    poll = Poll(
        house_id=house_id,
        by_id=by.id,
        title=title,
        options=options,
        language=language,
        made_at=clock.now(),
        closes_at=closes_at,
    )
    db.add(poll)
    db.flush()
    return poll


def vote(db: Session, member: Viewer, poll: Poll, choice: int, form_key: str, seen: str) -> None:
    """Her voice, new or changed. `seen` is the number of the ballot that stood on her page.

    The same form again changes nothing. Raises `Refused` when the poll is closed, or when she
    voted on another page since: so an old form that comes late cannot turn her voice around.
    """
    require(rules.may_vote(member), 0 <= choice < len(poll.options))
    _put(db, member, poll, choice, form_key, seen)


def take_back(db: Session, member: Viewer, poll: Poll, form_key: str, seen: str) -> None:
    """As if she had not voted. The ballot stays and says nothing, which nobody can see."""
    require(rules.may_vote(member))
    if seen:
        _put(db, member, poll, None, form_key, seen)


def end(db: Session, by: Viewer, poll: Poll) -> None:
    """Earlier than was said. Twice is once. The poll is locked."""
    require(rules.may_end(by, poll))
    if poll.is_open(clock.now()):
        poll.closes_at = clock.now()
    _count(db, poll)


def remove(db: Session, by: Viewer, poll: Poll) -> None:
    """Question, voices and result, for ever."""
    require(rules.may_end(by, poll))
    db.delete(poll)
    forget_deleted(db)


def count_due(db: Session) -> int:
    """Count what is closed; how many polls there were."""
    due = select(Poll).where(Poll.closes_at <= clock.now(), Poll.counted_at.is_(None))
    found = list(db.scalars(due.order_by(Poll.id).limit(AT_A_TIME).with_for_update()))
    for poll in found:
        _count(db, poll)
    return len(found)


def forget_person(db: Session, member_id: int) -> None:
    """Her voices in what is still open go with her. What is counted has no voices any more."""
    open_ones = db.scalars(select(Poll.id).where(Poll.counted_at.is_(None)))
    keys = [urn.key_of(db, poll_id, member_id) for poll_id in open_ones]
    changed(db, delete(Ballot).where(Ballot.key.in_(keys)))


def _put(
    db: Session, member: Viewer, poll: Poll, choice: int | None, form_key: str, seen: str
) -> None:
    if not poll.is_open(clock.now()):
        raise Refused(CLOSED)
    key, number = urn.key_of(db, poll.id, member.id), urn.number_of(form_key)
    stands = db.scalar(_number(poll.id, key))
    if stands == number:
        return
    is_seen = str(stands or "") == seen
    if is_seen and _write(db, poll.id, key, stands, number, choice):
        return
    if db.scalar(_number(poll.id, key)) != number:
        raise Refused(CHANGED)


def _write(
    db: Session, poll_id: int, key: str, stands: int | None, number: int, choice: int | None
) -> bool:
    """False when another voice of hers came in between."""
    ballot = {"id": number, "sealed": urn.sealed(db, poll_id, key, choice)}
    if stands is None:
        return insert_if_new(db, Ballot, {**ballot, "poll_id": poll_id, "key": key})
    mine = update(Ballot).where(Ballot.id == stands, Ballot.key == key)
    return bool(changed(db, mine.values(**ballot)))


def _number(poll_id: int, key: str) -> Select[int]:
    return select(Ballot.id).where(Ballot.poll_id == poll_id, Ballot.key == key)


def _count(db: Session, poll: Poll) -> None:
    """Once and for all: afterwards there are numbers, or nothing, and no ballots."""
    if poll.counted_at is not None:
        return
    cast = select(Ballot.key, Ballot.sealed).where(Ballot.poll_id == poll.id)
    rows = [(row[0], row[1]) for row in db.execute(cast)]
    poll.counts = rules.told(urn.count(db, poll.id, len(poll.options), rows))
    poll.counted_at = clock.now()
    changed(db, delete(Ballot).where(Ballot.poll_id == poll.id))
    forget_deleted(db)
