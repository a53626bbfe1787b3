"""Texts that a staff person was asked to translate: only the words, never whose they are."""

from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Select, and_, bindparam, func, or_, select
from sqlalchemy.orm import Session

from portal.accounts.models import ENDED, Member
from portal.plan.models import Goal, Step, Translation
from portal.viewer import Viewer

MOST = 100


class Errand(NamedTuple):
    """A line of the list; the words are one tap further, because reading them is told."""

    id: int
    written_in: str
    language: str
    asked_at: datetime


class Opened(NamedTuple):
    """The same with the words."""

    row: Translation
    written: Goal | Step


_WRITTEN_IN = func.coalesce(Step.language, Goal.language)
_OPEN = (  # for a colleague of the same house, as long as the words stand and are free ones
    Translation.asked_id == bindparam("viewer"),
    Member.house_id == bindparam("house"),
    Member.state != ENDED,
    or_(Goal.id.is_not(None), and_(Step.id.is_not(None), Step.withdrawn_at.is_(None))),
    func.length(func.coalesce(Step.phrase_sealed, Goal.phrase_sealed)) == 0,
    Translation.language != _WRITTEN_IN,
)


def errands_for(db: Session, viewer: Viewer) -> list[Errand]:
    """What this staff person was asked to translate; what waits longest comes first."""
    columns = select(Translation.id, _WRITTEN_IN, Translation.language, Translation.asked_at)
    found = _among_open(columns).order_by(Translation.asked_at, Translation.id).limit(MOST)
    return [Errand._make(row) for row in db.execute(found, _values(viewer))]


def errand_for(db: Session, viewer: Viewer, number: int, *, locked: bool = False) -> Opened | None:
    """One of them. `locked` until the end of the deed, the words before their translation, in the
    order in which those lock who look after the person."""
    found = _among_open(select(Translation)).where(Translation.id == number)
    row = db.scalars(found, _values(viewer)).first()
    written = _written(db, row, locked=locked) if row else None
    if locked and written:
        again = found.with_for_update(of=Translation).execution_options(populate_existing=True)
        row = db.scalars(again, _values(viewer)).first()
    return Opened(row, written) if row and written else None


def _written(db: Session, row: Translation, *, locked: bool) -> Goal | Step | None:
    lock: Any = True if locked else None
    if row.goal_id is not None:
        return db.get(Goal, row.goal_id, with_for_update=lock)
    return db.get(Step, row.step_id, with_for_update=lock)


def _among_open(columns: Select[*tuple[Any, ...]]) -> Any:
    return (
        columns.join(Member, Member.id == Translation.member_id)
        .outerjoin(Goal, Goal.id == Translation.goal_id)
        .outerjoin(Step, Step.id == Translation.step_id)
        .where(*_OPEN)
    )


def _values(viewer: Viewer) -> dict[str, Any]:
    return {"viewer": viewer.id, "house": viewer.house_id}


HOW_MANY = _among_open(select(func.count(Translation.id))).scalar_subquery()
"""As a part of a statement that counts more than that; it wants `viewer` and `house`."""
