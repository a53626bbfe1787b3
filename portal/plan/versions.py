"""Writing down what happened to a plan: every deed makes its next version."""

from typing import cast

from sqlalchemy import Table, update
from sqlalchemy.orm import Session

from portal import clock
from portal.db import insert_if_new
from portal.plan.models import Change, Goal, Happened, Plan, Step
from portal.plan.wording import GoalWords, StepWords, packed
from portal.viewer import Viewer


def note_step(db: Session, by: Viewer, happened: Happened, step: Step, said: str = "") -> int:
    """The next version, about a step as it reads now; its number."""
    content = packed(StepWords.of(step), said)
    return _note(db, by, happened, step.member_id, step.goal_id, step.id, content)


def note_goal(db: Session, by: Viewer, happened: Happened, goal: Goal) -> int:
    """The next version, about a goal as it reads now; its number."""
    content = packed(GoalWords.of(goal))
    return _note(db, by, happened, goal.member_id, goal.id, None, content)


def _note(
    db: Session,
    by: Viewer,
    happened: Happened,
    member_id: int,
    goal_id: int,
    step_id: int | None,
    content: str,
) -> int:
    number = _next_number(db, member_id)
    db.add(
        Change(
            member_id=member_id,
            number=number,
            happened=happened,
            at=clock.now(),
            by_id=by.id,
            by_name=by.name,
            is_own=by.id == member_id,
            goal_id=goal_id,
            step_id=step_id,
            content=content,
        )
    )
    db.flush()
    return number


def _next_number(db: Session, member_id: int) -> int:
    """Numbers have no gaps and no doubles: whoever writes in the same plan waits here."""
    plans = cast("Table", Plan.__table__)
    mine = update(plans).where(plans.c.member_id == member_id)
    counted = mine.values(number=plans.c.number + 1).returning(plans.c.number)
    number = db.scalar(counted)
    if number is None:
        insert_if_new(db, Plan, {"member_id": member_id, "number": 0, "seen": 0})
        number = db.scalar(counted)
    return cast("int", number)
