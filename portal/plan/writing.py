"""Writing, changing and withdrawing goals and steps. What somebody else wrote is never overwritten.

A change names the version it began with; when another one stands by now it changes nothing and
says so, and the page shows both texts.
"""

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from portal import clock
from portal.i18n import lazy as _
from portal.plan import rules
from portal.plan.models import Goal, Happened, Step
from portal.plan.queries import has_steps_of_others
from portal.plan.versions import note_goal, note_step
from portal.plan.wording import GoalWords, StepWords
from portal.refusal import Refused, require
from portal.trail.actions import record
from portal.trail.deeds import Deed
from portal.viewer import Viewer

MOST_OWN_GOALS = 20
MOST_STEPS = 40  # of one goal


def add_own_goal(db: Session, member: Viewer, words: GoalWords, first_step: str = "") -> Goal:
    """A goal in the member's own words, with a first step of hers when she names one.

    Raises `Refused` when she has very many already.
    """
    own = select(func.count()).where(Goal.member_id == member.id, Goal.is_own)
    if (db.scalar(own) or 0) >= MOST_OWN_GOALS:
        raise Refused(_("You have many goals of your own already. Please remove one first."))
    goal = _goal(db, member, member.id, words, is_own=True)
    if first_step:
        _step(db, member, goal, StepWords(first_step, words.language), is_own=True)
    return goal


def add_own_step(db: Session, member: Viewer, goal: Goal, words: StepWords) -> Step:
    """A step of hers, in any goal of her plan."""
    require(goal.member_id == member.id)
    return _step(db, member, goal, words, is_own=True)


def change_own_goal(
    db: Session, member: Viewer, goal: Goal, words: GoalWords, *, version: int
) -> bool:
    """Her goal in other words; false when another version stands."""
    require(rules.may_change_own(member, goal))
    return _change_goal(db, member, goal, words, version)


def change_own_step(
    db: Session, member: Viewer, step: Step, words: StepWords, *, version: int
) -> bool:
    """Her step in other words; false when another version stands."""
    require(rules.may_change_own(member, step))
    return reword_step(db, member, step, words, version)


def remove_goal(db: Session, member: Viewer, goal: Goal) -> None:
    """An own goal goes, with its steps and their past. What the house has promised in it is not
    lost like that: raises `Refused` when there is a step that she did not write herself."""
    require(rules.may_change_own(member, goal))
    if has_steps_of_others(db, goal.id):
        raise Refused(_("Someone from the house wrote a step for this goal. Talk to them first."))
    db.execute(delete(Goal).where(Goal.id == goal.id))


def remove_step(db: Session, member: Viewer, step: Step) -> None:
    """An own step goes, and its past with it."""
    require(rules.may_change_own(member, step))
    db.execute(delete(Step).where(Step.id == step.id))


def reach(db: Session, member: Viewer, goal: Goal) -> None:
    """She says that she has reached it. Twice is once."""
    require(rules.may_reach(member, goal))
    if goal.reached_at is None:
        goal.reached_at = clock.now()
        note_goal(db, member, Happened.GOAL_REACHED, goal)


def aim_again(db: Session, member: Viewer, goal: Goal) -> None:
    """She goes on with it after all."""
    require(rules.may_reach(member, goal))
    if goal.reached_at is not None:
        goal.reached_at = None
        note_goal(db, member, Happened.GOAL_REOPENED, goal)


def write_goal(db: Session, by: Viewer, member_id: int, words: GoalWords) -> Goal:
    """Staff write down a goal they found together with the member."""
    require(rules.may_write(by))
    goal = _goal(db, by, member_id, words, is_own=False)
    record(db, member_id, by, Deed.GOAL_WRITTEN)
    return goal


def change_goal(db: Session, by: Viewer, goal: Goal, words: GoalWords, *, version: int) -> bool:
    """Staff put a goal of theirs in other words; false when another version stands."""
    require(rules.may_change(by, goal))
    before = goal.version
    if not _change_goal(db, by, goal, words, version):
        return False
    if goal.version != before:
        record(db, goal.member_id, by, Deed.GOAL_CHANGED)
    return True


def write_step(db: Session, by: Viewer, goal: Goal, words: StepWords) -> Step:
    """Staff write down a step and who does it; the member is asked what she thinks of it."""
    require(rules.may_write(by))
    step = _step(db, by, goal, words, is_own=False)
    record(db, goal.member_id, by, Deed.STEP_WRITTEN)
    return step


def change_step(db: Session, by: Viewer, step: Step, words: StepWords, *, version: int) -> bool:
    """Other words, another side, another day; false when another version stands.

    Done stays done; what she answered was about the words before, so she is asked anew.
    """
    require(rules.may_change(by, step))
    before = step.version
    if not reword_step(db, by, step, words, version):
        return False
    if step.version != before:
        record(db, step.member_id, by, Deed.STEP_CHANGED)
    return True


def withdraw_step(db: Session, by: Viewer, step: Step) -> None:
    """The house no longer plans it. It leaves the plan and stays in the history."""
    require(rules.may_change(by, step))
    if step.withdrawn_at is None:
        step.withdrawn_at = clock.now()
        note_step(db, by, Happened.STEP_WITHDRAWN, step)
        record(db, step.member_id, by, Deed.STEP_WITHDRAWN)


def _change_goal(db: Session, by: Viewer, goal: Goal, words: GoalWords, version: int) -> bool:
    if goal.version != version:
        return GoalWords.of(goal) == words
    if GoalWords.of(goal) != words:
        words.into(goal)
        goal.version += 1
        note_goal(db, by, Happened.GOAL_CHANGED, goal)
    return True


def reword_step(db: Session, by: Viewer, step: Step, words: StepWords, version: int) -> bool:
    """The same for whoever may, without a row in the trail."""
    if step.version != version:
        return StepWords.of(step) == words
    if StepWords.of(step) != words:
        words.into(step)
        step.version += 1
        note_step(db, by, Happened.STEP_CHANGED, step)
    return True


def _goal(db: Session, by: Viewer, member_id: int, words: GoalWords, *, is_own: bool) -> Goal:
    goal = Goal(
        member_id=member_id,
        is_own=is_own,
        written_by_id=by.id,
        written_at=clock.now(),
    )
    words.into(goal)
    db.add(goal)
    db.flush()
    note_goal(db, by, Happened.GOAL_WRITTEN, goal)
    return goal


def _step(db: Session, by: Viewer, goal: Goal, words: StepWords, *, is_own: bool) -> Step:
    if db.scalar(select(func.count()).where(Step.goal_id == goal.id)) >= MOST_STEPS:  # type: ignore[operator]
        raise Refused(_("There are very many steps in this goal already. Please begin a new goal."))
    step = Step(
        goal_id=goal.id,
        member_id=goal.member_id,
        is_own=is_own,
        written_by_id=by.id,
        written_at=clock.now(),
    )
    words.into(step)
    db.add(step)
    db.flush()
    note_step(db, by, Happened.STEP_WRITTEN, step)
    return step
