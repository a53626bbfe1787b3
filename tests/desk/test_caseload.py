"""The caseload: who waits comes first, and it costs one statement."""

from datetime import timedelta

from portal import clock
from portal.plan.caseload import caseload_for
from portal.plan.models import Answer
from tests import make
from tests.statements import counted

TODAY = clock.now().date()


def _waiting(db, elif_, name, *, owed_days=None, disagreed=False):
    member = make.member(db, name)
    make.assignment(db, elif_, member)
    goal = make.goal(db, member)
    if owed_days is not None:
        make.step(db, goal, "soon", doer="house", planned_on=TODAY - timedelta(days=owed_days - 1))
        make.step(db, goal, "owed", doer="house", planned_on=TODAY - timedelta(days=owed_days))
    if disagreed:
        make.step(db, goal, answer=Answer.DISAGREED, answered_at=clock.now(), answered_version=1)
    return member


def test_the_caseload_begins_with_who_waits(db, scene):
    make.member(db, "not mine", house_id=scene.amina.house_id)
    disagreeing = _waiting(db, scene.elif_, "b", disagreed=True)
    owed = _waiting(db, scene.elif_, "c", owed_days=1)
    owed_longer = _waiting(db, scene.elif_, "d", owed_days=9, disagreed=True)
    make.goal(db, owed, "Another")

    rows = db.ask(caseload_for, make.viewer(scene.elif_))

    assert [row[:5] for row in rows] == [
        (owed_longer.id, "d", "resident", 1, 1),
        (owed.id, "c", "resident", 2, 0),
        (disagreeing.id, "b", "resident", 1, 1),
        (scene.amina.id, "amina", "resident", 1, 0),
    ]
    assert [row.owed_on for row in rows] == [
        TODAY - timedelta(days=9),
        TODAY - timedelta(days=1),
        None,
        None,
    ]


def test_the_caseload_and_a_plan_cost_the_same_however_long(db, sign_in, scene):
    costs = []
    browser = sign_in(scene.elif_)
    for _ in range(2):
        for turn in range(4):
            _waiting(db, scene.elif_, None, owed_days=turn)
            make.step(db, make.goal(db, scene.amina))
        with counted(db) as caseload:
            db.ask(caseload_for, make.viewer(scene.elif_))
        with counted(db) as plan:
            browser.get(scene.pages[0])
        costs.append((len(caseload), len(plan)))

    assert costs[1] == (1, 8)  # three of them for the trail's chain, one for the key
    assert costs[0] == (1, 10)  # the first entry begins the chain
