"""One ready step for several people: looked at first, then in every plan or in none."""

from datetime import timedelta

import pytest

from portal import clock, phrases
from portal.accounts import caring
from portal.plan.models import Doer, Goal, GoalType, Step
from portal.plan.writing import MOST_STEPS
from portal.trail.models import TrailEntry
from tests import make

DAY = str(make.today() + timedelta(days=9))
STEP, GOAL = "ask-a-lawyer-about-the-papers", "have-all-papers-together"
FIELDS = {"step": STEP, "goal": GOAL, "doer": "house", "planned_on": DAY, "place": "Room 2"}


@pytest.fixture
def people(db, scene):
    """Amina with a newest open goal about papers, and Lale, who reads Arabic, with none."""
    lale = make.member(db, "lale", house_id=scene.amina.house_id, language="ar")
    make.assignment(db, scene.elif_, lale)
    make.goal(db, scene.amina, "An old one", type="legal", by=scene.elif_)
    make.goal(db, scene.amina, "A secret title", type="legal", by=scene.elif_)
    make.goal(db, scene.amina, "Her own", type="legal", is_own=True)
    make.goal(db, lale, "Money", type="financial", by=scene.elif_)
    return [scene.amina, lale]


def sent(*members, **more):
    return {"people": " ".join(str(member.id) for member in members), **FIELDS, **more}


def deeds_of(db, member):
    return [entry.deed for entry in db.every(TrailEntry) if entry.member_id == member.id]


def new_steps(db):
    return [step for step in db.every(Step) if step.phrase == STEP]


def test_it_is_shown_who_gets_what_and_nothing_of_the_plans(db, sign_in, scene, people):
    browser = sign_in(scene.elif_)

    chosen = browser.get(f"/desk/several?who={people[0].id}&who={people[1].id}").text
    shown = browser.post("/desk/several", **sent(*people), look="y")

    arabic = phrases.words_of(STEP, "ar")
    assert "amina" in chosen
    assert "lale" in chosen
    assert 'id="gets"' not in chosen
    gets = shown.text.split('id="gets"')[1]
    assert shown.status_code == 200
    assert f'<bdi lang="ar">{arabic}</bdi>' in gets
    assert "in the newest goal about: Papers and law" in gets
    assert phrases.words_of(GOAL, "ar") in gets
    assert "secret" not in shown.text
    assert db.every(TrailEntry) == []
    assert new_steps(db) == []


def test_each_plan_gets_the_step_in_a_goal_of_that_kind(db, sign_in, scene, people):
    answer = sign_in(scene.elif_).post("/desk/several", **sent(*people))

    assert answer.headers["location"] == "/desk/caseload?told=2"
    amina, lale = sorted(new_steps(db), key=lambda step: step.member_id)
    goals = {goal.id: goal for goal in db.every(Goal)}
    assert goals[amina.goal_id].title == "A secret title"
    assert (goals[lale.goal_id].phrase, goals[lale.goal_id].type) == (GOAL, GoalType.LEGAL)
    assert (goals[lale.goal_id].language, lale.language) == ("ar", "ar")
    assert lale.text == phrases.words_of(STEP, "ar")
    assert (amina.doer, str(amina.planned_on), amina.place) == (Doer.HOUSE, DAY, "Room 2")
    assert deeds_of(db, people[0]) == ["plan.step"]
    assert deeds_of(db, people[1]) == ["plan.goal", "plan.step"]
    page = sign_in(people[1]).get("/plan", headers={"accept-language": "ar"}).text
    assert phrases.words_of(STEP, "ar") in page


def test_goals_that_are_reached_or_full_or_her_own_are_left_alone(db, sign_in, scene, people):
    lale = people[1]
    make.goal(db, lale, type="legal", is_own=True)
    full = make.goal(db, lale, "Full", type="legal", by=scene.elif_)
    for _ in range(MOST_STEPS):
        make.step(db, full)
    reached = make.goal(db, lale, type="legal", by=scene.elif_)
    db.do(lambda session: setattr(session.merge(reached), "reached_at", clock.now()))

    sign_in(scene.elif_).post("/desk/several", **sent(lale))

    (step,) = new_steps(db)
    assert db.get(Goal, step.goal_id).phrase == GOAL


def test_the_same_form_twice_writes_once(db, sign_in, scene, people):
    browser = sign_in(scene.elif_)
    token = browser.token()

    answers = {
        browser.post("/desk/several", token=token, **sent(*people)).headers["location"]
        for _ in range(2)
    }

    assert answers == {"/desk/caseload?told=2"}
    assert len(new_steps(db)) == 2


def test_when_one_is_no_longer_hers_nobody_gets_it(db, sign_in, scene, people):
    nur = make.viewer(make.member(db, "nur", role="coordinator", house_id=scene.amina.house_id))
    browser = sign_in(scene.elif_)
    db.do(caring.release, people[1], scene.elif_.id, nur, nobody=True)
    stranger = make.member(db, "stranger")

    released = browser.post("/desk/several", **sent(*people))
    forged = browser.post("/desk/several", **sent(people[0], stranger))

    assert (released.status_code, forged.status_code) == (409, 409)
    assert '<bdi class="tag">lale</bdi>' in released.text.split("Nothing was changed.")[1]
    assert "stranger" not in forged.text
    assert f'value="{DAY}"' in released.text
    assert new_steps(db) == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"step": ""},
        {"step": GOAL},
        {"step": "no-such-phrase"},
        {"goal": STEP},
        {"goal": ""},
        {"doer": "nobody"},
        {"doer": "service"},
        {"planned_on": "2099-01-01"},
        {"place": "a" * 101},
    ],
)
def test_what_is_wrong_is_asked_for_again(db, sign_in, scene, people, wrong):
    answer = sign_in(scene.elif_).post("/desk/several", **sent(*people, **wrong))

    assert answer.status_code == 422
    assert answer.text.count('class="error"') == 1
    assert new_steps(db) == []


def test_nobody_or_very_many_ticked(db, sign_in, scene, people):
    browser = sign_in(scene.elif_)

    empty = [browser.get(f"/desk/several?who={who}").status_code for who in ("", "x", "0")]
    many = browser.get(f"/desk/several?who={'+'.join(map(str, range(1, 60)))}")
    nobody = browser.post("/desk/several", **sent())

    assert empty == [409] * 3
    assert many.status_code == 409
    assert "at most fifty" in many.text
    assert nobody.status_code == 200
    assert new_steps(db) == []


@pytest.mark.parametrize("who", ["coordinator", "other_caseworker", "excepted"])
def test_whoever_does_not_look_after_them_writes_nothing(db, sign_in, scene, people, who):
    role = "coordinator" if who == "coordinator" else "caseworker"
    other = make.member(db, "other", role=role, house_id=scene.amina.house_id)
    if who == "excepted":
        make.exception(db, other, scene.amina)
    browser = sign_in(other)

    page = browser.get(f"/desk/several?who={people[0].id}")
    answer = browser.post("/desk/several", **sent(*people))

    assert "amina" not in page.text
    assert answer.status_code == 409
    assert new_steps(db) == []


@pytest.mark.parametrize("role", ["administrator", "resident", "peer_mentor"])
def test_others_have_no_such_page(db, sign_in, people, role):
    browser = sign_in(make.member(db, "other", role=role))

    assert browser.get(f"/desk/several?who={people[0].id}").status_code == 404
    assert browser.post("/desk/several", **sent(*people)).status_code == 404
