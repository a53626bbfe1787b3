"""One step: done and not done, by the member herself and nobody else."""

import pytest

from portal import clock
from portal.plan.models import Step
from portal.trail.models import TrailEntry
from tests import make

DEEDS = (
    "completion",
    "reopening",
    "agreement",
    "answer",
    "withdrawal",
)


@pytest.fixture
def amina(db):
    return make.member(db, "amina")


def test_done_and_not_done(db, sign_in, amina):
    step = make.step(db, make.goal(db, amina))
    browser = sign_in(amina)
    page = f"/plan/steps/{step.id}"

    assert "I have done this" in browser.get(page).text
    done = browser.post(f"{page}/completion")
    first = db.get(Step, step.id)
    browser.post(f"{page}/completion")
    assert db.get(Step, step.id).done_at == first.done_at
    assert "I have done this" not in browser.get(page).text
    browser.post(f"{page}/reopening")

    assert done.headers["location"] == page
    assert first.done_by_id == amina.id
    assert (db.get(Step, step.id).done_at, db.get(Step, step.id).done_by_id) == (None, None)
    assert db.every(TrailEntry) == []


def test_done_on_the_first_page_leads_back_there(db, sign_in, amina):
    step = make.step(db, make.goal(db, amina))
    browser = sign_in(amina)

    home = browser.post(f"/plan/steps/{step.id}/completion", back="home")
    elsewhere = browser.post(f"/plan/steps/{step.id}/completion", back="//evil.example")

    assert home.headers["location"] == "/"
    assert elsewhere.headers["location"] == f"/plan/steps/{step.id}"


def test_a_deed_shows_its_block_alone(db, sign_in, amina):
    step = make.step(db, make.goal(db, amina))

    answer = sign_in(amina).fragment(f"/plan/steps/{step.id}/completion", "step", back="")

    assert answer.status_code == 200
    assert "This is not done yet" in answer.text
    assert "<html" not in answer.text


def test_a_step_of_the_house_is_not_mine_to_tick(db, sign_in, amina):
    step = make.step(db, make.goal(db, amina), doer="house")
    browser = sign_in(amina)
    page = f"/plan/steps/{step.id}"

    assert "I have done this" not in browser.get(page).text
    assert browser.post(f"{page}/completion").status_code == 403
    assert browser.post(f"{page}/reopening").status_code == 403
    assert db.get(Step, step.id).done_at is None


def test_a_step_with_a_service_is_hers_to_tick(db, sign_in, amina):
    step = make.step(db, make.goal(db, amina), doer="service", service="Legal aid")

    browser = sign_in(amina)
    named = browser.get("/plan").text
    browser.post(f"/plan/steps/{step.id}/completion")

    assert "<bdi>Legal aid</bdi> does this." in named
    assert db.get(Step, step.id).done_by_id == amina.id


@pytest.mark.parametrize("role", ["resident", "graduate", "peer_mentor", "caseworker"])
def test_nobody_else_sees_or_changes_it(db, sign_in, amina, role):
    step = make.step(db, make.goal(db, amina), done_at=clock.now())
    other = make.member(db, role=role, house_id=amina.house_id)
    if role == "caseworker":
        make.assignment(db, other, amina)
    browser = sign_in(other)
    page = f"/plan/steps/{step.id}"

    answers = [browser.get(page)] + [browser.post(f"{page}/{deed}") for deed in DEEDS]

    assert [answer.status_code for answer in answers] == [404] * 6
    assert db.get(Step, step.id).done_at == step.done_at
    assert db.get(Step, step.id).answer is None


def test_a_guest_is_led_to_sign_in(db, guest, amina):
    step = make.step(db, make.goal(db, amina))

    for deed in DEEDS:
        answer = guest.post(f"/plan/steps/{step.id}/{deed}")
        assert answer.headers["location"] == "/sign-in"
    assert guest.get(f"/plan/steps/{step.id}").status_code == 303
    assert db.get(Step, step.id).done_at is None
