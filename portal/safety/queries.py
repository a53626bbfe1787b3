"""Reading one's own safety plan. There is no question here about anybody else's."""

import json
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.safety.models import SafetyPlan
from portal.safety.questions import QUESTIONS, Question
from portal.viewer import Viewer


class Answered(NamedTuple):
    """A question and what she wrote."""

    question: Question
    text: str


def plan_of(db: Session, viewer: Viewer, *, locked: bool = False) -> SafetyPlan | None:
    """Her own row; `locked` until the end of the deed."""
    own = select(SafetyPlan).where(SafetyPlan.member_id == viewer.id)
    return db.scalars(own.with_for_update() if locked else own).one_or_none()


def sheet_for(db: Session, viewer: Viewer) -> list[Answered]:
    """What she wrote, in the order of the questions, without those left empty.

    For pages that asked for her PIN just before, and that she told to show it.
    """
    return answered(read(plan_of(db, viewer)))


def read(plan: SafetyPlan | None) -> dict[str, str]:
    """The answers by the questions' keys; nothing where there is no plan."""
    sheet: dict[str, str] = json.loads(plan.sheet or "{}") if plan else {}
    return sheet


def answered(sheet: dict[str, str]) -> list[Answered]:
    """The questions with an answer, in their order."""
    return [Answered(asked, sheet[asked.key]) for asked in QUESTIONS if sheet.get(asked.key)]
