"""What she can take along: only what her plan shows her on this phone."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from sqlalchemy.orm import Session

from portal.formats import today
from portal.plan.models import Answer, GoalType
from portal.plan.queries import plan_for
from portal.plan.sheet import GoalCard, StepLine
from portal.viewer import Viewer

MOST_DATES = 60  # shown to choose from, the nearest first


class Ticks(NamedTuple):
    """Goals and steps by their numbers."""

    goals: frozenset[int]
    steps: frozenset[int]


def first_ticks(plan: Sequence[GoalCard], hidden: Collection[GoalType]) -> Ticks:
    """What is ticked before she touches anything: see README.md for why."""
    goals = [goal for goal in plan if goal.type not in hidden]
    steps = [step for goal in goals for step in goal.steps]
    return Ticks(
        frozenset(goal.id for goal in goals),
        frozenset(step.id for step in steps if step.said is not Answer.DISAGREED),
    )


def dated_steps_for(db: Session, viewer: Viewer, language: str) -> list[StepLine]:
    """Steps of her plan that are still to come on a day, the nearest first."""
    now = today()
    found = [
        (step.planned_on, step.id, step)
        for goal in plan_for(db, viewer, viewer.id, language)
        for step in goal.steps
        if step.done_at is None and step.planned_on is not None and step.planned_on >= now
    ]
    return [step for _, _, step in sorted(found)][:MOST_DATES]
