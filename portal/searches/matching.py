"""Finding what is new for the searches that people keep: by the worker, a few at a time.

It is looked for outside of any writing transaction, and written down only where nobody else did so
meanwhile. Done again it finds nothing more.
"""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import and_, false, or_, select, update
from sqlalchemy.orm import Session

from portal import clock
from portal.db import Database, changed, insert_if_new
from portal.formats import today
from portal.listings.lists import new_for, newest_at
from portal.listings.models import HOME, JOB
from portal.reminders.actions import DAY, remind
from portal.reminders.models import Kind
from portal.searches.models import Match, Search
from portal.searches.reading import form_of
from portal.searches.rules import MOST_NEW, SETTLED

BATCH = 50


class Found(NamedTuple):
    """What is new for one search, up to a moment."""

    search_id: int
    member_id: int
    since: datetime
    until: datetime
    listings: list[int]


def match_due(database: Database) -> int:
    """How many offers are new for somebody. Nothing is written while nothing was assured."""
    with database.transaction(writing=False) as db:
        found = _look(db)
    if not found:
        return 0
    with database.transaction(writing=True) as db:
        return sum(_keep(db, each) for each in found)


def _look(db: Session) -> list[Found]:
    until = clock.now() - SETTLED
    newest = {kind: newest_at(db, kind, until) for kind in (JOB, HOME)}
    behind = [
        and_(Search.kind == kind, Search.matched_at < at) for kind, at in newest.items() if at
    ]
    due = select(Search).where(or_(false(), *behind)).order_by(Search.matched_at).limit(BATCH)
    return [_new(db, search, newest[search.kind] or until) for search in db.scalars(due)]


def _new(db: Session, search: Search, until: datetime) -> Found:
    form = form_of(search.kind, search.asked)
    since = search.matched_at
    fits = new_for(db, form.asked(), since, until, MOST_NEW) if form.validate() else []
    return Found(search.id, search.member_id, since, until, fits)


def _keep(db: Session, found: Found) -> int:
    """Nothing when another worker was faster, or she let the search go."""
    still = update(Search).where(Search.id == found.search_id, Search.matched_at == found.since)
    if not changed(db, still.values(matched_at=found.until)):
        return 0
    now = clock.now()
    rows = [
        {"search_id": found.search_id, "listing_id": number, "at": now} for number in found.listings
    ]
    new = sum(insert_if_new(db, Match, row) for row in reversed(rows))
    if new:  # at most one message a day, however much there is
        about = f"search {today().isoformat()}"
        remind(db, found.member_id, Kind.SEARCH, about, not_before=now, expires_at=now + DAY)
    return new
