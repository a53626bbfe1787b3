"""Reading plans: a member her own, staff those of the people they look after."""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import Select, String, and_, bindparam, exists, not_, or_, select
from sqlalchemy.orm import Session, aliased, contains_eager

from portal import phrases
from portal.accounts.care import CARED_FOR, STANDS, in_sight, values_for
from portal.accounts.models import ACTIVE, ENDED, Assignment, Member
from portal.db import held
from portal.plan.hiding import LINKS_SAFETY
from portal.plan.models import Answer, Doer, Goal, GoalType, Step, Translation
from portal.plan.sheet import TEXT, TRANSLATED, GoalCard, StepLine
from portal.plan.sight import VISIBLE, values_of, writable_by
from portal.seal.box import box_for
from portal.seal.column import place_of
from portal.viewer import Viewer

T = TypeVar("T")


class NextStep(NamedTuple):
    """What a member herself can do next."""

    id: int
    text: str
    language: str
    type: GoalType
    planned_on: date | None


class Head(NamedTuple):
    """Who plans with a member, and whether she wants a link to her safety plan here."""

    carers: list[tuple[int, str]]
    links_safety: bool


_Carer = aliased(Member)
_HEAD = (
    select(LINKS_SAFETY, _Carer.id, _Carer.name)
    .select_from(Member)
    .outerjoin(Assignment, and_(Assignment.member_id == Member.id, STANDS))
    .outerjoin(_Carer, and_(_Carer.id == Assignment.staff_id, _Carer.state == ACTIVE))
    .where(Member.id == bindparam("viewer"))
    .order_by(_Carer.name_key)
)
_READER = bindparam("language", type_=String)
_OfGoal, _OfStep = aliased(Translation), aliased(Translation)
_GOAL = (
    Goal.id,
    Goal.version,
    Goal.title_sealed,
    Goal.phrase_sealed,
    Goal.language,
    Goal.type,
    Goal.is_own,
    Goal.reached_at,
    _OfGoal.id,
    _OfGoal.text_sealed,
)
_STEP = (
    Step.id,
    Step.version,
    Step.text_sealed,
    Step.phrase_sealed,
    Step.service_sealed,
    Step.place_sealed,
    Step.bring_sealed,
    Step.language,
    Step.doer,
    Step.planned_on,
    Step.is_own,
    Step.done_at,
    Step.answer,
    Step.answered_at,
    Step.answered_version,
    Step.words_sealed,
    Step.replied_at,
    Step.reply_sealed,
    _OfStep.id,
    _OfStep.text_sealed,
    _OfStep.bring_sealed,
)
_FOR_READER = and_(
    _OfStep.step_id == Step.id,
    _OfStep.language == _READER,
    _OfStep.of_version == Step.version,
    _OfStep.at.is_not(None),
)
_IN_ORDER = (Step.planned_on.is_(None), Step.planned_on, Step.id)
_SHEET = {
    is_staff: select(*_GOAL, *_STEP)
    .outerjoin(Step, and_(Step.goal_id == Goal.id, Step.withdrawn_at.is_(None)))
    .outerjoin(
        _OfGoal,
        and_(
            _OfGoal.goal_id == Goal.id,
            _OfGoal.language == _READER,
            _OfGoal.of_version == Goal.version,
            _OfGoal.at.is_not(None),
        ),
    )
    .outerjoin(_OfStep, _FOR_READER)
    .where(visible, Goal.member_id == bindparam("member"))
    .order_by(Goal.id, *_IN_ORDER)
    for is_staff, visible in VISIBLE.items()
}
_PRESSED = or_(Step.answer.is_(None), Step.answer == Answer.AGREED)
_HERS = (
    select(
        Step.id,
        Step.text_sealed,
        Step.phrase_sealed,
        Step.language,
        Goal.type,
        Step.planned_on,
        _OfStep.id.label("translation"),
        _OfStep.text_sealed.label("translated"),
    )
    .join(Goal, Goal.id == Step.goal_id)
    .outerjoin(_OfStep, _FOR_READER)
    .where(
        VISIBLE[False],
        Step.done_at.is_(None),
        Step.withdrawn_at.is_(None),
        _PRESSED,
    )
    .order_by(*_IN_ORDER)
)
_NEXT = _HERS.where(Step.doer == Doer.ME).limit(1)
_ON_DAY = _HERS.where(Step.doer != Doer.HOUSE, Step.planned_on == bindparam("day")).limit(3)


