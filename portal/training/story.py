"""For staff who run a session: who waits for it, and why each place went where it went."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session, aliased

from portal.accounts.models import Member
from portal.training.models import Training, Turn, Wait

MOST = 200  # lines of a story


class Waiter(NamedTuple):
    """An entry of the line, in its order."""

    name: str
    friend: str | None
    with_child: bool
    joined_at: datetime
    passes: bool
    held_until: datetime | None


class Told(NamedTuple):
    """One line of the story, newest first."""

    at: datetime
    happened: str
    name: str | None
    places: int


_Friend = aliased(Member)
_LINE = (
    select(Member.name, _Friend.name, Wait.with_child, Wait.joined_at, Wait.passes, Wait.held_until)
    .join(Member, Member.id == Wait.member_id)
    .outerjoin(_Friend, _Friend.id == Wait.friend_id)
    .where(Wait.training_id == bindparam("training"))
    .order_by(Wait.joined_at, Wait.id)
)
_STORY = (
    select(Turn.at, Turn.happened, Member.name, Turn.size)
    .outerjoin(Member, Member.id == Turn.member_id)
    .where(Turn.training_id == bindparam("training"))
    .order_by(Turn.id.desc())
    .limit(MOST)
)


def line_of(db: Session, training: Training) -> list[Waiter]:
    """For staff to whom the session is shown. One statement."""
    return [Waiter._make(row) for row in db.execute(_LINE, {"training": training.id})]


def story_of(db: Session, training: Training) -> list[Told]:
    """For staff to whom the session is shown. One statement."""
    return [Told._make(row) for row in db.execute(_STORY, {"training": training.id})]
