"""How a plan came to be: its versions, what is new in it, and how it read at a moment."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import bindparam, not_, select
from sqlalchemy.orm import Session

from portal import phrases
from portal.plan.models import Answer, Change, Goal, Happened, Plan
from portal.plan.sight import VISIBLE, values_of
from portal.plan.wording import GoalWords, StepWords, goal_of, step_of
from portal.seal.box import box_for
from portal.seal.column import place_of
from portal.viewer import Viewer

NEWS = 6  # of them shown on the plan itself
ROWS = 30
BEGINNING = 2**31 - 1
ANSWERS = {
    Happened.AGREED: Answer.AGREED,
    Happened.DISAGREED: Answer.DISAGREED,
    Happened.CHANGE_ASKED: Answer.CHANGE,
    Happened.NOT_NOW: Answer.NOT_NOW,
}
_CONTENT = place_of(Change, "content")


class Version(NamedTuple):
    """One thing that happened, with the words of that day."""

    number: int
    happened: Happened
    at: datetime
    by_name: str
    is_own: bool
    goal_id: int
    step_id: int | None
    held: dict[str, str]

    @property
    def said(self) -> str:
        """What was said with it."""
        return self.held.get("said", "")

    def text(self, language: str) -> str:
        """The goal's or step's words as they read then; ready words in the reader's language."""
        return phrases.words_of(self.held.get("phrase", ""), language) or self.held["text"]

    def language(self, reader: str) -> str:
        known = phrases.words_of(self.held.get("phrase", ""), reader)
        return reader if known else self.held["language"]


@dataclass
class PastStep:
    """A step as it stood in one version of the plan."""

    words: StepWords
    is_own: bool
    done_at: datetime | None = None
    answer: Answer | None = None
    answered_at: datetime | None = None


@dataclass
class PastGoal:
    """A goal as it stood in one version of the plan."""

    words: GoalWords
    is_own: bool
    reached_at: datetime | None = None
    steps: dict[int, PastStep] = field(default_factory=dict)


_COLUMNS = (
    Change.number,
    Change.happened,
    Change.at,
    Change.by_name,
    Change.is_own,
    Change.goal_id,
    Change.step_id,
    Change.id,
    Change.content_sealed,
)
_OF = {
    is_staff: select(*_COLUMNS)
    .join(Goal, Goal.id == Change.goal_id)
    .where(visible, Change.member_id == bindparam("member"))
    for is_staff, visible in VISIBLE.items()
}
_NEW = (
    _OF[False]
    .join(Plan, Plan.member_id == Change.member_id)
    .where(Change.number > Plan.seen, not_(Change.is_own))
    .order_by(Change.number.desc())
    .limit(NEWS + 1)
)
_BACK = {
    is_staff: found.where(Change.number < bindparam("before"))
    .order_by(Change.number.desc())
    .limit(ROWS + 1)
    for is_staff, found in _OF.items()
}
_UNTIL = {
    is_staff: found.where(Change.number <= bindparam("number")).order_by(Change.number)
    for is_staff, found in _OF.items()
}
_ABOUT = {
    is_staff: found.where(Change.step_id == bindparam("step")).order_by(Change.number)
    for is_staff, found in _OF.items()
}


def new_for(db: Session, member: Viewer) -> list[Version]:
    """What others did to her plan since she last said that she has seen it, newest first; one more
    than a page shows."""
    return _read(db, _NEW, member, member.id)


def versions_for(
    db: Session, viewer: Viewer, member_id: int, before: int = BEGINNING
) -> list[Version]:
    """The versions of a plan, newest first, from below number `before`; one more than a page."""
    return _read(db, _BACK[viewer.is_staff], viewer, member_id, before=before)


def all_for(db: Session, member: Viewer) -> list[Version]:
    """Every version of her plan, from the beginning."""
    return _read(db, _UNTIL[False], member, member.id, number=BEGINNING)


def talk_about(db: Session, viewer: Viewer, member_id: int, step_id: int) -> list[Version]:
    """Everything that happened to one step, from the beginning."""
    return _read(db, _ABOUT[viewer.is_staff], viewer, member_id, step=step_id)


def plan_as_of(db: Session, viewer: Viewer, member_id: int, number: int) -> list[PastGoal]:
    """The plan as it stood in one version; empty when there is no such version."""
    versions = _read(db, _UNTIL[viewer.is_staff], viewer, member_id, number=number)
    return folded(versions) if versions and versions[-1].number == number else []


def folded(versions: Iterable[Version]) -> list[PastGoal]:
    """The goals and steps that versions, in their order, make together."""
    goals: dict[int, PastGoal] = {}
    for version in versions:
        if version.step_id is None:
            _fold_goal(goals, version)
        elif version.goal_id in goals:
            _fold_step(goals[version.goal_id].steps, version.step_id, version)
    return list(goals.values())


def _fold_goal(goals: dict[int, PastGoal], version: Version) -> None:
    words = goal_of(version.held)
    goal = goals.setdefault(version.goal_id, PastGoal(words, version.is_own))
    goal.words = words
    if version.happened is Happened.GOAL_REACHED:
        goal.reached_at = version.at
    elif version.happened is Happened.GOAL_REOPENED:
        goal.reached_at = None


def _fold_step(steps: dict[int, PastStep], number: int, version: Version) -> None:
    words, happened = step_of(version.held), version.happened
    step = steps.setdefault(number, PastStep(words, version.is_own))
    step.words = words
    if happened is Happened.STEP_WITHDRAWN:
        del steps[number]
    elif happened is Happened.STEP_DONE:
        step.done_at = version.at
    elif happened is Happened.STEP_REOPENED:
        step.done_at = None
    elif happened in {Happened.STEP_CHANGED, Happened.UNANSWERED}:
        step.answer = step.answered_at = None
    elif happened in ANSWERS:
        step.answer, step.answered_at = ANSWERS[happened], version.at


def _read(db: Session, found: Any, viewer: Viewer, member_id: int, **more: Any) -> list[Version]:
    values = values_of(viewer) | {"member": member_id} | more
    rows = db.execute(found, values).all()
    if not rows:
        return []
    box = box_for(db, member_id)
    return [
        Version._make((*row[:7], json.loads(box.open(_CONTENT, row.id, row.content_sealed))))
        for row in rows
    ]
