"""Reading questions about steps of the house: a member her own, with what the house owes her."""

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import bindparam, exists, func, select
from sqlalchemy.orm import Session, aliased, contains_eager

from portal import formats
from portal.accounts.models import ACTIVE, House, Member
from portal.plan import patience
from portal.plan.models import Doer, Goal, Question, Step
from portal.plan.queries import plan_for
from portal.plan.sheet import GoalCard, StepLine
from portal.plan.sight import VISIBLE, values_of
from portal.viewer import Role, Viewer

SETTLED = 20  # questions of steps that are done or gone, on the page

_By = aliased(Member)
_To = aliased(House)
_OWN = (
    select(Question, _By.name, _To.name)
    .join(Question.step)
    .join(Goal, Goal.id == Step.goal_id)
    .outerjoin(_By, _By.id == Question.answered_by_id)
    .outerjoin(_To, _To.id == Question.raised_to_id)
    .options(contains_eager(Question.step))
    .where(VISIBLE[False])
)
_NEWEST = select(func.max(Question.id)).where(Question.member_id == bindparam("viewer"))
_LATEST = _OWN.where(Question.id.in_(_NEWEST.group_by(Question.step_id)))
_ABOUT = _OWN.where(Question.step_id == bindparam("step")).order_by(Question.id.desc()).limit(1)


class Asked(NamedTuple):
    """A question of hers, with the names of who answered and of the house it went up to."""

    question: Question
    by_name: str | None
    above: str | None


class Promise(NamedTuple):
    """A step of the house or of a service, and how her question about it stands."""

    words: StepLine | Step
    goal: GoalCard | None
    asked: Asked | None
    may_ask: bool
    may_raise: bool
    raise_on: date | None  # the day from which she may, while that is to come

    @property
    def is_settled(self) -> bool:
        return self.asked is not None and not patience.is_pending(self.asked.question.step)

    @property
    def has_new_day(self) -> bool:
        """Whether the house has set another day instead of answering."""
        return self.asked is not None and not self.is_settled and not self.is_overdue

    @property
    def is_overdue(self) -> bool:
        return self.words.planned_on is not None and self.words.planned_on < formats.today()


def promises_for(
    db: Session, member: Viewer, language: str, days: int
) -> tuple[list[Promise], list[Promise]]:
    """What is still to be done, by its day, and what she asked about that is settled.

    Steps without a day are there when she asked about them.
    """
    asked = _asked_for(db, member)
    open_ones: list[Promise] = []
    for goal in plan_for(db, member, member.id, language):
        for line in goal.of_others:
            known = asked.get(line.id)
            if line.done_at is None and (line.planned_on or known):
                asked.pop(line.id, None)
                open_ones.append(_promise(member, line, goal, known, days))
    open_ones.sort(key=lambda promise: (promise.words.planned_on or date.max, promise.words.id))
    newest = sorted(asked.values(), key=lambda found: -found.question.id)[:SETTLED]
    return open_ones, [_promise(member, found.question.step, None, found, days) for found in newest]


def promise_of(db: Session, member: Viewer, step: Step, line: StepLine, days: int) -> Promise:
    """One step of the house, for its own page."""
    row = db.execute(_ABOUT, values_of(member) | {"step": step.id}).first()
    return _promise(member, line, None, Asked._make(row) if row else None, days)


def question_of(
    db: Session, member: Viewer, question_id: int, *, locked: bool = False
) -> Asked | None:
    """A question of hers; `locked` until the end of the deed."""
    found = _OWN.where(Question.id == question_id)
    row = db.execute(
        found.with_for_update(of=Question) if locked else found, values_of(member)
    ).first()
    return Asked._make(row) if row else None


def latest_of(db: Session, step_id: int) -> Question | None:
    """The last question about a step, which the deed that asks for it has locked."""
    about = select(Question).where(Question.step_id == step_id)
    return db.scalars(about.order_by(Question.id.desc()).limit(1)).first()


def houses_above(db: Session, member: Viewer) -> list[tuple[int, str]]:
    """Other houses with somebody who can answer."""
    leads = exists().where(
        Member.house_id == House.id, Member.role == Role.COORDINATOR, Member.state == ACTIVE
    )
    others = select(House.id, House.name).where(House.id != member.house_id, leads)
    return [(row[0], row[1]) for row in db.execute(others.order_by(House.name))]


def _asked_for(db: Session, member: Viewer) -> dict[int, Asked]:
    """Her last question about each step, by the step's number."""
    rows: Iterable[Any] = db.execute(_LATEST, values_of(member))
    return {row[0].step_id: Asked._make(row) for row in rows}


def _promise(
    member: Viewer, words: StepLine | Step, goal: GoalCard | None, asked: Asked | None, days: int
) -> Promise:
    today = formats.today()
    if asked is None:
        may_ask = words.doer is Doer.HOUSE and words.done_at is None
        is_late = words.planned_on is not None and words.planned_on < today
        return Promise(words, goal, None, may_ask and is_late, False, None)
    question = asked.question
    is_unmet = patience.is_unmet(question, today)
    may_raise = patience.may_raise(member, question, today, days)
    return Promise(
        words,
        goal,
        asked,
        patience.may_ask(member, question.step, question, today),
        may_raise,
        patience.day_to_raise(question, days) if is_unmet and not may_raise else None,
    )
