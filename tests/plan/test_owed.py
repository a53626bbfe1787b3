"""What the house owes me: the page, asking, and what becomes of a question."""

import re
from datetime import timedelta
from threading import Barrier, Thread

import pytest

from portal import clock, formats
from portal.plan import asking
from portal.plan.models import HiddenTopic, Question, Step
from portal.trail.models import TrailEntry
from tests import make
from tests.statements import counted

TODAY = make.today()


@pytest.fixture
def amina(db):
    return make.member(db, "amina")


@pytest.fixture
def goal(db, amina):
    return make.goal(db, amina, "Get my papers", type="legal")


def change(db, row, **values):
    def work(session):
        for name, value in values.items():
            setattr(session.get(type(row), row.id), name, value)

    db.do(work)


def answered(db, question, words="On Friday"):
    by = make.member(db, "nur", role="coordinator")
    db.do(
        lambda session: asking.answer(
            session, make.viewer(by), session.get(Question, question.id), words
        )
    )


def test_overdue_comes_first_then_what_comes_by_its_day(db, sign_in, amina, goal):
    make.step(db, goal, "far", doer="house", planned_on=TODAY + timedelta(days=9))
    make.step(db, goal, "near", doer="service", planned_on=TODAY, service="Sun Clinic")
    make.owed_step(db, goal, "late", days=2)
    make.owed_step(db, goal, "later still", days=5)
    make.step(db, goal, "no day", doer="house")
    make.step(db, goal, "my own", planned_on=TODAY - timedelta(days=1))
    make.owed_step(db, goal, "done", done_at=clock.now())
    make.owed_step(db, goal, "gone", withdrawn_at=clock.now())

    page = sign_in(amina).get("/plan/owed").text

    shown = re.findall(r'<b><bdi lang="en">([^<]+)</bdi>', page)
    assert shown == ["later still", "late", "near", "far"]
    assert page.index("The day has passed") < page.index("late") < page.index("To come")
    assert page.count("Should have been done by") == 2
    assert page.count("Ask where this is") == 2
    assert "<bdi>Sun Clinic</bdi>" in page


def test_an_overdue_service_is_said_and_not_asked(db, sign_in, amina, goal):
    yesterday = TODAY - timedelta(days=1)
    make.step(db, goal, "the clinic", doer="service", planned_on=yesterday, service="Sun")

    page = sign_in(amina).get("/plan/owed").text

    assert "Should have been done by" in page
    assert "Ask where this is" not in page


def test_nothing_with_a_day(db, sign_in, amina):
    assert "There is nothing with a day" in sign_in(amina).get("/plan/owed").text


def test_one_press_asks_and_a_second_one_changes_nothing(db, sign_in, amina, goal):
    step = make.owed_step(db, goal)
    browser = sign_in(amina)

    first = browser.post(f"/plan/steps/{step.id}/question")
    (before,) = db.every(Question)
    again = browser.post(f"/plan/steps/{step.id}/question", back="step")

    assert (first.status_code, first.headers["location"]) == (303, "/plan/owed")
    assert again.headers["location"] == f"/plan/steps/{step.id}"
    (question,) = db.every(Question)
    assert (question.member_id, question.step_id) == (amina.id, step.id)
    assert (question.owed_on, question.asked_at) == (step.planned_on, before.asked_at)
    assert db.every(TrailEntry) == []
    for address in ("/plan/owed", f"/plan/steps/{step.id}"):
        page = browser.get(address).text
        assert "You asked where this is on" in page
        assert "The coordinators of the house and those who look after you see" in page
        assert "Ask where this is" not in page
        day = formats.day(TODAY + timedelta(days=3))
        assert f"you can ask one level up from {day} on" in page


def test_two_phones_ask_at_once(db, sign_in, amina, goal):
    step = make.owed_step(db, goal)
    phones, gate, found = [sign_in(amina) for _ in range(4)], Barrier(4), []

    def press(phone):
        gate.wait()
        found.append(phone.post(f"/plan/steps/{step.id}/question").status_code)

    threads = [Thread(target=press, args=(phone,)) for phone in phones]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert found == [303] * 4
    assert len(db.every(Question)) == 1


def test_the_database_itself_keeps_a_second_unanswered_question_out(db, goal):
    """The control: without the lock it is still one."""
    step = make.owed_step(db, goal)
    make.question(db, step)
    make.question(db, make.owed_step(db, goal))
    make.question(db, step, answered_at=clock.now())

    with pytest.raises(Exception, match=r"(?i)unique"):
        make.question(db, step)


@pytest.mark.parametrize(
    "values",
    [
        {"planned_on": TODAY + timedelta(days=1)},
        {"planned_on": None},
        {"doer": "me", "planned_on": TODAY - timedelta(days=1)},
        {"doer": "service", "planned_on": TODAY - timedelta(days=1)},
        {"done_at": clock.now(), "planned_on": TODAY - timedelta(days=1)},
    ],
)
def test_what_is_not_owed_is_not_asked(db, sign_in, amina, goal, values):
    step = make.step(db, goal, **{"doer": "house", **values})

    answer = sign_in(amina).post(f"/plan/steps/{step.id}/question")

    assert answer.status_code == 409
    assert "The day of this step has not passed" in answer.text
    assert db.every(Question) == []


