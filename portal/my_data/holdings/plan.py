"""My plan, what I said to it, what I asked, and how it came to be."""

from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from portal.i18n import lazy as _
from portal.my_data.holdings.shape import Entry, Fact, entry
from portal.plan.forms import TYPES
from portal.plan.hiding import hidden_by
from portal.plan.history import all_for
from portal.plan.models import (
    Answer,
    Doer,
    Goal,
    Question,
    Step,
    Translation,
)
from portal.plan.sight import VISIBLE, values_of
from portal.plan.telling import tell
from portal.viewer import Viewer

DOERS: dict[Doer, Any] = {
    Doer.ME: _("You"),
    Doer.HOUSE: _("The house"),
    Doer.SERVICE: _("A service"),
}
ANSWERS: dict[Answer, Any] = {
    Answer.AGREED: _("You agreed"),
    Answer.DISAGREED: _("You did not agree"),
    Answer.CHANGE: _("You asked for a change"),
    Answer.NOT_NOW: _("You said “not now”"),
}
WRITTEN_ON = _("Written")


def everything(db: Session, viewer: Viewer) -> list[Entry]:
    """Goals, each followed by its steps; questions about steps; what she hides on shared phones.

    Where topics are hidden, they are hidden here as well, and nothing says so.
    """
    seen, values = VISIBLE[False], values_of(viewer)
    goals = select(Goal).where(seen).order_by(Goal.id)
    steps = select(Step).join(Step.goal).where(seen).order_by(Step.goal_id, Step.id)
    questions = select(Question).join(Step, Step.id == Question.step_id).join(Step.goal)
    of_goal: dict[int, list[Entry]] = {}
    for step in db.scalars(steps, values):
        of_goal.setdefault(step.goal_id, []).append(_step(step))
    found: list[Entry] = []
    for goal in db.scalars(goals, values):
        found += [_goal(goal), *of_goal.pop(goal.id, [])]
    asked = db.scalars(questions.where(seen).order_by(Question.id), values)
    found += [_question(question) for question in asked]
    found += [
        entry(Fact("hidden", _("Hidden on shared phones"), TYPES[type_]))
        for type_ in hidden_by(db, viewer)
    ]
    return found


def history(db: Session, viewer: Viewer) -> list[Entry]:
    """Every version, and every translation."""
    done = (
        select(Translation)
        .outerjoin(Step, Step.id == Translation.step_id)
        .join(Goal, Goal.id == func.coalesce(Translation.goal_id, Step.goal_id))
        .where(VISIBLE[False], Translation.at.is_not(None))
    )
    versions = [
        entry(
            Fact("what", _("What happened"), str(told.sentence.striptags())),
            Fact("words", _("What was said"), told.said),
            Fact("at", WRITTEN_ON, told.at),
        )
        for told in tell(all_for(db, viewer))
    ]
    return versions + [
        entry(
            Fact("translation", _("Translation"), row.text, row.language),
            Fact("bring", _("What to bring"), row.bring, row.language),
            Fact("at", WRITTEN_ON, row.at),
        )
        for row in db.scalars(done.order_by(Translation.id), values_of(viewer))
    ]


def _goal(goal: Goal) -> Entry:
    return entry(
        Fact("goal", _("Goal"), goal.title, goal.language),
        Fact("type", _("What it is about"), TYPES[goal.type]),
        Fact("is_own", _("In your own words"), goal.is_own),
        Fact("written_at", WRITTEN_ON, goal.written_at),
        Fact("reached_at", _("Reached"), goal.reached_at),
    )


def _step(step: Step) -> Entry:
    return entry(
        Fact("step", _("Step"), step.text, step.language),
        Fact("doer", _("Who does it"), step.service or DOERS[step.doer]),
        Fact("planned_on", _("By which day"), step.planned_on),
        Fact("place", _("Where"), step.place),
        Fact("bring", _("What to bring"), step.bring),
        Fact("is_own", _("In your own words"), step.is_own),
        Fact("written_at", WRITTEN_ON, step.written_at),
        Fact("done_at", _("Done"), step.done_at),
        Fact("withdrawn_at", _("Taken out"), step.withdrawn_at),
        Fact("answer", _("Your answer"), ANSWERS[step.answer] if step.answer else ""),
        Fact("words", _("What you wrote"), step.words),
        Fact("reply", _("The answer of the house"), step.reply),
    )


def _question(question: Question) -> Entry:
    return entry(
        Fact("asked_at", _("You asked about a step of the house"), question.asked_at),
        Fact("owed_on", _("By which day"), question.owed_on),
        Fact("answered_at", _("The house answered"), question.answered_at),
        Fact("answer", _("The answer of the house"), question.answer),
        Fact("raised_at", _("You asked one level up"), question.raised_at),
        Fact("raised_words", _("What you wrote"), question.raised_words, question.raised_language),
        Fact("above_answered_at", _("The house above answered"), question.above_answered_at),
        Fact("above_answer", _("The answer from above"), question.above_answer),
        Fact("outside_at", _("You noted that you asked outside"), question.outside_at),
    )
