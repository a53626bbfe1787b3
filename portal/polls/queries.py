"""Reading polls of the viewer's house and for all, and her own voice, nobody else's."""

from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from sqlalchemy import Integer, bindparam, or_, select, tuple_
from sqlalchemy.orm import Session

from portal import clock
from portal.accounts.models import Member
from portal.db import held
from portal.polls import rules, urn
from portal.polls.models import Ballot, Poll
from portal.types import UTCMoment
from portal.viewer import STAFF, Role, Viewer

CLOSED, OPEN = 20, 50  # on a page
NEWEST = (datetime(9000, 1, 1, tzinfo=UTC), 0)


class PollLine(NamedTuple):
    """A line of the list."""

    id: int
    title: str
    language: str
    house_id: int | None
    closes_at: datetime
    has_voice: bool = False  # whether the viewer has voted; she alone is told

    @property
    def last_moment(self) -> datetime:
        return self.closes_at - timedelta(seconds=1)


class Mine(NamedTuple):
    """A member's own ballot: its number, and which answer it says."""

    number: int
    choice: int | None


class Asker(NamedTuple):
    name: str
    role: Role

    @property
    def is_staff(self) -> bool:
        return self.role in STAFF


NOTHING = Mine(0, None)
_IN_SIGHT = or_(Poll.house_id.is_(None), Poll.house_id == bindparam("house", type_=Integer))
_COLUMNS = (Poll.id, Poll.title, Poll.language, Poll.house_id, Poll.closes_at)
_NOW = bindparam("now", type_=UTCMoment)
_OPEN = (
    select(*_COLUMNS)
    .where(_IN_SIGHT, Poll.closes_at > _NOW)
    .order_by(Poll.closes_at, Poll.id)
    .limit(bindparam("most"))
)
_CLOSED = (
    select(*_COLUMNS)
    .where(
        _IN_SIGHT,
        Poll.closes_at <= _NOW,
        tuple_(Poll.closes_at, Poll.id)
        < tuple_(bindparam("at", type_=UTCMoment), bindparam("before", type_=Integer)),
    )
    .order_by(Poll.closes_at.desc(), Poll.id.desc())
    .limit(CLOSED + 1)
)
_POLL = select(Poll).where(_IN_SIGHT, Poll.id == bindparam("poll"))
_BALLOTS = select(Ballot.poll_id, Ballot.id, Ballot.key, Ballot.sealed).where(
    Ballot.key.in_(bindparam("keys", expanding=True))
)


def open_polls_for(db: Session, viewer: Viewer, most: int = OPEN) -> list[PollLine]:
    """What can be decided now, what closes first first. One statement; for members one more, if
    there is anything."""
    at = {"house": viewer.house_id, "now": clock.now(), "most": most}
    found = [PollLine(*row) for row in db.execute(_OPEN, at)]
    mine = ballots_of(db, viewer, [line.id for line in found])
    return [line._replace(has_voice=mine[line.id].choice is not None) for line in found]


def closed_polls_for(
    db: Session, viewer: Viewer, before: tuple[datetime, int] | None = None
) -> list[PollLine]:
    """A page of what was decided and one line more, the newest first."""
    at, row = before or NEWEST
    given = {"house": viewer.house_id, "now": clock.now(), "at": at, "before": row}
    return [PollLine(*row) for row in db.execute(_CLOSED, given)]


def poll_for(db: Session, viewer: Viewer, poll_id: int) -> Poll | None:
    """In a deed it is not counted before the end of that deed."""
    found = held(db, _POLL, Poll)
    return db.scalars(found, {"house": viewer.house_id, "poll": poll_id}).first()


def poll_to_end(db: Session, viewer: Viewer, poll_id: int) -> Poll | None:
    """Nobody votes in it meanwhile."""
    found = _POLL.with_for_update()
    return db.scalars(found, {"house": viewer.house_id, "poll": poll_id}).first()


def asker_of(db: Session, poll: Poll) -> Asker | None:
    row = db.execute(select(Member.name, Member.role).where(Member.id == poll.by_id)).first()
    return Asker(*row) if row and row[0] else None


def ballot_of(db: Session, viewer: Viewer, poll_id: int) -> Mine:
    return ballots_of(db, viewer, [poll_id])[poll_id]


def ballots_of(db: Session, viewer: Viewer, polls: list[int]) -> dict[int, Mine]:
    """Her own ballot of each poll: found by what only the keys can compute."""
    found = dict.fromkeys(polls, NOTHING)
    if not polls or not rules.may_vote(viewer):
        return found
    keys = [urn.key_of(db, poll_id, viewer.id) for poll_id in polls]
    for poll_id, number, key, sealed in db.execute(_BALLOTS, {"keys": keys}):
        found[poll_id] = Mine(number, urn.opened(db, poll_id, key, sealed))
    return found
