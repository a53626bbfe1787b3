"""Writing together: what somebody wrote is overwritten by nobody, and no words are lost."""

import threading

import pytest

from portal.plan.models import Change, Goal, Step
from portal.trail.models import TrailEntry
from tests import make

OWN = {
    "text": "Walk in the park",
    "planned_on": "2026-12-18",
    "place": "The park",
    "bring": "Water",
}
THEIRS = {"text": "Ask a lawyer", "doer": "house", "language": "en"}


@pytest.fixture
def amina(db):
    return make.member(db, "amina")


@pytest.fixture
def elif_(db, amina):
    staff = make.member(db, "elif", role="caseworker", house_id=amina.house_id)
    make.assignment(db, staff, amina)
    return staff


def test_she_adds_changes_and_removes_steps_of_her_own(db, sign_in, amina, elif_):
    goal = make.goal(db, amina, by=elif_)
    browser = sign_in(amina)

    form = browser.get(f"/plan/goals/{goal.id}/steps/new")
    added = browser.post(f"/plan/goals/{goal.id}/steps", **OWN)
    (step,) = db.every(Step)
    shown = browser.get("/plan").text
    changed = browser.post(f"/plan/steps/{step.id}/change", **OWN | {"bring": "", "version": 1})
    after = db.get(Step, step.id)
    gone = browser.post(f"/plan/steps/{step.id}/removal")

    assert form.status_code == 200
    assert (added.headers["location"], changed.headers["location"]) == (
        "/plan",
        f"/plan/steps/{step.id}",
    )
    assert (step.text, step.place, step.bring, step.doer) == (
        "Walk in the park",
        "The park",
        "Water",
        "me",
    )
    assert (step.is_own, step.written_by_id, str(step.planned_on)) == (True, amina.id, "2026-12-18")
    assert "Where: <bdi>The park</bdi>" in shown
    assert "Bring: <bdi>Water</bdi>" in shown
    assert (after.bring, after.version) == ("", 2)
    assert gone.headers["location"] == "/plan"
    assert (db.every(Step), db.every(Change), db.every(TrailEntry)) == ([], [], [])


def test_she_changes_reaches_and_resumes_her_goal(db, sign_in, amina):
    goal = make.goal(db, amina, "Swim", is_own=True)
    browser = sign_in(amina)
    page = f"/plan/goals/{goal.id}"

    form = browser.get(f"{page}/change")
    browser.post(f"{page}/change", title="Swim far", type="health", version=1)
    changed = db.get(Goal, goal.id)
    for _ in range(2):
        browser.post(f"{page}/reaching")
    reached, shown = db.get(Goal, goal.id), browser.get("/plan").text
    browser.post(f"{page}/resumption")

    assert form.status_code == 200
    assert (changed.title, changed.type, changed.version) == ("Swim far", "health", 2)
    assert reached.reached_at is not None
    assert "1 goal that you reached" in shown
    assert db.get(Goal, goal.id).reached_at is None
    assert [change.happened for change in db.every(Change)] == [
        "goal_change",
        "goal_reached",
        "goal_reopened",
    ]


def test_neither_side_overwrites_the_other(db, sign_in, amina, elif_):
    hers = make.goal(db, amina, "Swim", is_own=True)
    her_step = make.step(db, hers, "Buy goggles", is_own=True)
    theirs = make.goal(db, amina, "Papers", by=elif_)
    their_step = make.step(db, theirs, "Find the paper")
    browser, desk = sign_in(amina), sign_in(elif_)

    desk_answers = [
        desk.get(f"/desk/goals/{hers.id}/change"),
        desk.post(f"/desk/goals/{hers.id}/change", title="x", type="health", version=1),
        desk.get(f"/desk/steps/{her_step.id}/change"),
        desk.post(f"/desk/steps/{her_step.id}/change", **THEIRS, version=1),
        desk.post(f"/desk/steps/{her_step.id}/withdrawal"),
    ]
    own_answers = [
        browser.get(f"/plan/goals/{theirs.id}/change"),
        browser.post(f"/plan/goals/{theirs.id}/change", title="x", type="", version=1),
        browser.post(f"/plan/goals/{theirs.id}/removal"),
        browser.get(f"/plan/steps/{their_step.id}/change"),
        browser.post(f"/plan/steps/{their_step.id}/change", **OWN, version=1),
        browser.post(f"/plan/steps/{their_step.id}/removal"),
    ]

    assert {answer.status_code for answer in desk_answers + own_answers} == {403}
    assert [goal.title for goal in db.every(Goal)] == ["Swim", "Papers"]
    assert [step.text for step in db.every(Step)] == ["Buy goggles", "Find the paper"]


