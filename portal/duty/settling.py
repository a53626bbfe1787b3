"""What waits too long goes on to the next, and what waited for somebody to come is hers."""

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from portal import clock
from portal.duty.actions import find_hands
from portal.duty.models import Concern

AT_A_TIME = 50

_UNSEEN = (
    select(Concern)
    .where(Concern.closed_at.is_(None), Concern.seen_at.is_(None))
    .order_by(Concern.due_at, Concern.id)
    .limit(AT_A_TIME)
)


def settle_due(db: Session) -> int:
    """Of everything that nobody has looked at; how much changed hands. What another process has
    in its hands at this moment is left to it."""
    return _settle(db, _UNSEEN.with_for_update(skip_locked=True))


def settle_house(db: Session, house_id: int) -> int:
    """The same at once for one house, when somebody there comes or goes."""
    found = _UNSEEN.where(Concern.house_id == house_id)
    return _settle(db, found.with_for_update(skip_locked=True))


def _settle(db: Session, found: Select[Concern]) -> int:
    now = clock.now()
    rows = list(db.scalars(found.execution_options(populate_existing=True)))
    return sum(find_hands(db, concern, now) for concern in rows)