def test_an_answer_is_shown_and_she_asks_again_while_it_is_not_done(db, sign_in, amina, goal):
    step = make.owed_step(db, goal)
    question = make.question(db, step)
    answered(db, question)
    browser = sign_in(amina)

    page = browser.get("/plan/owed").text
    browser.post(f"/plan/steps/{step.id}/question")

    assert "<bdi>nur</bdi> answered on" in page
    assert '<p dir="auto">On Friday</p>' in page
    assert "Ask again" in page
    assert [q.answered_at is None for q in db.every(Question)] == [False, True]
    assert "Ask again" not in browser.get("/plan/owed").text


def test_done_and_taken_out_close_a_question_by_themselves(db, sign_in, amina, goal):
    done, gone, moved = (make.owed_step(db, goal, text) for text in ("sewn", "dropped", "put off"))
    for step in (done, gone, moved):
        make.question(db, step)
    change(db, done, done_at=clock.now())
    change(db, gone, withdrawn_at=clock.now())
    change(db, moved, planned_on=TODAY + timedelta(days=3))

    page = sign_in(amina).get("/plan/owed").text

    settled = page.index("What you asked about and is settled")
    assert page.index("The house has set a new day since") < settled
    assert settled < page.index("Taken out of the plan on") < page.index("Done on")
    assert "No answer yet" not in page
    assert "one level up" not in page


def test_a_new_day_that_passes_too_brings_the_question_back(db, sign_in, amina, goal):
    step = make.owed_step(db, goal, days=9)
    make.question(db, step, days=8)
    change(db, step, planned_on=TODAY - timedelta(days=1))

    page = sign_in(amina).get("/plan/owed").text

    assert "No answer yet" in page
    assert "Ask one level up" in page


def test_a_day_that_was_taken_away_is_no_answer(db, sign_in, amina, goal):
    step = make.owed_step(db, goal)
    make.question(db, step)
    change(db, step, planned_on=None)

    page = sign_in(amina).get("/plan/owed").text

    assert "No day is set any more." in page
    assert "Ask one level up" in page


def test_hidden_topics_stay_hidden_on_a_shared_phone(db, sign_in, amina, goal):
    step = make.owed_step(db, goal, "secret paper")
    question = make.question(db, step)
    free = make.owed_step(db, goal)
    db.add(HiddenTopic(member_id=amina.id, type=goal.type))
    shared, own = sign_in(amina), sign_in(amina, own_phone=True)

    assert "secret paper" not in shared.get("/plan/owed").text
    assert shared.post(f"/plan/steps/{free.id}/question").status_code == 404
    assert shared.get(f"/plan/questions/{question.id}/raising").status_code == 404
    assert shared.post(f"/plan/questions/{question.id}/outside").status_code == 404
    assert "secret paper" in own.get("/plan/owed").text
    assert own.get(f"/plan/questions/{question.id}/raising").status_code == 200


@pytest.mark.parametrize("role", ["resident", "peer_mentor", "caseworker", "coordinator"])
def test_nobody_else_asks_for_her(db, sign_in, amina, goal, role):
    step = make.owed_step(db, goal, "secret paper")
    other = make.member(db, role=role, house_id=amina.house_id)
    if role in {"caseworker", "coordinator"}:
        make.assignment(db, other, amina)
    browser = sign_in(other)

    assert browser.post(f"/plan/steps/{step.id}/question").status_code == 404
    assert "secret paper" not in browser.get("/plan/owed").text
    assert db.every(Question) == []


@pytest.mark.parametrize("number", ["0", "x", "-1", "999999999", "9" * 18])
def test_malformed_numbers_are_no_address(db, sign_in, amina, number):
    browser = sign_in(amina)

    assert browser.post(f"/plan/steps/{number}/question").status_code == 404
    assert browser.get(f"/plan/questions/{number}/raising").status_code == 404


def test_a_guest_is_led_to_the_door(guest):
    assert guest.get("/plan/owed").headers["location"].startswith("/sign-in")
    assert guest.post("/plan/steps/1/question").headers["location"].startswith("/sign-in")


def test_the_page_costs_the_same_whatever_stands_in_it(db, sign_in, amina, goal):
    browser, costs = sign_in(amina), []
    for _ in range(2):
        for turn in range(4):
            step = make.owed_step(db, goal)
            make.question(db, step, answered_at=clock.now() if turn % 2 else None)
            make.question(db, make.owed_step(db, goal, done_at=clock.now()))
            make.owed_step(db, goal)
        with counted(db) as sent:
            browser.get("/plan/owed")
        costs.append(len(sent))

    assert costs[0] == costs[1] <= 6
    assert len(db.every(Step)) == 24
