"""Asking where a step of the house stays, letting it go one level up, and answering.

Nothing goes up by itself, and nothing goes up unseen: her own house reads that it did.
"""

from typing import NamedTuple

from sqlalchemy.orm import Session

from portal import clock, formats
from portal.accounts.models import News
from portal.accounts.news import tell
from portal.db import insert_if_new
from portal.i18n import lazy as _
from portal.plan import patience
from portal.plan.models import Question, Step
from portal.plan.questions import latest_of
from portal.refusal import Refused, require
from portal.trail.actions import record
from portal.trail.deeds import Deed
from portal.viewer import Viewer


class Words(NamedTuple):
    """What another house reads, and nothing else."""

    text: str
    language: str


def ask(db: Session, member: Viewer, step: Step) -> None:
    """She asks where it stays. Asking twice is asking once; after an answer it is asking again."""
    require(step.member_id == member.id)
    latest = latest_of(db, step.id)
    if latest is not None and latest.answered_at is None:
        return
    if not patience.may_ask(member, step, latest, formats.today()):
        raise Refused(_("The day of this step has not passed, or it is done already."))
    row = {
        "member_id": member.id,
        "step_id": step.id,
        "owed_on": step.planned_on,
        "asked_at": clock.now(),
    }
    insert_if_new(db, Question, row)


def raise_up(
    db: Session, member: Viewer, question: Question, house_id: int, words: Words, days: int
) -> None:
    """These words go to the coordinators of another house, and her own house is told that they
    did. Twice is once. Raises `Refused` when it is too early, settled or up already."""
    if question.raised_at is not None:
        same = (question.raised_to_id, question.raised_words) == (house_id, words.text)
        if not same:
            raise Refused(_("You have asked another house already. You can take that back first."))
        return
    _require_patience(member, question, days)
    question.raised_at, question.raised_to_id = clock.now(), house_id
    question.raised_words, question.raised_language = words


def lower(db: Session, member: Viewer, question: Question) -> None:
    """She takes it back, and her words with it, as long as nobody answered. Twice is once."""
    require(question.member_id == member.id)
    if question.above_answered_at is not None:
        raise Refused(_("The other house has answered already."))
    question.raised_at = question.raised_to_id = None
    question.raised_words = question.raised_language = ""


def note_outside(db: Session, member: Viewer, question: Question, days: int) -> None:
    """She says that she asked the ombudsman herself; her house is told that. Twice is once."""
    if question.outside_at is None:
        _require_patience(member, question, days)
        question.outside_at = clock.now()


def forget_outside(db: Session, member: Viewer, question: Question) -> None:
    """She did not after all."""
    require(question.member_id == member.id)
    question.outside_at = None


def open_question(db: Session, by: Viewer, member_id: int) -> None:
    """Staff of her house look at a question: she sees that they did."""
    record(db, member_id, by, Deed.QUESTION_OPENED)


def open_above(db: Session, by: Viewer, member_id: int) -> None:
    """Somebody of another house reads the words that she sent there."""
    record(db, member_id, by, Deed.QUESTION_READ_ABOVE)


def answer(db: Session, by: Viewer, question: Question, words: str) -> None:
    """Her house answers, and she is told. Twice is once; raises `Refused` when a colleague was
    first, or when it is settled."""
    require(patience.may_answer(by, question))
    if question.answered_at is not None:
        _require_same((question.answered_by_id, question.answer), (by.id, words))
        return
    _require_unmet(question)
    question.answered_at, question.answered_by_id = clock.now(), by.id
    question.answer = words
    record(db, question.member_id, by, Deed.QUESTION_ANSWERED)
    tell(db, question.member_id, News.PLAN)


def answer_above(db: Session, by: Viewer, question: Question, words: str) -> None:
    """The house above answers, once; like `answer`."""
    require(patience.may_answer_above(by, question))
    if question.above_answered_at is not None:
        _require_same((question.above_answered_by_id, question.above_answer), (by.id, words))
        return
    _require_unmet(question)
    question.above_answered_at, question.above_answered_by_id = clock.now(), by.id
    question.above_answer = words
    record(db, question.member_id, by, Deed.QUESTION_ANSWERED_ABOVE)
    tell(db, question.member_id, News.PLAN)


def _require_same(stands: tuple[int | None, str], new: tuple[int, str]) -> None:
    if stands != new:
        raise Refused(_("Somebody has answered this already. What you wrote was not sent."))


def _require_unmet(question: Question) -> None:
    if not patience.is_unmet(question, formats.today()):
        raise Refused(_("This is settled: the step is done, taken out, or has a new day."))


def _require_patience(member: Viewer, question: Question, days: int) -> None:
    require(question.member_id == member.id)
    _require_unmet(question)
    if not patience.may_raise(member, question, formats.today(), days):
        day = formats.day(patience.day_to_raise(question, days))
        raise Refused(str(_("You can ask one level up from %(day)s on.")) % {"day": day})
