"""Reading plans: a member her own, staff those of the people they look after."""

from datetime import date
from typing import NamedTuple, TypeVar

from sqlalchemy import Select, bindparam, desc, exists, func, or_, select
from sqlalchemy.orm import Session, contains_eager

from portal import formats
from portal.accounts.care import CARED_FOR, in_sight, values_for
from portal.accounts.models import ENDED, Member
from portal.db import held
from portal.plan.models import Doer, Goal, GoalType, Step
from portal.plan.sheet import TEXT, GoalCard, StepLine
from portal.plan.sight import VISIBLE, writable_by
from portal.seal.box import box_for
from portal.viewer import Role, Viewer

T = TypeVar("T")


class NextStep(NamedTuple):
    """What a member herself can do next."""

    id: int
    text: str
    language: str
    type: GoalType
    planned_on: date | None


class CaseRow(NamedTuple):
    """One person a staff person looks after, and what waits in her plan."""

    member_id: int
    name: str
    role: Role
    goals: int
    disagreed: int  # open steps she disagrees with
    owed_on: date | None  # the day of the house's step that is overdue longest


_GOALS = {
    is_staff: select(Goal.id, Goal.title_sealed, Goal.language, Goal.type, Goal.is_own)
    .where(visible, Goal.member_id == bindparam("member"))
    .order_by(Goal.id)
    for is_staff, visible in VISIBLE.items()
}
_IN_ORDER = (Step.planned_on.is_(None), Step.planned_on, Step.id)
_STEPS = {
    is_staff: select(
        Step.id,
        Step.goal_id,
        Step.text_sealed,
        Step.language,
        Step.doer,
        Step.planned_on,
        Step.done_at,
        Step.disagreed_at,
        Step.disagreement_sealed,
    )
    .join(Goal)
    .where(visible, Goal.member_id == bindparam("member"))
    .order_by(*_IN_ORDER)
    for is_staff, visible in VISIBLE.items()
}
_NEXT = (
    select(Step.id, Step.text_sealed, Step.language, Goal.type, Step.planned_on)
    .join(Goal)
    .where(
        VISIBLE[False],
        Step.done_at.is_(None),
        Step.doer == Doer.ME,
        Step.disagreed_at.is_(None),
    )
    .order_by(*_IN_ORDER)
    .limit(1)
)
_LONGEST_OWED = (
    select(Step.id)
    .join(Goal)
    .where(
        Goal.member_id == Member.id,
        Step.doer == Doer.HOUSE,
        Step.done_at.is_(None),
        Step.planned_on < bindparam("today"),
    )
    .order_by(Step.planned_on, Step.id)
    .limit(1)
    .correlate(Member)
    .scalar_subquery()
)
_HOW_MANY = (
    select(func.count()).where(Goal.member_id == Member.id).correlate(Member).scalar_subquery()
)
_DISAGREED = (
    select(func.count())
    .select_from(Step)
    .join(Goal)
    .where(Goal.member_id == Member.id, Step.disagreed_at.is_not(None), Step.done_at.is_(None))
    .correlate(Member)
    .scalar_subquery()
)
_CASELOAD = (
    select(
        Member.id,
        Member.name,
        Member.role,
        _HOW_MANY,
        _DISAGREED.label("disagreed"),
        Step.planned_on,
    )
    .outerjoin(Step, Step.id == _LONGEST_OWED)
    .where(Member.id.in_(CARED_FOR))
    .order_by(
        Step.planned_on.is_(None), Step.planned_on, desc("disagreed"), Member.name_key, Member.id
    )
    .limit(300)
)


def plan_for(db: Session, viewer: Viewer, member_id: int) -> list[GoalCard]:
    """The goals of one plan with their steps, dated ones first; empty when it is hidden."""
    values = values_for(viewer) | {"member": member_id}
    rows = db.execute(_GOALS[viewer.is_staff], values).all()
    if not rows:
        return []
    box = box_for(db, member_id)
    goals = [GoalCard._make((*row, [])).opened(box) for row in rows]
    by_id = {goal.id: goal.steps for goal in goals}
    for row in db.execute(_STEPS[viewer.is_staff], values):
        by_id[row[1]].append(StepLine._make(row).opened(box))
    return goals


def next_step_for(db: Session, viewer: Viewer) -> NextStep | None:
    """Her earliest open step, dated ones first; one she disagrees with is not pressed on her."""
    row = db.execute(_NEXT, {"viewer": viewer.id}).first()
    if row is None:
        return None
    step = NextStep._make(row)
    return step._replace(text=box_for(db, viewer.id).open(TEXT, step.id, row.text_sealed))


def caseload_for(db: Session, staff: Viewer) -> list[CaseRow]:
    """Everybody this staff person looks after; who waits longest for the house comes first, then
    those who disagree with a step."""
    rows = db.execute(_CASELOAD, {"viewer": staff.id, "today": formats.today()})
    return [CaseRow._make(row) for row in rows]


def step_for(db: Session, viewer: Viewer, step_id: int) -> Step | None:
    """A step with its goal, for whoever may write in that plan."""
    found = select(Step).join(Step.goal).options(contains_eager(Step.goal))
    return _only(db, viewer, found.where(Step.id == step_id, writable_by(viewer)))


def goal_for(db: Session, viewer: Viewer, goal_id: int, *, locked: bool = False) -> Goal | None:
    """A goal, for whoever may write there. `locked` until the end of the deed, so that it cannot
    go while a step is added."""
    found = select(Goal).where(Goal.id == goal_id, writable_by(viewer))
    return _only(db, viewer, found.with_for_update(of=Goal) if locked else found)


def has_steps_of_others(db: Session, member: Viewer, goal_id: int) -> bool:
    """Whether a goal has a step that she did not write, or that the house does."""
    others = or_(
        Step.written_by_id.is_(None), Step.written_by_id != member.id, Step.doer == Doer.HOUSE
    )
    return bool(db.scalar(select(exists().where(Step.goal_id == goal_id, others))))


def person_for(db: Session, staff: Viewer, member_id: int) -> Member | None:
    """Somebody this staff person looks after: she may write in this plan."""
    here = Member.state != ENDED  # also in CARED_FOR, but only this is looked at after waiting
    found = select(Member).where(Member.id == member_id, here, Member.id.in_(CARED_FOR))
    return _only(db, staff, held(db, found, Member))


def person_to_see(db: Session, staff: Viewer, member_id: int) -> Member | None:
    """Somebody whose plan this staff person may read, also by an exception."""
    found = select(Member).where(Member.id == member_id, in_sight(Member.id))
    return db.scalars(found, values_for(staff)).first()


def _only(db: Session, viewer: Viewer, found: Select[T]) -> T | None:
    return db.scalars(found, {"viewer": viewer.id}).first()
