"""The oldest entries go when their time is over; the chain then begins later."""

from datetime import datetime

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from portal.db import changed
from portal.seal.box import keys_of
from portal.trail.chain import end_of, locked_end, store
from portal.trail.models import TrailEntry
from portal.trail.verifying import Walk, links, people_here


class NotWhole(Exception):  # noqa: N818
    """The entries to remove were tampered with: they stay, so that it is found out."""


def count_before(db: Session, moment: datetime) -> int:
    """How many entries `forget_before` would remove."""
    end = end_of(db)
    return 0 if end is None else max(0, _last_before(db, moment, end.length) - end.first)


def forget_before(db: Session, moment: datetime, root: bytes | None = None) -> int:
    """Remove the oldest entries, as long as they are older than this moment; how many went.

    They are verified first: otherwise somebody who changes the database could make entries look
    old, and have them removed lawfully. That needs the trail's first key: `root`, or the one in
    the key file. Raises `NotWhole`, or `WrongKeyFile` when the first key is kept elsewhere.
    """
    if end_of(db) is None:
        return 0
    root = root or keys_of(db).trail_root
    end = locked_end(db)
    last = _last_before(db, moment, end.length)
    if last <= end.first:
        return 0
    walk = Walk(root, end._replace(length=last), (), people_here(db))
    for link in links(db, last):
        walk.step(link)
    if walk.wrong or walk.number != last:
        raise NotWhole(walk.wrong)
    store(db, end._replace(first=last, first_mac=walk.mac))
    return changed(db, delete(TrailEntry).where(TrailEntry.id <= last))


def _last_before(db: Session, moment: datetime, length: int) -> int:
    """The number of the last entry before the first one that is not older than the moment."""
    young = db.scalar(select(func.min(TrailEntry.id)).where(TrailEntry.at >= moment))
    return length if young is None else young - 1
