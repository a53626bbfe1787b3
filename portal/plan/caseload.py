"""Everybody a staff person looks after, and what waits in their plans: dates, never words."""

from datetime import date
from typing import NamedTuple

from sqlalchemy import bindparam, desc, func, select
from sqlalchemy.orm import Session

from portal import formats
from portal.accounts.care import CARED_FOR
from portal.accounts.models import Member
from portal.plan.models import WAITING, Doer, Goal, Step
from portal.viewer import Role, Viewer


class CaseRow(NamedTuple):
    """One person a staff person looks after, and what waits in her plan."""

    member_id: int
    name: str
    role: Role
    goals: int
    waiting: int  # answers of hers to which nobody has said a word
    owed_on: date | None  # the day of the house's step that is overdue longest


_OPEN = (Step.done_at.is_(None), Step.withdrawn_at.is_(None))
_LONGEST_OWED = (
    select(Step.id)
    .where(
        Step.member_id == Member.id,
        Step.doer == Doer.HOUSE,
        Step.planned_on < bindparam("today"),
        *_OPEN,
    )
    .order_by(Step.planned_on, Step.id)
    .limit(1)
    .correlate(Member)
    .scalar_subquery()
)
_HOW_MANY = (
    select(func.count()).where(Goal.member_id == Member.id).correlate(Member).scalar_subquery()
)
_WAITING = (
    select(func.count())
    .where(
        Step.member_id == Member.id,
        Step.answer.in_(WAITING),
        Step.answered_version == Step.version,
        Step.replied_at.is_(None),
        *_OPEN,
    )
    .correlate(Member)
    .scalar_subquery()
)
_CASELOAD = (
    select(
        Member.id,
        Member.name,
        Member.role,
        _HOW_MANY,
        _WAITING.label("waiting"),
        Step.planned_on,
    )
    .outerjoin(Step, Step.id == _LONGEST_OWED)
    .where(Member.id.in_(CARED_FOR))
    .order_by(
        Step.planned_on.is_(None), Step.planned_on, desc("waiting"), Member.name_key, Member.id
    )
    .limit(300)
)


def caseload_for(db: Session, staff: Viewer) -> list[CaseRow]:
    """Everybody this staff person looks after; who waits longest for the house comes first, then
    those who wait for a word."""
    rows = db.execute(_CASELOAD, {"viewer": staff.id, "today": formats.today()})
    return [CaseRow._make(row) for row in rows]
