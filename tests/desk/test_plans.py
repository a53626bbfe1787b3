"""Plans at the desk: only of one's own people; every look and every change leaves one row."""

import pytest

from portal.accounts import caring
from portal.accounts.models import ENDED, Member
from portal.plan.models import Doer, Goal, GoalType, Step
from portal.trail.models import TrailEntry
from tests import make

TODAY = make.today()
STEP = {
    "text": "Ask a lawyer",
    "doer": "house",
    "planned_on": "2026-12-18",
    "language": "tr",
    "version": 1,
}


def deeds_of(db):
    return [entry.deed for entry in db.every(TrailEntry)]


def test_every_page_of_a_plan_leaves_one_row_in_the_trail(db, sign_in, scene):
    browser = sign_in(scene.elif_)

    answers = [browser.get(page) for page in scene.pages]

    assert [answer.status_code for answer in answers] == [200] * 4
    assert [(e.member_id, e.by_id, e.by_name, e.deed) for e in db.every(TrailEntry)] == [
        (scene.amina.id, scene.elif_.id, "elif", "plan.opened")
    ] * 4
    assert "opened your plan" in sign_in(scene.amina).get("/account/trail").text


def test_every_change_leaves_its_own_row_and_no_other(db, sign_in, scene):
    browser = sign_in(scene.elif_)

    answers = [browser.post(address, **fields) for address, fields in scene.deeds]

    assert {answer.headers["location"] for answer in answers} == {scene.pages[0]}
    assert deeds_of(db) == [
        "plan.goal",
        "plan.step",
        "plan.change",
        "plan.completion",
        "plan.reopening",
    ]


def test_a_goal_and_a_step_hold_what_was_written(db, sign_in, scene):
    browser = sign_in(scene.elif_)

    browser.post(
        f"/desk/people/{scene.amina.id}/goals", title="Turkish A1", type="education", language="ar"
    )
    goal = db.every(Goal)[-1]
    browser.post(f"/desk/goals/{goal.id}/steps", **{**STEP, "planned_on": "٢٠٢٦-١٢-١٨"})
    browser.post(f"/desk/goals/{goal.id}/steps", text="Buy a book", doer="me", planned_on="")
    dated, undated = db.every(Step)[-2:]

    assert (goal.member_id, goal.title, goal.type) == (
        scene.amina.id,
        "Turkish A1",
        GoalType.EDUCATION,
    )
    assert (goal.is_own, goal.written_by_id, goal.language) == (False, scene.elif_.id, "ar")
    assert (dated.text, dated.doer, dated.language) == ("Ask a lawyer", Doer.HOUSE, "tr")
    assert (str(dated.planned_on), dated.written_by_id) == ("2026-12-18", scene.elif_.id)
    assert (undated.planned_on, undated.doer, undated.language) == (None, Doer.ME, "en")


def test_a_form_with_errors_keeps_everything_and_is_a_look(db, sign_in, scene):
    browser = sign_in(scene.elif_)
    wrong = {"text": "  ", "doer": "nobody", "planned_on": "30.02.2026", "language": "xx"}
    before = len(db.every(Step))

    step = browser.post(f"/desk/goals/{scene.goal.id}/steps", **wrong)
    far = browser.post(
        f"/desk/steps/{scene.mine.id}/change", **{**STEP, "planned_on": "0202-12-01"}
    )
    goal = browser.post(f"/desk/people/{scene.amina.id}/goals", title="a" * 201, type="x")

    assert [answer.status_code for answer in (step, far, goal)] == [422] * 3
    assert step.text.count('class="error"') == 4
    assert 'value="30.02.2026"' in step.text
    assert "Please look at the year again." in far.text
    assert "Ask a lawyer" in far.text
    assert "a" * 201 in goal.text
    assert deeds_of(db) == ["plan.opened"] * 3
    assert (len(db.every(Step)), len(db.every(Goal))) == (before, 1)
    assert db.get(Step, scene.mine.id).text == "Choose a course"


def test_a_changed_step_stays_done_and_keeps_what_was_said_to_the_words_before(db, sign_in, scene):
    amina, staff = sign_in(scene.amina), sign_in(scene.elif_)
    amina.post(f"/plan/steps/{scene.mine.id}/completion")
    amina.post(f"/plan/steps/{scene.mine.id}/answer", answer="disagreed", said="Too far", version=1)
    before = db.get(Step, scene.mine.id)

    staff.post(f"/desk/steps/{scene.mine.id}/change", **STEP)
    after = db.get(Step, scene.mine.id)
    staff.post(f"/desk/steps/{scene.mine.id}/change", **STEP)

    assert (after.text, after.doer, after.language) == ("Ask a lawyer", Doer.HOUSE, "tr")
    assert (after.done_at, after.done_by_id) == (before.done_at, scene.amina.id)
    assert (after.version, after.answered_version, after.words) == (2, 1, "Too far")
    assert after.answered_at == before.answered_at
    assert deeds_of(db) == ["plan.change"]


