"""For staff who run a session: who waits for it, and why each place went where it went.

Of a session for all houses they read the names of their own house only.
"""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import ColumnElement, bindparam, case, select
from sqlalchemy.orm import Session, aliased

from portal.accounts.models import Member
from portal.training.models import Training, Turn, Wait
from portal.viewer import Viewer

MOST = 200  # lines of a story


class Waiter(NamedTuple):
    """An entry of the line, in its order. A name is empty when it is of another house."""

    name: str
    friend: str | None
    with_child: bool
    joined_at: datetime
    passes: bool
    held_until: datetime | None


class Told(NamedTuple):
    """One line of the story, newest first. An empty name is of another house."""

    at: datetime
    happened: str
    name: str | None
    places: int


_Friend = aliased(Member)


def _name(person: type[Member]) -> ColumnElement[str | None]:
    of_house = person.house_id == bindparam("house")
    return case((of_house, person.name), (person.id.is_not(None), ""))


_LINE = (
    select(
        _name(Member),
        _name(_Friend),
        Wait.with_child,
        Wait.joined_at,
        Wait.passes,
        Wait.held_until,
    )
    .join(Member, Member.id == Wait.member_id)
    .outerjoin(_Friend, _Friend.id == Wait.friend_id)
    .where(Wait.training_id == bindparam("training"))
    .order_by(Wait.joined_at, Wait.id)
)
_STORY = (
    select(Turn.at, Turn.happened, _name(Member), Turn.size)
    .outerjoin(Member, Member.id == Turn.member_id)
    .where(Turn.training_id == bindparam("training"))
    .order_by(Turn.id.desc())
    .limit(MOST)
)


def line_of(db: Session, by: Viewer, training: Training) -> list[Waiter]:
    """For staff to whom the session is shown. One statement."""
    return [Waiter._make(row) for row in db.execute(_LINE, _asked(by, training))]


def story_of(db: Session, by: Viewer, training: Training) -> list[Told]:
    """For staff to whom the session is shown. One statement."""
    return [Told._make(row) for row in db.execute(_STORY, _asked(by, training))]


def _asked(by: Viewer, training: Training) -> dict[str, int | None]:
    return {"training": training.id, "house": by.house_id}
