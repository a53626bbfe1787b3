"""Many steps of the house at once: another day, or done; all of them or none."""

from datetime import timedelta

import pytest

from portal import clock
from portal.plan.models import Answer, Change, Happened, Step
from portal.trail.models import TrailEntry
from tests import make

TODAY = make.today()
NEW = TODAY + timedelta(days=20)
AGREED = {"answer": Answer.AGREED, "answered_at": clock.now(), "answered_version": 1}


@pytest.fixture
def owed(db, scene):
    """Three steps of the house: late, soon, and far away."""
    return [
        make.step(db, scene.goal, f"step {days}", "house", TODAY + timedelta(days=days), **AGREED)
        for days in (-3, 2, 90)
    ]


def page_of(member):
    return f"/desk/people/{member.id}/house-steps"


def ticks(*steps, version=1):
    return [f"{step.id}:{version}" for step in steps]


def deeds_of(db):
    return [entry.deed for entry in db.every(TrailEntry)]


def days_of(db, steps):
    return [db.get(Step, step.id).planned_on for step in steps]


def test_the_page_shows_what_the_house_owes_and_is_a_look(db, sign_in, scene, owed):
    make.step(db, scene.goal, "done", "house", done_at=clock.now())
    browser = sign_in(scene.elif_)

    page = browser.get(page_of(scene.amina)).text
    ticked = [
        browser.get(f"{page_of(scene.amina)}?tick={what}").text.count(" checked")
        for what in ("overdue", "soon", "all", "x")
    ]

    assert [f"step {days}" in page for days in (-3, 2, 90)] == [True] * 3
    assert "Choose a course" not in page  # hers
    assert ">done<" not in page
    assert ticked == [1, 1, 4, 0]
    assert deeds_of(db) == ["plan.opened"] * 5


def test_several_steps_get_a_new_day_and_she_is_asked_anew(db, sign_in, scene, owed):
    browser = sign_in(scene.elif_)

    answer = browser.post(f"{page_of(scene.amina)}/day", step=ticks(*owed[:2]), planned_on=str(NEW))

    assert answer.headers["location"] == f"/desk/people/{scene.amina.id}/plan"
    assert days_of(db, owed) == [NEW, NEW, owed[2].planned_on]
    assert [db.get(Step, step.id).version for step in owed] == [2, 2, 1]
    assert [(row.happened, row.step_id) for row in db.every(Change)] == [
        (Happened.STEP_CHANGED, owed[0].id),
        (Happened.STEP_CHANGED, owed[1].id),
    ]
    assert deeds_of(db) == ["plan.days"]
    amina = sign_in(scene.amina)
    assert amina.get("/plan").text.count("elif</bdi> changed a step") == 2
    assert "moved steps of the house in your plan" in amina.get("/account/trail").text


def test_several_steps_are_done_at_once(db, sign_in, scene, owed):
    browser, address = sign_in(scene.elif_), f"{page_of(scene.amina)}/completion"

    answers = [browser.post(address, step=ticks(*owed[:2])).status_code for _ in range(2)]

    assert answers == [303, 303]
    assert [db.get(Step, step.id).done_by_id for step in owed] == [scene.elif_.id] * 2 + [None]
    assert deeds_of(db) == ["plan.completions"]
    assert len(db.every(Change)) == 2


@pytest.mark.parametrize("deed", ["day", "completion"])
def test_when_one_reads_otherwise_none_is_touched(db, sign_in, scene, owed, deed):
    browser = sign_in(scene.elif_)
    browser.post(
        f"/desk/steps/{owed[1].id}/change",
        text="Somebody else was here",
        doer="house",
        language="en",
        version="1",
    )
    sent = {"step": ticks(*owed), "planned_on": str(NEW)}

    answer = browser.post(f"{page_of(scene.amina)}/{deed}", **sent)
    again = browser.post(
        f"{page_of(scene.amina)}/{deed}",
        **{**sent, "step": ticks(owed[0]) + ticks(owed[1], version=2)},
    )

    assert answer.status_code == 409
    assert "One of these steps was changed" in answer.text
    assert "Somebody else was here" in answer.text
    assert answer.text.count(" checked") == 3
    if deed == "day":
        assert f'value="{NEW}"' in answer.text
    assert again.status_code == 303


def test_steps_of_others_and_of_herself_are_not_touched(db, sign_in, scene, owed):
    other = make.step(db, make.goal(db, make.member(db, "other")), doer="house", planned_on=TODAY)
    browser = sign_in(scene.elif_)

    for forged in (other, scene.mine):
        for deed in ("day", "completion"):
            answer = browser.post(
                f"{page_of(scene.amina)}/{deed}",
                step=ticks(owed[0], forged),
                planned_on=str(NEW),
            )
            assert answer.status_code == 409

    assert days_of(db, [owed[0], other]) == [owed[0].planned_on, TODAY]
    assert set(deeds_of(db)) == {"plan.opened"}


@pytest.mark.parametrize("step", ["", "x", "1", "0:0", "9" * 12 + ":1", "1:1:1"])
def test_nothing_ticked_is_said(db, sign_in, scene, step):
    browser = sign_in(scene.elif_)

    answers = [
        browser.post(f"{page_of(scene.amina)}/{deed}", step=step, planned_on=str(NEW))
        for deed in ("day", "completion")
    ]

    assert {answer.status_code for answer in answers} <= {409, 422}
    assert db.every(Change) == []


@pytest.mark.parametrize(
    "day", ["", "2026-02-30", "x", str(TODAY - timedelta(days=1)), "2099-01-01"]
)
def test_a_day_must_be_to_come(db, sign_in, scene, owed, day):
    answer = sign_in(scene.elif_).post(
        f"{page_of(scene.amina)}/day", step=ticks(owed[0]), planned_on=day
    )

    assert answer.status_code == 422
    assert answer.text.count(" checked") == 1
    assert days_of(db, owed[:1]) == [owed[0].planned_on]


def test_the_same_form_twice_moves_once(db, sign_in, scene, owed):
    browser = sign_in(scene.elif_)
    token = browser.token()

    for _ in range(2):
        answer = browser.post(
            f"{page_of(scene.amina)}/day", token=token, step=ticks(owed[0]), planned_on=str(NEW)
        )

    assert answer.status_code == 303
    assert db.get(Step, owed[0].id).version == 2
    assert deeds_of(db) == ["plan.days"]


@pytest.mark.parametrize(
    "who", ["caseworker", "coordinator", "administrator", "resident", "excepted"]
)
def test_everybody_else_finds_nothing(db, sign_in, scene, owed, who):
    role = "caseworker" if who == "excepted" else who
    other = make.member(db, "other", role=role, house_id=scene.amina.house_id)
    if who == "excepted":
        make.exception(db, other, scene.amina)
    before, browser = deeds_of(db), sign_in(other)

    answers = [browser.get(page_of(scene.amina)).status_code]
    answers += [
        browser.post(
            f"{page_of(scene.amina)}/{deed}", step=ticks(owed[0]), planned_on=str(NEW)
        ).status_code
        for deed in ("day", "completion")
    ]

    assert answers == [404] * 3
    assert deeds_of(db) == before
    assert days_of(db, owed[:1]) == [owed[0].planned_on]