def plan_for(db: Session, viewer: Viewer, member_id: int, language: str) -> list[GoalCard]:
    """The goals of one plan with their steps, dated ones first, in the reader's language where
    there is one; empty when it is hidden. One statement, and one for the key."""
    values = values_of(viewer) | {"member": member_id, "language": language}
    rows: Sequence[Any] = db.execute(_SHEET[viewer.is_staff], values).all()
    if not rows:
        return []
    box, cut = box_for(db, member_id), len(_GOAL)
    goals: dict[int, GoalCard] = {}
    steps: dict[int, list[StepLine]] = {}
    for row in rows:
        if row[0] not in goals:
            goals[row[0]] = GoalCard(*row[:cut]).opened(box, language)
            steps[row[0]] = []
        if row[cut] is not None:
            steps[row[0]].append(StepLine(*row[cut:]).opened(box, language))
    return [goal._replace(steps=tuple(steps[number])) for number, goal in goals.items()]


def next_step_for(db: Session, viewer: Viewer, language: str) -> NextStep | None:
    """Her earliest open step, dated ones first; what she does not agree with, asked to have changed
    or put off is not pressed on her."""
    rows = db.execute(_NEXT, values_of(viewer) | {"language": language}).all()
    return _next_step(db, viewer, language, rows[0]) if rows else None


def steps_on(db: Session, viewer: Viewer, day: date, language: str) -> list[NextStep]:
    """What her plan has for this day, of herself or at a service; what is done is left out."""
    rows = db.execute(_ON_DAY, values_of(viewer) | {"language": language, "day": day}).all()
    return [_next_step(db, viewer, language, row) for row in rows]


def _next_step(db: Session, viewer: Viewer, language: str, row: Any) -> NextStep:
    box = box_for(db, viewer.id)
    text, spoken = box.open(TEXT, row.id, row.text_sealed), row.language
    if spoken != language:
        phrase = box.open(place_of(Step, "phrase"), row.id, row.phrase_sealed)
        if said := phrases.words_of(phrase, language):
            text, spoken = said, language
        elif row.translation:
            text, spoken = box.open(TRANSLATED, row.translation, row.translated), language
    return NextStep(row.id, text, spoken, row.type, row.planned_on)


def step_for(db: Session, viewer: Viewer, step_id: int, *, locked: bool = False) -> Step | None:
    """A step that still stands, with its goal, for whoever may write in that plan. `locked` until
    the end of the deed, so that nobody changes it meanwhile."""
    found = (
        select(Step)
        .join(Step.goal)
        .options(contains_eager(Step.goal))
        .where(Step.id == step_id, Step.withdrawn_at.is_(None), writable_by(viewer))
    )
    return _only(db, viewer, found.with_for_update(of=Step) if locked else found)


def head_for(db: Session, member: Viewer) -> Head:
    """What stands around her plan; one statement."""
    rows = db.execute(_HEAD, {"viewer": member.id}).all()
    return Head([(row[1], row[2]) for row in rows if row[1]], bool(rows and rows[0][0]))


def line_for(db: Session, step: Step, language: str) -> StepLine:
    """A step that was found, as the reader reads it."""
    done = select(Translation).where(
        Translation.step_id == step.id,
        Translation.language == language,
        Translation.of_version == step.version,
        Translation.at.is_not(None),
    )
    other = None if step.language == language else db.scalars(done).first()
    translated = (other.id, other.text_sealed, other.bring_sealed) if other else (None, b"", b"")
    stored = [getattr(step, column.key) for column in _STEP[: -len(translated)]]
    return StepLine(*stored, *translated).opened(box_for(db, step.member_id), language)


def goal_for(db: Session, viewer: Viewer, goal_id: int, *, locked: bool = False) -> Goal | None:
    """A goal, for whoever may write there. `locked` until the end of the deed, so that it cannot
    go while a step is added."""
    found = select(Goal).where(Goal.id == goal_id, writable_by(viewer))
    return _only(db, viewer, found.with_for_update(of=Goal) if locked else found)


def has_steps_of_others(db: Session, goal_id: int) -> bool:
    """Whether a goal has a step that the member did not write herself."""
    return bool(db.scalar(select(exists().where(Step.goal_id == goal_id, not_(Step.is_own)))))


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
    return db.scalars(found, values_of(viewer)).first()