def test_staff_tick_steps_of_the_house_only(db, sign_in, scene):
    browser = sign_in(scene.elif_)

    refused = [
        browser.post(f"/desk/steps/{scene.mine.id}/{deed}") for deed in ("completion", "reopening")
    ]
    for _ in range(2):
        browser.post(f"/desk/steps/{scene.of_house.id}/completion")

    assert [answer.status_code for answer in refused] == [403, 403]
    assert db.get(Step, scene.mine.id).done_at is None
    assert db.get(Step, scene.of_house.id).done_by_id == scene.elif_.id
    assert deeds_of(db) == ["plan.completion"]


def test_the_same_form_twice_writes_one_step_and_one_row(db, sign_in, scene):
    browser = sign_in(scene.elif_)
    token = browser.token()

    answers = [
        browser.post(f"/desk/goals/{scene.goal.id}/steps", token=token, **STEP) for _ in range(2)
    ]

    assert answers[0].headers["location"] == answers[1].headers["location"]
    assert len(db.every(Step)) == 3
    assert deeds_of(db) == ["plan.step"]


def test_disagreements_come_first_in_the_words_of_the_member(db, sign_in, scene):
    said = {"said": "It is <too> far", "version": 1}
    sign_in(scene.amina).post(f"/plan/steps/{scene.mine.id}/answer", answer="disagreed", **said)

    page = sign_in(scene.elif_).get(scene.pages[0]).text

    assert '<p dir="auto">It is &lt;too&gt; far</p>' in page
    assert page.index("It is &lt;too&gt; far") < page.index("Get my papers")


@pytest.mark.parametrize(
    ("role", "same_house", "assigned"),
    [
        ("caseworker", True, False),
        ("caseworker", False, False),
        ("coordinator", True, False),
        ("administrator", True, True),
        ("peer_mentor", True, True),
        ("resident", True, True),
    ],
)
def test_everybody_else_finds_nothing_and_leaves_nothing(
    db, sign_in, scene, role, same_house, assigned
):
    house = scene.amina.house_id if same_house else None
    other = make.member(db, role=role, house_id=house)
    if assigned:
        make.assignment(db, other, scene.amina)
    browser = sign_in(other)

    answers = [browser.get(page) for page in scene.pages]
    answers += [browser.post(address, **fields) for address, fields in scene.deeds]

    assert [answer.status_code for answer in answers] == [404] * 9
    assert deeds_of(db) == []
    assert (len(db.every(Goal)), len(db.every(Step))) == (1, 2)
    assert db.get(Step, scene.of_house.id).done_at is None


def test_the_member_herself_and_a_guest_have_no_desk(db, sign_in, guest, scene):
    browser = sign_in(scene.amina)

    own = [browser.get(page).status_code for page in scene.pages]
    own += [browser.post(address, **fields).status_code for address, fields in scene.deeds]
    outside = [guest.get(page).headers["location"] for page in scene.pages]
    outside += [
        guest.post(address, **fields).headers["location"] for address, fields in scene.deeds
    ]

    assert own == [404] * 9
    assert all(location.startswith("/sign-in") for location in outside)
    assert len(db.every(Goal)) == 1


def test_whoever_no_longer_looks_after_her_sees_nothing(db, sign_in, scene):
    browser = sign_in(scene.elif_)
    head = make.member(db, role="coordinator", house_id=scene.amina.house_id)

    before = browser.get(scene.pages[0]).status_code
    db.do(caring.release, scene.amina, scene.elif_.id, make.viewer(head), nobody=True)
    after = browser.get(scene.pages[0]).status_code
    make.assignment(db, scene.elif_, scene.amina)
    db.do(lambda session: setattr(session.get(Member, scene.amina.id), "state", ENDED))
    ended = browser.get(scene.pages[0]).status_code

    assert (before, after, ended) == (200, 404, 404)


@pytest.mark.parametrize("number", ["0", "x", "999999999", "9" * 18])
def test_malformed_numbers_are_no_address(sign_in, scene, number):
    browser = sign_in(scene.elif_)

    for page in ("people/{}/plan", "people/{}/goals/new", "goals/{}/steps/new", "steps/{}/change"):
        assert browser.get(f"/desk/{page.format(number)}").status_code == 404
