"""One step: done and not done, disagreed and agreed, by the member herself and nobody else."""

import pytest

from portal import clock
from portal.plan.models import Step
from portal.trail.models import TrailEntry
from tests import make

DEEDS = ("completion", "reopening", "disagreement", "agreement")


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
    assert browser.post(f"{page}/disagreement", reason="I went alone").status_code == 303
    assert db.get(Step, step.id).done_at is None
    assert db.get(Step, step.id).disagreement == "I went alone"


def test_disagreeing_changing_the_reason_and_agreeing_again(db, sign_in, amina):
    step = make.step(db, make.goal(db, amina))
    browser = sign_in(amina)
    page = f"/plan/steps/{step.id}"

    answer = browser.post(f"{page}/disagreement")
    first = db.get(Step, step.id)
    browser.post(f"{page}/disagreement", reason="Too far\n\nfrom here")
    second = db.get(Step, step.id)
    shown = browser.get(page).text
    listed = browser.get("/plan").text
    browser.post(f"{page}/agreement")
    third = db.get(Step, step.id)

    assert answer.headers["location"] == page
    assert (first.disagreement, second.disagreement, third.disagreement) == (
        "",
        "Too far\n\nfrom here",
        "",
    )
    assert first.disagreed_at == second.disagreed_at is not None
    assert third.disagreed_at is None
    assert '<p dir="auto">Too far</p>' in shown
    assert "You do not agree" in listed


def test_a_reason_that_is_too_long_stays_in_the_form(db, sign_in, amina):
    step = make.step(db, make.goal(db, amina))
    reason = "because " * 130

    answer = sign_in(amina).post(f"/plan/steps/{step.id}/disagreement", reason=reason)

    assert answer.status_code == 422
    assert reason.strip() in answer.text
    assert "<details open>" in answer.text
    assert db.get(Step, step.id).disagreed_at is None


def test_a_disagreement_sent_twice_does_not_undo_a_later_agreement(db, sign_in, amina):
    step = make.step(db, make.goal(db, amina))
    browser = sign_in(amina)
    token = browser.token()

    browser.post(f"/plan/steps/{step.id}/disagreement", token=token, reason="No")
    browser.post(f"/plan/steps/{step.id}/agreement")
    browser.post(f"/plan/steps/{step.id}/disagreement", token=token, reason="No")

    assert db.get(Step, step.id).disagreed_at is None


@pytest.mark.parametrize("role", ["resident", "graduate", "peer_mentor", "caseworker"])
def test_nobody_else_sees_or_changes_it(db, sign_in, amina, role):
    step = make.step(db, make.goal(db, amina), done_at=clock.now())
    other = make.member(db, role=role, house_id=amina.house_id)
    if role == "caseworker":
        make.assignment(db, other, amina)
    browser = sign_in(other)
    page = f"/plan/steps/{step.id}"

    answers = [browser.get(page)] + [browser.post(f"{page}/{deed}") for deed in DEEDS]

    assert [answer.status_code for answer in answers] == [404] * 5
    assert db.get(Step, step.id).done_at == step.done_at
    assert db.get(Step, step.id).disagreed_at is None


def test_a_guest_is_led_to_sign_in(db, guest, amina):
    step = make.step(db, make.goal(db, amina))

    for deed in DEEDS:
        answer = guest.post(f"/plan/steps/{step.id}/{deed}")
        assert answer.headers["location"] == "/sign-in"
    assert guest.get(f"/plan/steps/{step.id}").status_code == 303
    assert db.get(Step, step.id).done_at is None
