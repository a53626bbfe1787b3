"""Goals in a member's own words."""

from portal import clock
from portal.plan.models import Goal, GoalType, Step
from tests import make


def test_an_own_goal_with_its_first_step(db, sign_in):
    amina = make.member(db)
    browser = sign_in(amina)

    form = browser.get("/plan/goals/new")
    answer = browser.post("/plan/goals", title=" Swim again ", type="", first_step="Buy goggles")

    assert form.status_code == 200
    assert answer.headers["location"] == "/plan"
    (goal,), (step,) = db.every(Goal), db.every(Step)
    assert (goal.member_id, goal.title, goal.type) == (amina.id, "Swim again", GoalType.SOCIAL_CARE)
    assert (goal.is_own, goal.written_by_id, goal.language) == (True, amina.id, "en")
    assert (step.goal_id, step.text, step.doer) == (goal.id, "Buy goggles", "me")


def test_an_own_goal_keeps_what_was_typed_when_something_is_missing(db, sign_in):
    browser = sign_in(make.member(db))

    empty = browser.post("/plan/goals", title="  ", type="health", first_step="Buy goggles")
    long = browser.post("/plan/goals", title="a" * 201, type="nonsense", first_step="b" * 501)

    assert (empty.status_code, long.status_code) == (422, 422)
    assert 'value="Buy goggles"' in empty.text
    assert '<option value="health" selected' in empty.text
    assert "a" * 201 in long.text
    assert long.text.count('class="error"') == 3
    assert db.every(Goal) == []


def test_an_own_goal_sent_twice_is_one_and_twenty_are_enough(db, sign_in):
    amina = make.member(db)
    browser = sign_in(amina)
    token = browser.token()

    for _ in range(2):
        browser.post("/plan/goals", token=token, title="Swim again", type="health")
    once = len(db.every(Goal))
    for _ in range(19):
        make.goal(db, amina, is_own=True)
    refused = browser.post("/plan/goals", title="One more", type="health", first_step="Begin")

    assert once == 1
    assert refused.status_code == 422
    assert "You have many goals of your own already." in refused.text
    assert 'value="One more"' in refused.text
    assert '<option value="health" selected' in refused.text
    assert 'value="Begin"' in refused.text
    assert len(db.every(Goal)) == 20


def test_an_own_goal_goes_unless_the_house_wrote_a_step(db, sign_in):
    amina, elif_ = make.member(db), make.member(db, role="caseworker")
    browser = sign_in(amina)
    browser.post("/plan/goals", title="Swim again", first_step="Buy goggles")
    browser.post("/plan/goals", title="Cook", first_step="Find a pot")
    swim, cook = db.every(Goal)
    db.do(lambda session: session.add(_step_by(elif_, cook)))
    together = make.goal(db, amina, by=elif_)

    assert "Remove this goal" in browser.get(f"/plan/goals/{swim.id}").text
    assert "Remove this goal" not in browser.get(f"/plan/goals/{cook.id}").text
    gone = browser.post(f"/plan/goals/{swim.id}/removal")
    kept = browser.post(f"/plan/goals/{cook.id}/removal")
    refused = browser.post(f"/plan/goals/{together.id}/removal")

    assert (gone.status_code, kept.status_code, refused.status_code) == (303, 409, 403)
    assert [goal.id for goal in db.every(Goal)] == [cook.id, together.id]
    assert len(db.every(Step)) == 2
    assert browser.get(f"/plan/goals/{swim.id}").status_code == 404


def _step_by(staff, goal):
    return Step(
        goal_id=goal.id,
        member_id=goal.member_id,
        text="Bring a pot",
        language="en",
        doer="house",
        is_own=False,
        written_by_id=staff.id,
        written_at=clock.now(),
    )
