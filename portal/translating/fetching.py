"""Having waiting posts translated: by the worker, outside of any transaction, in its own time.

A translation is claimed for a few minutes in one short transaction, fetched outside of any, and
kept in another one, if the post still stands as it was. Several processes may do so at once.
"""

import logging
import traceback
from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import Select, delete, exists, or_, select, update
from sqlalchemy.orm import Session

from portal import clock
from portal.db import Database, changed
from portal.forum.models import Post, Room, Thread
from portal.translating import rules
from portal.translating.actions import is_anything_to_let_go, let_go
from portal.translating.machine import Fault, Machine, NotMade, Task
from portal.translating.models import PostTranslation, State
from portal.translating.queries import ALLOWED, FITS

CLAIMED_FOR = timedelta(minutes=3)  # longer than the machine is waited for
WHILE = timedelta(seconds=20)  # then other work has its turn

log = logging.getLogger("portal")


class Taken(NamedTuple):
    """A claimed translation and what is to be translated."""

    id: int
    tries: int
    until: datetime
    task: Task


def fetch_due(database: Database, machine: Machine) -> int:
    """What waits is translated; how many were."""
    until, made = clock.now() + WHILE, 0
    while clock.now() < until:
        with database.transaction(writing=False) as db:
            if not db.scalar(select(exists(_due()))):
                break
        with database.transaction(writing=True) as db:
            taken = _take(db)
        if taken is None:
            break
        outcome = _fetch(database, taken, machine)
        made += outcome is State.MADE
        if outcome in {Fault.UNREACHABLE, Fault.BUSY, Fault.REFUSED}:
            break  # it will not be better for the next one
    return made


def tidy(database: Database) -> None:
    """Translations that fit no post any more go, also where no machine is set up any more."""
    with database.transaction(writing=False) as db:
        if not is_anything_to_let_go(db):
            return
    with database.transaction(writing=True) as db:
        let_go(db)


def _due() -> Select[int]:
    """What waits and nobody has claimed, the one that waits longest first."""
    now = clock.now()
    free = or_(PostTranslation.claimed_until.is_(None), PostTranslation.claimed_until <= now)
    waiting = PostTranslation.state == State.WAITING
    found = select(PostTranslation.id).where(waiting, PostTranslation.next_try_at <= now, free)
    return found.order_by(PostTranslation.next_try_at, PostTranslation.id).limit(1)


def _take(db: Session) -> Taken | None:
    """PostgreSQL passes over rows that others hold; SQLite has one writer at a time."""
    number = db.scalar(_due().with_for_update(skip_locked=True))
    if number is None:
        return None
    row = db.get_one(PostTranslation, number)
    body = db.scalar(_words_of(number))
    if body is None or row.tries >= rules.MOST_TRIES:  # changed meanwhile, or killed each time
        row.state, row.claimed_until = State.FAILED, None
        return None
    row.claimed_until, row.tries = clock.now() + CLAIMED_FOR, row.tries + 1
    task = Task(body, rules.spoken(row.source), rules.spoken(row.language))
    return Taken(number, row.tries, row.claimed_until, task)


def _words_of(number: int) -> Select[str]:
    """The words to be translated, if the post still stands as it was and its room allows it."""
    return (
        select(Post.body)
        .join(Thread, Thread.id == Post.thread_id)
        .join(Room, Room.id == Thread.room_id)
        .join(PostTranslation, PostTranslation.post_id == Post.id)
        .where(PostTranslation.id == number, FITS, ALLOWED)
    )


def _fetch(database: Database, taken: Taken, machine: Machine) -> Fault | State:
    """Only here is anybody spoken to, and no transaction is open."""
    fault, state, text = None, State.MADE, ""
    try:
        if machine.knows(taken.task.source, taken.task.target):
            text = machine(taken.task)
        else:
            state = State.UNABLE
    except NotMade as error:
        fault, state = error.fault, State.FAILED if error.is_final else State.WAITING
    except Exception as error:  # its words could hold those of the post
        frames = "".join(traceback.format_tb(error.__traceback__))
        log.error("translating failed: %s\n%s", type(error).__name__, frames)
        fault, state = Fault.GARBLED, State.WAITING
    if fault is not None:
        log.warning("a translation was not made: %s", fault)
    with database.transaction(writing=True) as db:
        _keep(db, taken, state, text)
    return fault or state


def _keep(db: Session, taken: Taken, state: State, text: str) -> None:
    """Somebody else's claim is left alone; words of a post that was changed meanwhile are not kept.

    The post is held meanwhile: nobody hides it between the question and the answer.
    """
    mine = (PostTranslation.id == taken.id, PostTranslation.claimed_until == taken.until)
    if db.scalar(_words_of(taken.id).with_for_update(read=True, of=Post)) is None:
        changed(db, delete(PostTranslation).where(*mine))
        return
    wait, now = rules.wait_after(taken.tries), clock.now()
    if state is State.WAITING and wait is None:
        state = State.FAILED
    made_at = now if state is State.MADE else None
    new = {"state": state, "text": text, "claimed_until": None, "made_at": made_at}
    if state is State.WAITING and wait is not None:
        new["next_try_at"] = now + wait
    changed(db, update(PostTranslation).where(*mine).values(**new))
