"""What I and the house wrote down about me: plan, notes, consents, requests."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.consent.models import Answer, Purpose, Receipt
from portal.i18n import lazy as _
from portal.my_data.holdings.shape import Entry, Fact, entry
from portal.my_data.models import DataRequest
from portal.notes.models import Note
from portal.notes.queries import notes_for
from portal.plan.forms import TYPES
from portal.plan.models import Doer, Goal, Step
from portal.viewer import Viewer

DOERS: dict[Doer, Any] = {Doer.ME: _("You"), Doer.HOUSE: _("The house")}
PURPOSES: dict[Purpose, Any] = {
    Purpose.SERVICES: _("What the house does for you"),
    Purpose.SHARING: _("Passing something on to others"),
    Purpose.REPORTING: _("Being counted in figures without names"),
}
ANSWERS: dict[Answer, Any] = {
    Answer.GIVEN: _("You agreed"),
    Answer.WITHDRAWN: _("You took your agreement back"),
    Answer.REFUSED: _("You did not agree"),
    Answer.ASKED: _("A partner was named; nothing was said yet"),
    Answer.TOLD: _("Somebody wrote down that you said yes; it counts only when you confirm it"),
    Answer.DENIED: _("You said that you had not agreed"),
}
WRITTEN_ON = _("Written")


def plan(db: Session, viewer: Viewer) -> list[Entry]:
    """Goals, each followed by its steps."""
    goals = select(Goal).where(Goal.member_id == viewer.id).order_by(Goal.id)
    steps = select(Step).where(Step.member_id == viewer.id).order_by(Step.goal_id, Step.id)
    of_goal: dict[int, list[Entry]] = {}
    for step in db.scalars(steps):
        of_goal.setdefault(step.goal_id, []).append(_step(step))
    found: list[Entry] = []
    for goal in db.scalars(goals):
        found += [_goal(goal), *of_goal.pop(goal.id, [])]
    return found


def notes(db: Session, viewer: Viewer) -> list[Entry]:
    return [_note(note) for note in notes_for(db, viewer, viewer.id)]


def consents(db: Session, viewer: Viewer) -> list[Entry]:
    own = select(Receipt).where(Receipt.member_id == viewer.id).order_by(Receipt.id.desc())
    return [
        entry(
            Fact("purpose", _("For what"), PURPOSES[row.purpose]),
            Fact("answer", _("What you said"), ANSWERS[row.answer]),
            Fact("partner", _("With whom"), row.partner),
            Fact("told_to", _("Told to"), row.told_to_name),
            Fact("at", _("When"), row.at),
            Fact("version", _("Version of the text"), row.version),
            Fact("shown", _("The text"), row.shown, row.language),
        )
        for row in db.scalars(own)
    ]


def requests(db: Session, viewer: Viewer) -> list[Entry]:
    own = select(DataRequest).where(DataRequest.member_id == viewer.id)
    return [
        entry(
            Fact("rights", _("What you asked for"), ", ".join(row.rights)),
            Fact("words", _("What you wrote"), row.words),
            Fact("filed_at", _("When"), row.filed_at),
            Fact("due_on", _("To be answered by"), row.due_on),
            Fact("answered_at", _("Answered"), row.answered_at),
            Fact("answer", _("The answer"), row.answer),
            more=("my_data.show_request", row.id),
        )
        for row in db.scalars(own.order_by(DataRequest.id.desc()))
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
        Fact("doer", _("Who does it"), DOERS[step.doer]),
        Fact("planned_on", _("By which day"), step.planned_on),
        Fact("written_at", WRITTEN_ON, step.written_at),
        Fact("done_at", _("Done"), step.done_at),
        Fact("disagreed_at", _("You did not agree"), step.disagreed_at),
        Fact("disagreement", _("What you wrote"), step.disagreement),
    )


def _note(note: Note) -> Entry:
    return entry(
        Fact("note", _("Note"), note.text, note.language),
        Fact("by", _("By"), note.by_name),
        Fact("at", WRITTEN_ON, note.at),
        Fact("withdrawn_at", _("The house took it back"), note.withdrawn_at),
        Fact("statement", _("What you say about it"), note.statement, note.statement_language),
        Fact("statement_at", _("You said that"), note.statement_at),
        more=("notes.show", note.id),
    )
