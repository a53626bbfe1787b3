"""Questions as staff see them: dates and names, never the plan's words."""

from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import ColumnElement, and_, bindparam, case, func, or_, select
from sqlalchemy.orm import Session, aliased, contains_eager

from portal import formats
from portal.accounts.care import CARED_FOR
from portal.accounts.models import ENDED, House, Member
from portal.plan import errands
from portal.plan.models import Doer, Question, Step
from portal.viewer import Role, Viewer

MOST = 200

_To, _By = aliased(House), aliased(Member)
_IS_PENDING = and_(
    Step.doer == Doer.HOUSE, Step.done_at.is_(None), Step.withdrawn_at.is_(None)
)  # patience.is_pending
_IS_UNMET = and_(
    _IS_PENDING, or_(Step.planned_on.is_(None), Step.planned_on < bindparam("today"))
)  # patience.is_unmet
_IS_WAITING = and_(Question.answered_at.is_(None), _IS_UNMET)
_WAITS_ABOVE = and_(Question.above_answered_at.is_(None), _IS_UNMET)
_MINE = Question.member_id.in_(CARED_FOR)
_IN_HOUSE = and_(
    Member.house_id == bindparam("house"),
    Member.state != ENDED,
    Member.id != bindparam("viewer"),
)
_ABOVE = and_(Question.raised_to_id == bindparam("house"), Member.state != ENDED)
_REACH: dict[bool, ColumnElement[bool]] = {  # by whether the viewer leads the house
    False: _MINE,
    True: or_(_MINE, _IN_HOUSE),
}


class Line(NamedTuple):
    """A question of somebody in one's care or one's house."""

    id: int
    member_id: int
    name: str
    owed_on: date
    asked_at: datetime
    answered_at: datetime | None
    raised_at: datetime | None
    raised_to: str | None
    above_answered_at: datetime | None
    outside_at: datetime | None
    is_mine: bool
    is_unmet: bool

    @property
    def is_waiting(self) -> bool:
        return self.answered_at is None and self.is_unmet

    @property
    def went_up(self) -> bool:
        return self.raised_at is not None or self.outside_at is not None


class AboveLine(NamedTuple):
    """A question that came from another house."""

    id: int
    house: str
    raised_at: datetime
    answered_at: datetime | None
    is_unmet: bool


class Found(NamedTuple):
    """One question for its own page."""

    question: Question
    name: str
    raised_to: str | None
    by_name: str | None
    is_mine: bool


_LINES = {
    leads: select(
        Question.id,
        Question.member_id,
        Member.name,
        Question.owed_on,
        Question.asked_at,
        Question.answered_at,
        Question.raised_at,
        _To.name,
        Question.above_answered_at,
        Question.outside_at,
        _MINE,
        _IS_UNMET,
    )
    .join(Step, Step.id == Question.step_id)
    .join(Member, Member.id == Question.member_id)
    .outerjoin(_To, _To.id == Question.raised_to_id)
    .where(reach)
    .order_by(
        case((_IS_WAITING, 0), else_=1),
        case((_IS_WAITING, Question.asked_at)),
        Question.id.desc(),
    )
    .limit(MOST)
    for leads, reach in _REACH.items()
}
_ABOVE_LINES = (
    select(Question.id, House.name, Question.raised_at, Question.above_answered_at, _IS_UNMET)
    .join(Step, Step.id == Question.step_id)
    .join(Member, Member.id == Question.member_id)
    .join(House, House.id == Member.house_id)
    .where(_ABOVE)
    .order_by(case((_WAITS_ABOVE, 0), else_=1), Question.raised_at.desc(), Question.id.desc())
    .limit(MOST)
)
_WHO = (
    select(func.count(Question.id).label("n"))
    .join(Step, Step.id == Question.step_id)
    .join(Member, Member.id == Question.member_id)
)
_OWN_COUNT = {leads: _WHO.where(reach, _IS_WAITING) for leads, reach in _REACH.items()}
_COUNT = {
    False: select(_OWN_COUNT[False].scalar_subquery(), errands.HOW_MANY),
    True: select(
        _OWN_COUNT[True].scalar_subquery() + _WHO.where(_ABOVE, _WAITS_ABOVE).scalar_subquery(),
        errands.HOW_MANY,
    ),
}


def count_waiting(db: Session, staff: Viewer) -> tuple[int, int]:
    """How many questions wait for her (of her people, and for a coordinator of her house and from
    other houses), and how many texts to translate. One statement."""
    questions, texts = db.execute(_COUNT[_leads(staff)], _values(staff)).one()
    return questions, texts


def questions_for(db: Session, staff: Viewer) -> list[Line]:
    """Of her people, and for a coordinator of everybody in her house; who waits longest first."""
    rows = db.execute(_LINES[_leads(staff)], _values(staff))
    return [Line._make(row) for row in rows]


def from_other_houses(db: Session, staff: Viewer) -> list[AboveLine]:
    """What came one level up to the house that she leads."""
    if not _leads(staff):
        return []
    return [AboveLine._make(row) for row in db.execute(_ABOVE_LINES, _values(staff))]


def question_for(
    db: Session, staff: Viewer, question_id: int, *, locked: bool = False
) -> Found | None:
    """A question within her reach; `locked` until the end of the deed."""
    found = (
        select(Question, Member.name, _To.name, _By.name, _MINE)
        .join(Question.step)
        .join(Member, Member.id == Question.member_id)
        .outerjoin(_To, _To.id == Question.raised_to_id)
        .outerjoin(_By, _By.id == Question.answered_by_id)
        .options(contains_eager(Question.step))
        .where(Question.id == question_id, _REACH[_leads(staff)])
    )
    found = found.with_for_update(of=Question) if locked else found
    row = db.execute(found, _values(staff)).first()
    return Found._make(row) if row else None


def question_above(
    db: Session, staff: Viewer, question_id: int, *, locked: bool = False
) -> tuple[Question, str] | None:
    """A question that came up to the house that she leads, and from which house."""
    if not _leads(staff):
        return None
    found = (
        select(Question, House.name)
        .join(Question.step)
        .join(Member, Member.id == Question.member_id)
        .join(House, House.id == Member.house_id)
        .options(contains_eager(Question.step))
        .where(Question.id == question_id, _ABOVE)
    )
    found = found.with_for_update(of=Question) if locked else found
    row = db.execute(found, _values(staff)).first()
    return (row[0], row[1]) if row else None


def _leads(staff: Viewer) -> bool:
    return staff.role is Role.COORDINATOR


def _values(staff: Viewer) -> dict[str, object]:
    return {"viewer": staff.id, "house": staff.house_id, "today": formats.today()}