def test_two_colleagues_at_one_step_get_both_texts(db, sign_in, amina, elif_):
    other = make.member(db, "nur", role="caseworker", house_id=amina.house_id)
    make.assignment(db, other, amina)
    step = make.step(db, make.goal(db, amina, by=elif_), "Ask")
    first, second = sign_in(elif_), sign_in(other)
    for desk in (first, second):
        desk.get(f"/desk/steps/{step.id}/change")

    kept = first.post(f"/desk/steps/{step.id}/change", **THEIRS, version=1)
    late = second.post(f"/desk/steps/{step.id}/change", **THEIRS | {"text": "Ask Ayse"}, version=1)
    same = second.post(f"/desk/steps/{step.id}/change", **THEIRS, version=1)
    knowing = second.post(
        f"/desk/steps/{step.id}/change", **THEIRS | {"text": "Ask Ayse"}, version=2
    )

    assert [answer.status_code for answer in (kept, late, same, knowing)] == [303, 409, 303, 303]
    assert "This was changed while you were writing." in late.text
    assert "<b>Ask a lawyer</b>" in late.text
    assert "Ask Ayse</textarea>" in late.text
    assert 'name="version" value="2"' in late.text
    assert db.get(Step, step.id).text == "Ask Ayse"
    assert [change.number for change in db.every(Change)] == [1, 2]


def test_two_phones_at_one_goal_get_both_texts(db, sign_in, amina):
    goal = make.goal(db, amina, "Swim", is_own=True)
    first, second = sign_in(amina), sign_in(amina)

    first.post(f"/plan/goals/{goal.id}/change", title="Swim far", type="", version=1)
    late = second.post(f"/plan/goals/{goal.id}/change", title="Run", type="", version=1)

    assert late.status_code == 409
    assert "<b>Swim far</b>" in late.text
    assert 'value="Run"' in late.text


