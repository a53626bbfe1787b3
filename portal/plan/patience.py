"""When a member may ask where a step of the house stays, and when that may go one level up."""

from datetime import date, timedelta

from portal import formats
from portal.plan.models import Doer, Question, Step
from portal.viewer import Role, Viewer


def is_pending(step: Step) -> bool:
    """Whether the house still has it to do."""
    return step.doer is Doer.HOUSE and step.done_at is None and step.withdrawn_at is None


def is_owed(step: Step, today: date) -> bool:
    """Whether the house has not done it and its day has passed; on the day itself it has not."""
    return is_pending(step) and step.planned_on is not None and step.planned_on < today


def is_unmet(question: Question, today: date) -> bool:
    """Whether what was asked about is still to be done and has no new day ahead.

    A question whose new day passes as well is there again by itself.
    """
    day = question.step.planned_on
    return is_pending(question.step) and (day is None or day < today)


def is_waiting(question: Question, today: date) -> bool:
    """Whether the house owes her an answer."""
    return question.answered_at is None and is_unmet(question, today)


def may_ask(member: Viewer, step: Step, latest: Question | None, today: date) -> bool:
    """She asks about her own plan, once for every answer."""
    is_free = latest is None or latest.answered_at is not None
    return step.member_id == member.id and is_free and is_owed(step, today)


def day_to_raise(question: Question, days: int) -> date:
    """From this day on it may go one level up: so many days after she asked, or, when an answer
    came and nothing else, after the answer."""
    last_word = question.answered_at or question.asked_at
    return last_word.astimezone(formats.zone()).date() + timedelta(days=days)


def may_raise(member: Viewer, question: Question, today: date, days: int) -> bool:
    """Only she herself lets it go up, when it is unmet and the house has had its days."""
    is_hers = question.member_id == member.id
    return is_hers and is_unmet(question, today) and today >= day_to_raise(question, days)


def may_answer(viewer: Viewer, question: Question) -> bool:
    """Staff who look after people; which questions they see is the queries' affair."""
    looks_after = viewer.role in {Role.CASEWORKER, Role.COORDINATOR}
    return looks_after and question.member_id != viewer.id


def may_answer_above(viewer: Viewer, question: Question) -> bool:
    """A coordinator of the house to which she let it go."""
    leads = viewer.role is Role.COORDINATOR
    return leads and question.raised_at is not None and question.raised_to_id == viewer.house_id
