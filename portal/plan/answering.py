"""What the member says to a step, and what staff answer. Only her own session can agree."""

from collections.abc import Mapping

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from portal import clock
from portal.accounts.models import News
from portal.accounts.news import tell
from portal.plan import rules
from portal.plan.models import Answer, Happened, Step
from portal.plan.sight import values_of, writable_by
from portal.plan.versions import note_step
from portal.refusal import require
from portal.trail.actions import record
from portal.trail.deeds import Deed
from portal.viewer import Viewer

HAPPENED = {
    Answer.AGREED: Happened.AGREED,
    Answer.DISAGREED: Happened.DISAGREED,
    Answer.CHANGE: Happened.CHANGE_ASKED,
    Answer.NOT_NOW: Happened.NOT_NOW,
}


def answer(
    db: Session, member: Viewer, step: Step, said: Answer, words: str = "", *, version: int
) -> bool:
    """She says what she thinks of the step as she read it; false when it reads otherwise by now.

    The same answer once more changes nothing but her words.
    """
    require(rules.may_answer(member, step))
    if step.version != version:
        return False
    if (step.answer, step.answered_version, step.words) == (said, version, words):
        return True
    if (step.answer, step.answered_version) != (said, version):
        step.answered_at = clock.now()
    step.answer, step.answered_version, step.words = said, version, words
    _forget_reply(step)
    note_step(db, member, HAPPENED[said], step, words)
    return True


def take_back(db: Session, member: Viewer, step: Step) -> None:
    """She has not answered: her words and the reply to them go from the step."""
    require(rules.may_answer(member, step))
    if step.answer is None:
        return
    step.answer = step.answered_at = step.answered_version = None
    step.words = ""
    _forget_reply(step)
    note_step(db, member, Happened.UNANSWERED, step)


def agree_to_shown(db: Session, member: Viewer, shown: Mapping[int, int]) -> bool:
    """She agrees to these steps in these versions: all of them, or, when one of them reads
    otherwise by now, none; then false.

    `shown` has the versions by the steps' numbers. Steps that are not hers are passed over.
    """
    mine = (
        select(Step)
        .join(Step.goal)
        .where(
            Step.id.in_(shown),
            Step.withdrawn_at.is_(None),
            ~Step.is_own,
            or_(Step.answer.is_(None), Step.answered_version != Step.version),
            writable_by(member),
        )
    )
    locked = mine.order_by(Step.id).with_for_update(of=Step)
    steps = list(db.scalars(locked, values_of(member)))
    if any(step.version != shown[step.id] for step in steps):
        return False
    for step in steps:
        answer(db, member, step, Answer.AGREED, version=step.version)
    return True


def reply(db: Session, by: Viewer, step: Step, words: str) -> None:
    """Staff answer what she said; she is told. Saying the same twice is saying it once."""
    require(rules.may_reply(by, step))
    if step.reply == words:
        return
    step.replied_at, step.replied_by_id, step.reply = clock.now(), by.id, words
    note_step(db, by, Happened.REPLIED, step, words)
    record(db, step.member_id, by, Deed.STEP_REPLIED)
    tell(db, step.member_id, News.PLAN)


def _forget_reply(step: Step) -> None:
    step.replied_at = step.replied_by_id = None
    step.reply = ""
