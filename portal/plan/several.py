"""Several steps of one plan at once, and one ready step for several plans: all of it or nothing."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import NamedTuple

from sqlalchemy import func, not_, select
from sqlalchemy.orm import Session

from portal import phrases
from portal.accounts.care import CARED_FOR
from portal.accounts.caring import Stuck, hold_people
from portal.accounts.models import ENDED, Member
from portal.phrases import Phrase
from portal.plan import rules
from portal.plan.actions import finish
from portal.plan.models import Doer, Goal, GoalType, Step
from portal.plan.queries import goal_for
from portal.plan.sight import values_of, writable_by
from portal.plan.wording import GoalWords, StepWords
from portal.plan.writing import MOST_STEPS, reword_step, write_goal, write_step
from portal.refusal import require
from portal.trail.actions import record
from portal.trail.deeds import Deed
from portal.types import language_of
from portal.viewer import Viewer


class Target(NamedTuple):
    """Whose plan a ready step goes into, and which goal; None: the ready goal is begun."""

    member_id: int
    name: str
    language: str
    goal_id: int | None


class Ready(NamedTuple):
    """A ready step for a ready goal, and what is the same for everybody."""

    step: Phrase
    goal: Phrase
    doer: Doer
    planned_on: date | None = None
    place: str = ""
    service: str = ""

    def words(self, language: str) -> StepWords:
        """As it is stored for a person who reads this language."""
        return StepWords(
            *_said(self.step, language),
            self.doer,
            self.planned_on,
            self.place,
            service=self.service,
            phrase=self.step.key,
        )


def move(db: Session, by: Viewer, member_id: int, shown: Mapping[int, int], day: date) -> bool:
    """The house's steps get another day, and the member is asked about each anew; false when one
    of them reads otherwise by now, or is done. `shown` has the versions by the steps' numbers."""
    steps = _held_steps(db, by, member_id, shown)
    if steps is None or any(step.done_at for step in steps):
        return False
    before = [step.version for step in steps]
    for step in steps:
        words = StepWords.of(step)._replace(planned_on=day)
        reword_step(db, by, step, words, step.version)
    if [step.version for step in steps] != before:
        record(db, member_id, by, Deed.STEPS_MOVED)
    return True


def complete(db: Session, by: Viewer, member_id: int, shown: Mapping[int, int]) -> bool:
    """The house has done these steps; false when one of them reads otherwise by now."""
    steps = _held_steps(db, by, member_id, shown)
    if steps is None:
        return False
    finished = [finish(db, by, step) for step in steps]
    if any(finished):
        record(db, member_id, by, Deed.STEPS_DONE)
    return True


def targets_for(db: Session, staff: Viewer, people: Collection[int], type_: str) -> list[Target]:
    """Those of them whom this staff person looks after, each with the newest goal of this kind
    that staff wrote, that is not reached and has room. Kinds and numbers, no words."""
    steps = select(func.count(Step.id)).where(Step.goal_id == Goal.id).scalar_subquery()
    newest = (
        select(func.max(Goal.id))
        .where(
            Goal.member_id == Member.id,
            Goal.type == GoalType(type_),
            Goal.reached_at.is_(None),
            not_(Goal.is_own),
            steps < MOST_STEPS,
        )
        .scalar_subquery()
    )
    found = (
        select(Member.id, Member.name, Member.language, newest)
        .where(Member.id.in_(people), Member.id.in_(CARED_FOR), Member.state != ENDED)
        .order_by(Member.name_key, Member.id)
    )
    return [Target._make(row) for row in db.execute(found, values_of(staff))]


def write_for(db: Session, by: Viewer, people: Collection[int], ready: Ready) -> Stuck | None:
    """One ready step into each of these plans, in the language of each; everybody is asked about
    it. When somebody is not in the staff person's care any more, nobody gets it."""
    require(rules.may_write(by))
    names = hold_people(db, by.house_id, set(people))
    targets = targets_for(db, by, people, ready.goal.type)
    if missing := set(people) - {target.member_id for target in targets}:
        return Stuck.of(missing, names)
    for target in targets:
        write_step(db, by, _goal_of(db, by, target, ready.goal), ready.words(target.language))
    return None


def _goal_of(db: Session, by: Viewer, target: Target, ready: Phrase) -> Goal:
    """The goal, which cannot go meanwhile, or a new one in ready words."""
    if target.goal_id and (goal := goal_for(db, by, target.goal_id, locked=True)):
        return goal
    words = GoalWords(*_said(ready, target.language), GoalType(ready.type), ready.key)
    return write_goal(db, by, target.member_id, words)


def _said(phrase: Phrase, language: str) -> tuple[str, str]:
    """Words for a reader, and the language they are in."""
    return phrases.words_of(phrase.key, language), language_of(phrase.texts, language)


def _held_steps(
    db: Session, by: Viewer, member_id: int, shown: Mapping[int, int]
) -> list[Step] | None:
    """The house's steps of this plan with these numbers, which nobody else changes meanwhile; None
    when one is not there or has another version."""
    found = (
        select(Step)
        .join(Step.goal)
        .where(
            Step.id.in_(shown),
            Step.member_id == member_id,
            Step.doer == Doer.HOUSE,
            Step.withdrawn_at.is_(None),
            not_(Step.is_own),
            writable_by(by),
        )
        .order_by(Step.id)
    )
    steps = list(db.scalars(found.with_for_update(of=Step), values_of(by)))
    if {step.id: step.version for step in steps} != dict(shown):
        return None
    return steps