def test_many_at_one_step_at_once_lose_nothing(db, sign_in, amina, elif_):
    """Whoever was first is kept; everybody else has both texts on the page."""
    step = make.step(db, make.goal(db, amina, by=elif_), "Ask")
    desks = [sign_in(elif_) for _ in range(4)]
    tokens = [desk.token() for desk in desks]
    answers = [None] * len(desks)

    def send(number):
        words = THEIRS | {"text": f"Text {number}", "token": tokens[number]}
        answers[number] = desks[number].post(f"/desk/steps/{step.id}/change", **words, version=1)

    threads = [threading.Thread(target=send, args=[number]) for number in range(len(desks))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    codes = sorted(answer.status_code for answer in answers)
    kept = db.get(Step, step.id).text
    late = [(n, answer) for n, answer in enumerate(answers) if answer.status_code == 409]
    assert codes == [303, 409, 409, 409]
    assert all(f"Text {number}</textarea>" in answer.text for number, answer in late)
    assert all(f"<b>{kept}</b>" in answer.text for _, answer in late)


def test_versions_of_one_plan_have_no_gaps_under_a_crowd(db, sign_in, amina, elif_):
    goal = make.goal(db, amina, by=elif_)
    steps = [make.step(db, goal) for _ in range(4)]
    browsers = [sign_in(amina) for _ in steps]
    tokens = [browser.token() for browser in browsers]

    def tick(number):
        page = f"/plan/steps/{steps[number].id}/completion"
        assert browsers[number].post(page, token=tokens[number]).status_code == 303

    threads = [threading.Thread(target=tick, args=[number]) for number in range(len(steps))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(change.number for change in db.every(Change)) == [1, 2, 3, 4]


def test_a_step_taken_out_leaves_the_plan_and_stays_in_the_history(db, sign_in, amina, elif_):
    step = make.step(db, make.goal(db, amina, by=elif_), "Ask a lawyer")
    browser, desk = sign_in(amina), sign_in(elif_)
    browser.post(f"/plan/steps/{step.id}/agreement", version=1)

    for _ in range(2):
        answer = desk.post(f"/desk/steps/{step.id}/withdrawal")
    page = browser.get("/plan").text

    assert answer.status_code == 404
    assert "took a step out of the plan" in page
    assert "what do you say?" not in page
    assert browser.get(f"/plan/steps/{step.id}").status_code == 404
    assert "Ask a lawyer" in browser.get("/plan/history").text
    assert [entry.deed for entry in db.every(TrailEntry)] == ["plan.withdrawal"]


READY = {"text": "Practise a job interview together", "doer": "house", "language": "en"}
KEY = "practise-an-interview-together"


def test_ready_words_are_read_in_ones_own_language(db, sign_in, elif_, amina):
    lale = make.member(db, "lale", language="ar", house_id=amina.house_id)
    make.assignment(db, elif_, lale)
    goal = make.goal(db, lale, by=elif_)
    desk, address = sign_in(elif_), f"/desk/goals/{goal.id}/steps"

    listed = desk.get(f"/desk/goals/{goal.id}/phrases").text
    form = desk.get(f"{address}/new?phrase={KEY}").text
    look = desk.post(address, **READY, phrase=KEY, look="y")
    nothing_yet = db.every(Step)
    desk.post(address, **READY, phrase=KEY)
    desk.post(address, **READY | {"text": "Practise"}, phrase=KEY)
    ready, free = db.every(Step)
    plan = sign_in(lale).get("/plan").text

    assert f"phrase={KEY}" in listed
    assert "Practise a job interview together</textarea>" in form
    assert '<option value="house" selected>' in form
    assert nothing_yet == []
    assert 'dir="rtl" inert' in look.text
    assert "التدرّب معاً على مقابلة عمل" in look.text
    assert "Practise a job interview together</textarea>" in look.text
    assert (ready.phrase, free.phrase) == (KEY, "")
    assert '<bdi lang="ar">التدرّب معاً على مقابلة عمل</bdi>' in plan
    assert '<bdi lang="en">Practise</bdi>' in plan
    assert "(English)" in plan


def test_a_ready_goal_is_offered_by_topic(db, sign_in, elif_, amina):
    desk = sign_in(elif_)
    listed = desk.get(f"/desk/people/{amina.id}/phrases").text
    key = listed.partition("/goals/new?phrase=")[2].partition('"')[0]

    form = desk.get(f"/desk/people/{amina.id}/goals/new?phrase={key}").text
    nonsense = desk.get(f"/desk/people/{amina.id}/goals/new?phrase=../../x")

    assert f'name="phrase" value="{key}"' in form
    assert 'name="phrase" value=""' in nonsense.text


def test_a_service_has_to_be_named(db, sign_in, elif_, amina):
    goal = make.goal(db, amina, by=elif_)
    desk = sign_in(elif_)
    words = {"text": "Ask for help", "doer": "service", "language": "en"}

    missing = desk.post(f"/desk/goals/{goal.id}/steps", **words)
    named = desk.post(f"/desk/goals/{goal.id}/steps", **words, service="Legal aid")
    (step,) = db.every(Step)

    assert (missing.status_code, named.status_code) == (422, 303)
    assert "Please name the service." in missing.text
    assert (step.doer, step.service) == ("service", "Legal aid")
