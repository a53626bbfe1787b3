"""One member, her caseworker, and a plan with one step for each of them."""

from typing import NamedTuple

import pytest

from portal.accounts.models import Member
from portal.plan.models import Goal, Step
from tests import make

STEP = {
    "text": "Ask a lawyer",
    "doer": "house",
    "planned_on": "2026-12-18",
    "language": "tr",
    "version": 1,
}


class Scene(NamedTuple):
    amina: Member
    elif_: Member
    goal: Goal
    mine: Step
    of_house: Step

    @property
    def pages(self):
        return [
            f"/desk/people/{self.amina.id}/plan",
            f"/desk/people/{self.amina.id}/goals/new",
            f"/desk/goals/{self.goal.id}/steps/new",
            f"/desk/steps/{self.mine.id}/change",
        ]

    @property
    def deeds(self):
        return [
            (f"/desk/people/{self.amina.id}/goals", {"title": "Swim", "type": "health"}),
            (f"/desk/goals/{self.goal.id}/steps", STEP),
            (f"/desk/steps/{self.mine.id}/change", STEP),
            (f"/desk/steps/{self.of_house.id}/completion", {}),
            (f"/desk/steps/{self.of_house.id}/reopening", {}),
        ]


@pytest.fixture
def scene(db):
    amina = make.member(db, "amina")
    elif_ = make.member(db, "elif", role="caseworker", house_id=amina.house_id)
    make.assignment(db, elif_, amina)
    goal = make.goal(db, amina, "Get my papers", by=elif_)
    return Scene(
        amina, elif_, goal, make.step(db, goal), make.step(db, goal, "A visit", doer="house")
    )
