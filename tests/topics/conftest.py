"""A member with a plan of two topics, written by the house."""

from datetime import timedelta

import pytest
import time_machine

from portal import clock
from portal.accounts import pin
from portal.plan import hiding, writing
from portal.plan.models import Doer, GoalType, Question
from portal.plan.wording import GoalWords, StepWords
from tests import make
from tests.topics.pages import PIN


class Scene:
    """A goal about health and one about work, each with a step of hers and one of the house."""

    def __init__(self, db, amina):
        self.db, self.amina = db, amina
        self.elif_ = make.member(db, "elif", role="caseworker", house_id=amina.house_id)
        make.assignment(db, self.elif_, amina)
        self.goal, self.step, house_step = self.written(GoalType.HEALTH, "Sleep well")
        self.question = self.asked(house_step)
        self.asked(self.written(GoalType.LIVELIHOOD, "Find work")[2])

    def written(self, type_, title):
        by, day = make.viewer(self.elif_), make.today() + timedelta(days=3)

        def write(session):
            goal = writing.write_goal(session, by, self.amina.id, GoalWords(title, "en", type_))
            steps = [
                writing.write_step(
                    session, by, goal, StepWords(f"{title}: {doer}", "en", doer, day)
                )
                for doer in (Doer.ME, Doer.HOUSE)
            ]
            return goal.id, steps[0].id, steps[1].id

        with self.db.database.transaction(writing=True) as session:
            return write(session)

    def asked(self, step_id):
        """She asked where that step of the house stays."""
        now = clock.now()
        question = Question(
            member_id=self.amina.id, step_id=step_id, owed_on=now.date(), asked_at=now
        )
        return self.db.add(question).id

    def hide(self, *types):
        self.db.do(hiding.choose, make.viewer(self.amina), types, links_safety=False)


@pytest.fixture
def amina(db):
    found = make.member(db, "amina")
    db.do(pin.keep, found.id, PIN, asks=False)
    return found


@pytest.fixture
def scene(db, amina):
    return Scene(db, amina)


@pytest.fixture
def now():
    with time_machine.travel("2026-11-21 10:00:00+00:00", tick=False) as time:
        yield time
