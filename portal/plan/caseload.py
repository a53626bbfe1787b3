"""Everybody a staff person looks after, and what waits in their plans: dates, never words (D10)."""

from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import Date, and_, bindparam, func, not_, or_, select
from sqlalchemy.orm import Session

from portal import formats
from portal.accounts.care import CARED_FOR
from portal.accounts.models import Member
from portal.plan.models import WAITING, Answer, Doer, Goal, Question, Step, Translation
from portal.text import squeezed
from portal.viewer import Role, Viewer

MOST = 500  # people on one page; whoever has more searches by name
WEEK = timedelta(days=6)  # after today


class CaseRow(NamedTuple):
    """One person a staff person looks after, and what waits in her plan."""

    member_id: int
    name: str
    name_key: str
    role: Role
    language: str
    waiting: int  # answers of hers to which nobody has said a word
    waiting_since: datetime | None
    disagrees: int  # steps that she does not agree with, as they stand
    overdue: int  # steps of the house
    overdue_since: date | None
    soon: int  # steps of the house, today and in the six days after
    soon_from: date | None
    unanswered: int  # steps of which she has not said yet what she thinks
    asked_at: datetime | None  # where a late step stays; nobody answered
    foreign: int  # goals and open steps that she cannot read in her language
    translations: int  # that she asked for

    @property
    def since(self) -> date | None:
        """The day from which she waits for anything."""
        moments = [moment for moment in (self.waiting_since, self.asked_at) if moment]
        days = [moment.astimezone(formats.zone()).date() for moment in moments]
        return min([*days, *([self.overdue_since] if self.overdue_since else [])], default=None)

    @property
    def waits_for_a_word(self) -> bool:
        return bool(self.waiting or self.asked_at or self.translations)


SHOWS: dict[str, Callable[[CaseRow], Any]] = {  # filters, by their names in the address
    "waiting": lambda row: row.waits_for_a_word,
    "soon": lambda row: row.soon,
    "overdue": lambda row: row.overdue,
    "disagrees": lambda row: row.disagrees,
    "unanswered": lambda row: row.unanswered,
}

_TODAY = bindparam("today", type_=Date)
_OPEN = and_(Step.done_at.is_(None), Step.withdrawn_at.is_(None))
_STANDS = Step.answered_version == Step.version
_WAITS = and_(Step.answer.in_(WAITING), _STANDS, Step.replied_at.is_(None))
_NEW = and_(not_(Step.is_own), Goal.reached_at.is_(None), or_(Step.answer.is_(None), not_(_STANDS)))
_OVERDUE = and_(Step.doer == Doer.HOUSE, Step.planned_on < _TODAY)
_SOON = and_(
    Step.doer == Doer.HOUSE,
    Step.planned_on.between(_TODAY, bindparam("week_end", type_=Date)),
)


def _foreign(row: Any) -> Any:
    """Free words of staff in another language than hers, without a translation of them."""
    return and_(
        not_(row.is_own),
        Goal.reached_at.is_(None),
        row.language != Member.language,
        func.length(row.phrase_sealed) == 0,
        Translation.id.is_(None),
    )


def _translated(row: Any, column: Any) -> Any:
    return and_(
        column == row.id,
        Translation.language == Member.language,
        Translation.of_version == row.version,
        Translation.at.is_not(None),
    )


_STEPS = (
    select(
        Step.member_id,
        func.count(Step.id).filter(_WAITS).label("waiting"),
        func.min(Step.answered_at).filter(_WAITS).label("waiting_since"),
        func.count(Step.id).filter(Step.answer == Answer.DISAGREED, _STANDS).label("disagrees"),
        func.count(Step.id).filter(_OVERDUE).label("overdue"),
        func.min(Step.planned_on).filter(_OVERDUE).label("overdue_since"),
        func.count(Step.id).filter(_SOON).label("soon"),
        func.min(Step.planned_on).filter(_SOON).label("soon_from"),
        func.count(Step.id).filter(_NEW).label("unanswered"),
        func.count(Step.id).filter(_foreign(Step)).label("foreign_steps"),
    )
    .join(Goal, Goal.id == Step.goal_id)
    .join(Member, Member.id == Step.member_id)
    .outerjoin(Translation, _translated(Step, Translation.step_id))
    .where(Step.member_id.in_(CARED_FOR), _OPEN)
    .group_by(Step.member_id)
    .subquery()
)
_GOALS = (
    select(Goal.member_id, func.count(Goal.id).label("foreign_goals"))
    .join(Member, Member.id == Goal.member_id)
    .outerjoin(Translation, _translated(Goal, Translation.goal_id))
    .where(Goal.member_id.in_(CARED_FOR), _foreign(Goal))
    .group_by(Goal.member_id)
    .subquery()
)
_QUESTIONS = (
    select(Question.member_id, func.min(Question.asked_at).label("asked_at"))
    .join(Step, Step.id == Question.step_id)
    .where(Question.member_id.in_(CARED_FOR), Question.answered_at.is_(None), _OPEN)
    .group_by(Question.member_id)
    .subquery()
)
_ASKED = (
    select(Translation.member_id, func.count(Translation.id).label("translations"))
    .outerjoin(Step, Step.id == Translation.step_id)
    .where(
        Translation.member_id.in_(CARED_FOR),
        Translation.wanted_at.is_not(None),
        Step.withdrawn_at.is_(None),
    )
    .group_by(Translation.member_id)
    .subquery()
)


def _number(column: Any) -> Any:
    return func.coalesce(column, 0)


_CASELOAD = (
    select(
        Member.id,
        Member.name,
        Member.name_key,
        Member.role,
        Member.language,
        _number(_STEPS.c.waiting),
        _STEPS.c.waiting_since,
        _number(_STEPS.c.disagrees),
        _number(_STEPS.c.overdue),
        _STEPS.c.overdue_since,
        _number(_STEPS.c.soon),
        _STEPS.c.soon_from,
        _number(_STEPS.c.unanswered),
        _QUESTIONS.c.asked_at,
        _number(_STEPS.c.foreign_steps) + _number(_GOALS.c.foreign_goals),
        _number(_ASKED.c.translations),
    )
    .outerjoin(_STEPS, _STEPS.c.member_id == Member.id)
    .outerjoin(_GOALS, _GOALS.c.member_id == Member.id)
    .outerjoin(_QUESTIONS, _QUESTIONS.c.member_id == Member.id)
    .outerjoin(_ASKED, _ASKED.c.member_id == Member.id)
    .where(Member.id.in_(CARED_FOR), Member.name_key.contains(bindparam("name"), escape="/"))
    .order_by(Member.name_key, Member.id)
    .limit(MOST)
)


def caseload_for(db: Session, staff: Viewer, name: str = "") -> list[CaseRow]:
    """Everybody this staff person looks after, or whose name holds `name` however it is spelled;
    who waits longest comes first. One statement."""
    today = formats.today()
    values = {
        "viewer": staff.id,
        "name": squeezed(name).replace("/", "//").replace("%", "/%"),
        "today": today,
        "week_end": today + WEEK,
    }
    rows = db.execute(_CASELOAD, values)
    return by_wait(CaseRow._make(row) for row in rows)


def by_wait(rows: Iterable[CaseRow]) -> list[CaseRow]:
    """Who waits longest for the house comes first, then those who are asked something."""
    return sorted(
        rows, key=lambda row: (row.since or date.max, -row.disagrees, -row.unanswered, row.name_key)
    )
