"""Goals and steps in other languages: what there is, what is missing, what was asked for."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import Select, bindparam, select
from sqlalchemy.orm import Session

from portal.accounts.models import Member
from portal.plan.models import Goal, Step, Translation
from portal.plan.sheet import GoalCard, StepLine
from portal.seal.box import box_for

T = TypeVar("T")


class Original(NamedTuple):
    """Words as they were written."""

    text: str
    bring: str
    language: str
    version: int
    is_own: bool

    @classmethod
    def of(cls, written: Goal | Step) -> "Original":
        text = written.title if isinstance(written, Goal) else written.text
        bring = "" if isinstance(written, Goal) else written.bring
        return cls(text, bring, written.language, written.version, written.is_own)


class Reading(NamedTuple):
    """What is known about words in the reader's language."""

    by_name: str | None = None  # who translated them
    wanted_at: datetime | None = None  # when the member asked for it


class Mark(NamedTuple):
    """What stands beside words in a plan at the desk."""

    is_missing: bool  # the person cannot read them
    is_wanted: bool  # and asked for a translation
    is_asked: bool  # a colleague has them
    is_back: bool  # a colleague gave them back
    language: str  # the one that was asked for


class Marks(NamedTuple):
    """By the numbers of goals and steps; where nothing is to be said there is none."""

    goals: dict[int, Mark]
    steps: dict[int, Mark]


class _Known(NamedTuple):
    language: str
    of_version: int
    at: datetime | None
    asked_id: int | None
    asked_at: datetime | None
    wanted_at: datetime | None

    def is_of(self, version: int) -> bool:
        return self.at is not None and self.of_version == version


_KNOWN = (
    select(
        Translation.goal_id,
        Translation.step_id,
        *(getattr(Translation, name) for name in _Known._fields),
    )
    .where(Translation.member_id == bindparam("member"))
    .order_by(Translation.id)
)


def translation_of(db: Session, written: Goal | Step, language: str) -> Translation | None:
    """What there is in this language, of these words or of those before, or asked for."""
    return db.scalars(_of(written, language, select(Translation))).first()


def reading_of(db: Session, written: Goal | Step, language: str) -> Reading:
    """Who translated the words that the reader sees, or when she asked for it."""
    if written.language == language:
        return Reading()
    columns = select(Member.name, Translation.wanted_at).select_from(Translation)
    found = columns.outerjoin(Member, Member.id == Translation.by_id)
    row = db.execute(_of(written, language, found)).first()
    return Reading._make(row) if row else Reading()


def card_for(db: Session, goal: Goal, language: str) -> GoalCard:
    """A goal that was found, as the reader reads it, without its steps."""
    known = None if goal.language == language else translation_of(db, goal, language)
    fits = known if known and known.at and known.of_version == goal.version else None
    return GoalCard(
        id=goal.id,
        version=goal.version,
        title=goal.title_sealed,
        phrase=goal.phrase_sealed,
        language=goal.language,
        type=goal.type,
        is_own=goal.is_own,
        reached_at=goal.reached_at,
        translation=fits.id if fits else None,
        translated=fits.text_sealed if fits else b"",
    ).opened(box_for(db, goal.member_id), language)


def marks_for(db: Session, person: Member, goals: Iterable[GoalCard]) -> Marks:
    """What stands beside the words of a plan that was found. One statement."""
    of_goals, of_steps = defaultdict[int, list[_Known]](list), defaultdict[int, list[_Known]](list)
    for goal_id, step_id, *values in db.execute(_KNOWN, {"member": person.id}):
        known = of_goals[goal_id] if step_id is None else of_steps[step_id]
        known.append(_Known._make(values))
    marks = Marks({}, {})
    for goal in goals:
        if mark := _mark(goal, person.language, of_goals[goal.id]):
            marks.goals[goal.id] = mark
        for step in goal.steps:
            if mark := _mark(step, person.language, of_steps[step.id]):
                marks.steps[step.id] = mark
    return marks


def _mark(line: GoalCard | StepLine, hers: str, known: list[_Known]) -> Mark | None:
    """None for ready words, and where nobody translated, asks for or needs anything."""
    if line.phrase:
        return None
    there = {row.language for row in known if row.is_of(line.version)}
    open_ = [row for row in known if row.language not in {*there, line.written_in}]
    is_missing = hers not in {*there, line.written_in}
    asked = [row for row in open_ if row.asked_at or row.wanted_at]
    if not (is_missing or there or asked):
        return None
    return Mark(
        is_missing,
        is_wanted=any(row.wanted_at for row in asked),
        is_asked=any(row.asked_id for row in asked),
        is_back=any(row.asked_at and not row.asked_id for row in asked),
        language=asked[0].language if asked else "",
    )


def _of(written: Goal | Step, language: str, found: Select[*tuple[Any, ...]]) -> Any:
    column = Translation.goal_id if isinstance(written, Goal) else Translation.step_id
    return found.where(column == written.id, Translation.language == language)
