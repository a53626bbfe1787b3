"""Makers of many rows in a few transactions."""

from datetime import timedelta

from portal import clock
from portal.accounts.models import ACTIVE, Assignment, Member
from portal.plan.models import Answer, Doer, Goal, GoalType, Step
from portal.text import squeezed
from portal.viewer import Role
from tests import make


def looked_after(db, staff, names):
    """Many people whom one looks after, each with a goal, two steps of the house around today, one
    step that she does not agree with and one she has not answered; a few transactions for all."""
    people = [
        Member(
            house_id=staff.house_id,
            name=name,
            name_key=squeezed(name),
            role=Role.RESIDENT,
            state=ACTIVE,
            language="en",
            joined_at=clock.now() - timedelta(days=100),
        )
        for name in names
    ]
    db.add(*people)
    db.add(*(Assignment(staff_id=staff.id, member_id=p.id, since=clock.now()) for p in people))
    written = {"language": "en", "written_at": clock.now(), "is_own": False}
    goals = [Goal(member_id=p.id, type=GoalType.LEGAL, title="Papers", **written) for p in people]
    db.add(*goals)
    db.add(*(step for n, goal in enumerate(goals) for step in _four_steps(goal, n, written)))
    return people


def _four_steps(goal, number, written):
    row = {"goal_id": goal.id, "member_id": goal.member_id, "text": "Ask a lawyer", **written}
    today, said = make.today(), clock.now() - timedelta(days=number % 30)
    for days in (number % 9 - 9, number % 7):
        yield Step(doer=Doer.HOUSE, planned_on=today + timedelta(days=days), **row)
    answer = {"answer": Answer.DISAGREED, "answered_at": said, "answered_version": 1}
    yield Step(doer=Doer.ME, **answer, **row)
    yield Step(doer=Doer.ME, **row)
