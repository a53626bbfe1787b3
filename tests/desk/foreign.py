"""Somebody who reads Turkish, and a plan that is written in English."""

from typing import NamedTuple

from portal.accounts.models import Member
from portal.plan.models import Goal, Step
from tests import make

SECRET = "hush-hush"


class Foreign(NamedTuple):
    amina: Member
    elif_: Member  # looks after her
    selin: Member  # does not
    goal: Goal
    step: Step

    @property
    def plan(self):
        return f"/desk/people/{self.amina.id}/plan"

    @property
    def page(self):
        return f"/desk/steps/{self.step.id}/translation"

    @property
    def goal_page(self):
        return f"/desk/goals/{self.goal.id}/translation"


def scene(db):
    amina = make.member(db, "amina", language="tr")
    elif_ = make.member(db, "elif", role="caseworker", house_id=amina.house_id)
    selin = make.member(db, "selin", role="caseworker", house_id=amina.house_id)
    make.assignment(db, elif_, amina)
    goal = make.goal(db, amina, "Get my papers", type="legal", by=elif_)
    step = make.step(db, goal, "Ask the office for a form", bring="An old letter")
    return Foreign(amina, elif_, selin, goal, step)


def typed(text="Kuruma sor", bring="Eski mektup", version=1, edition=0, to="tr"):
    """What the form of a translation sends."""
    return {"text": text, "bring": bring, "version": version, "edition": edition, "to": to}
