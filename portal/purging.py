"""What is past its time goes, by the clocks of `portal.retention`."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from threading import Event, Thread

from sqlalchemy import ColumnElement, delete, func, select
from sqlalchemy.orm import Session

from portal import clock, search
from portal.db import Base, Database, changed, forget_deleted
from portal.feedback.actions import stir
from portal.forum.counting import WORDS as POST_WORDS
from portal.listings.actions import forget_ended
from portal.listings.filters import WORDS
from portal.listings.models import Listing
from portal.retention import CLOCKS
from portal.seal.keyfile import WrongKeyFile
from portal.trail.models import TrailEntry
from portal.trail.retention import NotWhole, forget_before

EVERY = 24 * 3600  # seconds

log = logging.getLogger("portal")


def purge(db: Session) -> dict[str, int]:
    """Delete what is past its time; how many rows of which table went. Again is nothing more."""
    gone = {}
    for table, past in _past(clock.now()):
        if table is Listing:
            _forget_words(db, past)
        gone[table.__tablename__] = changed(db, delete(table).where(past))
    gone["trail_entries"] = _shorten_trail(db)
    stir(db)
    forget_ended(db)
    for words in (WORDS, POST_WORDS):
        search.merge(db, words)
    forget_deleted(db)
    return gone


def _shorten_trail(db: Session) -> int:
    """The trail goes from its old end only, verified. Without its first key it stays whole."""
    try:
        return forget_before(db, CLOCKS["trail"].before(clock.now()))
    except WrongKeyFile:
        return 0
    except NotWhole:
        log.error("the trail was not shortened: it is not whole, see `portal trail verify`")
        return 0


def due(db: Session) -> dict[str, int]:
    """How many rows of which table `purge` would delete now. Changes nothing."""
    trail = TrailEntry.at < CLOCKS["trail"].before(clock.now())
    counted: list[tuple[type[Base], ColumnElement[bool]]] = [*_past(clock.now())]
    counted.append((TrailEntry, trail))
    counts = {}
    for table, past in counted:
        count = select(func.count()).select_from(table.__table__).where(past)
        counts[table.__tablename__] = db.scalar(count) or 0
    return counts


@contextmanager
def daily(database: Database) -> Iterator[None]:
    """While inside, what is past its time goes now and once a day.

    Several processes may do it at the same time: who comes second finds nothing left.
    """
    stop = Event()
    thread = Thread(target=_again_and_again, args=(database, stop), name="purge", daemon=True)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join(10)


def _again_and_again(database: Database, stop: Event) -> None:
    while not stop.is_set():
        try:
            with database.transaction(writing=True) as db:
                purge(db)
        except Exception:
            log.exception("purging failed; it is tried again tomorrow")
        stop.wait(EVERY)


def _past(now: datetime) -> Iterator[tuple[type[Base], ColumnElement[bool]]]:
    """Every table with a clock, and the condition that the time of a row is over."""
    for kept in CLOCKS.values():
        if kept.table and kept.past:
            yield kept.table, kept.past(kept.before(now))


def _forget_words(db: Session, past: ColumnElement[bool]) -> None:
    """The search's index has no foreign key to what it holds."""
    for number in db.scalars(select(Listing.id).where(past)):
        search.forget(db, WORDS, number)
