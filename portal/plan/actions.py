"""Doing, undoing and disputing steps; writing goals and steps."""

from datetime import date

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from portal import clock
from portal.db import changed
from portal.i18n import lazy as _
from portal.plan import rules
from portal.plan.models import Doer, Goal, GoalType, Step
from portal.plan.queries import has_steps_of_others
from portal.refusal import Refused, require
from portal.trail.actions import record
from portal.trail.deeds import Deed, Purpose
from portal.viewer import Viewer

MOST_OWN_GOALS = 20


def keep_progress(db: Session, member: Viewer, shown: set[int], ticked: set[int]) -> None:
    """Of the member's own steps that her page showed, the ticked ones are done, the others not.

    Steps that the page did not show stay as they are, and so does the day of those done before.
    """
    own = select(Goal.id).where(Goal.member_id == member.id)
    mine = update(Step).where(Step.doer == Doer.ME, Step.goal_id.in_(own))
    done = mine.where(Step.id.in_(shown & ticked), Step.done_at.is_(None))
    changed(db, done.values(done_at=clock.now(), done_by_id=member.id))
    undone = mine.where(Step.id.in_(shown - ticked), Step.done_at.is_not(None))
    changed(db, undone.values(done_at=None, done_by_id=None))


def complete(db: Session, by: Viewer, step: Step) -> None:
    """The step is done. Twice is once."""
    require(rules.may_complete(by, step))
    if step.done_at is None:
        step.done_at, step.done_by_id = clock.now(), by.id
        record(db, step.goal.member_id, by, Deed.STEP_DONE)


def reopen(db: Session, by: Viewer, step: Step) -> None:
    """The step is not done after all. Twice is once."""
    require(rules.may_complete(by, step))
    if step.done_at is not None:
        step.done_at = step.done_by_id = None
        record(db, step.goal.member_id, by, Deed.STEP_OPEN_AGAIN)


def disagree(db: Session, member: Viewer, step: Step, reason: str) -> None:
    """She does not agree with the step; saying it again changes the reason, not the day."""
    require(rules.may_disagree(member, step))
    step.disagreed_at = step.disagreed_at or clock.now()
    step.disagreement = reason


def agree(db: Session, member: Viewer, step: Step) -> None:
    """She takes her disagreement back, and her words go with it."""
    require(rules.may_disagree(member, step))
    step.disagreed_at, step.disagreement = None, ""


def add_own_goal(
    db: Session, member: Viewer, *, title: str, type: GoalType, language: str, first_step: str
) -> Goal:
    """A goal in the member's own words, with a first step of hers when she names one.

    Raises `Refused` when she has very many already.
    """
    own = select(func.count()).where(Goal.member_id == member.id, Goal.is_own)
    if (db.scalar(own) or 0) >= MOST_OWN_GOALS:
        raise Refused(_("You have many goals of your own already. Please remove one first."))
    goal = _goal(db, member, member.id, title=title, type=type, language=language, is_own=True)
    if first_step:
        _step(db, member, goal, text=first_step, language=language, doer=Doer.ME, planned_on=None)
    return goal


def remove_goal(db: Session, member: Viewer, goal: Goal) -> None:
    """An own goal goes, with its steps. What the house has promised in it is not lost like that:
    raises `Refused` when there is a step that she did not write herself."""
    require(rules.may_remove(member, goal))
    if has_steps_of_others(db, member, goal.id):
        raise Refused(_("Someone from the house wrote a step for this goal. Talk to them first."))
    db.execute(delete(Goal).where(Goal.id == goal.id))


def write_goal(
    db: Session, by: Viewer, member_id: int, *, title: str, type: GoalType, language: str
) -> Goal:
    """Staff write down a goal they found together with the member."""
    require(rules.may_write(by))
    goal = _goal(db, by, member_id, title=title, type=type, language=language, is_own=False)
    record(db, member_id, by, Deed.GOAL_WRITTEN)
    return goal


def write_step(
    db: Session,
    by: Viewer,
    goal: Goal,
    *,
    text: str,
    language: str,
    doer: Doer,
    planned_on: date | None,
) -> Step:
    """Staff write down a step and who does it."""
    require(rules.may_write(by))
    step = _step(db, by, goal, text=text, language=language, doer=doer, planned_on=planned_on)
    record(db, goal.member_id, by, Deed.STEP_WRITTEN)
    return step


def change_step(
    db: Session,
    by: Viewer,
    step: Step,
    *,
    text: str,
    language: str,
    doer: Doer,
    planned_on: date | None,
) -> None:
    """Other words, another side, another day. Done stays done, disagreed stays disagreed."""
    require(rules.may_write(by))
    step.text, step.language = text, language
    step.doer, step.planned_on = doer, planned_on
    if db.is_modified(step):
        record(db, step.goal.member_id, by, Deed.STEP_CHANGED)


def open_plan(db: Session, by: Viewer, member_id: int, purpose: Purpose | None = None) -> None:
    """Staff look at a plan: the member sees that they did, and why, when they say it."""
    record(db, member_id, by, Deed.PLAN_OPENED, purpose=purpose)


def _goal(
    db: Session,
    by: Viewer,
    member_id: int,
    *,
    title: str,
    type: GoalType,
    language: str,
    is_own: bool,
) -> Goal:
    goal = Goal(
        member_id=member_id,
        type=type,
        title=title,
        language=language,
        is_own=is_own,
        written_by_id=by.id,
        written_at=clock.now(),
    )
    db.add(goal)
    db.flush()
    return goal


def _step(
    db: Session,
    by: Viewer,
    goal: Goal,
    *,
    text: str,
    language: str,
    doer: Doer,
    planned_on: date | None,
) -> Step:
    step = Step(
        goal_id=goal.id,
        member_id=goal.member_id,
        text=text,
        language=language,
        doer=doer,
        planned_on=planned_on,
        written_by_id=by.id,
        written_at=clock.now(),
    )
    db.add(step)
    db.flush()
    return step
