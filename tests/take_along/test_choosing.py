"""Choosing what goes along: only what her plan shows on this phone, and never anybody else's."""

import re
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from portal import clock
from portal.db import Base
from portal.plan.models import Answer, GoalType, HiddenTopic
from tests import make
from tests.statements import counted
from tests.take_along.reading import fields_of, goal_with, offered, ticked

PRINT = "/plan/take/print"


@pytest.fixture
def amina(db):
    return make.member(db, "amina")


def disagreed():
    return {"answer": Answer.DISAGREED, "answered_at": clock.now(), "answered_version": 1}


def test_everything_is_ticked_but_what_she_does_not_agree_with(db, amina, sign_in):
    work, (course,) = goal_with(db, amina, "Choose a course")
    health, (doctor,) = goal_with(db, amina, "See a doctor", title="Sleep", type="health")
    no = make.step(db, work, "Work at night", doer="house", **disagreed())
    gone = make.step(db, work, "An old idea", withdrawn_at=clock.now())

    page = sign_in(amina).get("/plan/take").text

    assert ticked(page, "goal") == [work.id, health.id]
    assert ticked(page, "step") == [course.id, doctor.id]
    assert offered(page, "step") == [course.id, no.id, doctor.id]
    assert gone.id not in offered(page, "step")
    assert page.count("You do not agree") == 1


def test_a_hidden_topic_is_not_there_on_a_shared_phone_and_unticked_on_her_own(db, amina, sign_in):
    work, (course,) = goal_with(db, amina, "Choose a course")
    health, (doctor,) = goal_with(db, amina, "See a doctor", title="Sleep", type="health")
    db.add(HiddenTopic(member_id=amina.id, type=GoalType.HEALTH))
    shared, own = sign_in(amina), sign_in(amina, own_phone=True)

    on_shared, on_own = (browser.get("/plan/take").text for browser in (shared, own))
    forged = {"goal": [work.id, health.id], "step": [course.id, doctor.id], "first": "en"}
    answers = [browser.post(PRINT, **forged, second="").text for browser in (shared, own)]

    assert offered(on_shared, "goal") == ticked(on_shared, "goal") == [work.id]
    assert "hide this topic" not in on_shared
    assert offered(on_own, "goal") == [work.id, health.id]
    assert (ticked(on_own, "goal"), ticked(on_own, "step")) == ([work.id], [course.id])
    assert on_own.count("You hide this topic on shared phones.") == 1
    assert ["See a doctor" in page for page in answers] == [False, True]


def test_an_untouched_form_leads_to_the_list_without_scripts(db, amina, sign_in):
    goal_with(db, amina, "Choose a course", "Ask the workshop", planned_on=make.today())
    browser = sign_in(amina)

    page = browser.get("/plan/take").text
    answer = browser.post(PRINT, **fields_of(page))

    assert fields_of(page)["first"] == "en"
    assert fields_of(page)["second"] == "tr"
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "no-store"
    assert [answer.text.count(w) for w in ("Choose a course", "Ask the workshop")] == [2, 2]
    assert answer.text.count("<title>My list</title>") == 1
    assert "/plan/take/print" not in answer.text.replace(f'action="{PRINT}"', "")


def test_a_step_without_its_goal_and_what_is_not_ticked_stay_here(db, amina, sign_in):
    work, (course, ask) = goal_with(db, amina, "Choose a course", "Ask the workshop")
    _, (doctor,) = goal_with(db, amina, "See a doctor", title="Sleep", type="health")
    sent = {"goal": [work.id], "step": [course.id, doctor.id], "first": "en", "second": ""}

    page = sign_in(amina).post(PRINT, **sent).text

    assert "Choose a course" in page
    for word in ("Ask the workshop", "See a doctor", "Sleep"):
        assert word not in page
    assert ask.id != course.id


@pytest.mark.parametrize("role", ["resident", "graduate", "peer_mentor"])
def test_numbers_of_other_peoples_steps_are_passed_over(db, amina, sign_in, role):
    theirs, (secret,) = goal_with(db, amina, "Choose a course", planned_on=make.today())
    zara = make.member(db, "zara", role=role, house_id=amina.house_id)
    mine, (own,) = goal_with(db, zara, "Swim", title="Move", planned_on=make.today())
    browser = sign_in(zara)
    ids = {"goal": [theirs.id, mine.id], "step": [secret.id, own.id]}

    page = browser.post(PRINT, **ids, first="en", second="ar")
    dates = browser.post("/plan/take/calendar", step=ids["step"], title="Appointment")
    only = browser.post(PRINT, goal=[theirs.id], step=[secret.id], first="en", second="")

    assert (page.status_code, dates.status_code, only.status_code) == (200, 200, 422)
    for answer in (page, dates, only):
        assert "Choose a course" not in answer.text
        assert "Learn a trade" not in answer.text
    assert "Nothing is ticked." in only.text
    assert "Swim" in page.text
    assert f'name="title{own.id}"' in dates.text
    assert f'name="title{secret.id}"' not in dates.text


@pytest.mark.parametrize("number", ["x", "-1", "9" * 30, "²", "1e3", "1,2", "0x1", "\u0661"])
def test_nonsense_for_numbers_is_passed_over(db, amina, sign_in, number):
    goal, _ = goal_with(db, amina, "Choose a course")
    sent = {"goal": [goal.id, number], "step": number, "first": "en", "second": ""}

    answer = sign_in(amina).post(PRINT, **sent)

    assert answer.status_code == 200
    assert "Choose a course" not in answer.text


@pytest.mark.parametrize("languages", [("xx", ""), ("", ""), ("en", "fa_AF"), ("../tr", "tr")])
def test_a_language_that_is_not_spoken_here_is_asked_again_with_the_ticks(
    db, amina, sign_in, languages
):
    goal, (course, ask) = goal_with(db, amina, "Choose a course", "Ask")
    first, second = languages

    sent = {"goal": [goal.id], "step": [ask.id], "first": first, "second": second}
    answer = sign_in(amina).post(PRINT, **sent)

    assert answer.status_code == 422
    assert answer.text.count('class="error"') == 1
    assert (ticked(answer.text, "goal"), ticked(answer.text, "step")) == ([goal.id], [ask.id])
    assert course.id in offered(answer.text, "step")


def test_the_same_language_twice_is_one_column(db, amina, sign_in):
    goal, (step,) = goal_with(db, amina, "Choose a course")
    browser = sign_in(amina)
    ids = {"goal": [goal.id], "step": [step.id]}

    same, one = (browser.post(PRINT, **ids, first="en", second=s).text for s in ("en", ""))

    assert same.count("Choose a course") == one.count("Choose a course") == 1


def test_the_choice_can_be_changed_again_from_the_list(db, amina, sign_in):
    work, (course, ask) = goal_with(db, amina, "Choose a course", "Ask the workshop")
    browser = sign_in(amina)
    sent = {"goal": [work.id], "step": [ask.id], "first": "ar", "second": "tr", "no_days": "y"}

    shown = browser.post(PRINT, **sent).text
    again = browser.post(PRINT, **fields_of(shown), **{"as": "choice"})

    assert again.status_code == 200
    assert (ticked(again.text, "step"), offered(again.text, "step")) == (
        [ask.id],
        [course.id, ask.id],
    )
    kept = {name: fields_of(again.text)[name] for name in ("first", "second", "no_days")}
    assert kept == {"first": "ar", "second": "tr", "no_days": ["y"]}


def test_a_very_long_plan_is_chosen_by_goals(db, amina, sign_in):
    goals = [goal_with(db, amina, *[f"Step {n}" for n in range(26)])[0] for _ in range(6)]
    browser = sign_in(amina)

    page = browser.get("/plan/take").text
    steps = re.findall(r'type="hidden" name="step" value="([\d ]+)"', page)
    sent = {"step": steps, "first": "en", "second": ""}
    whole = browser.post(PRINT, **sent, goal=[goal.id for goal in goals])
    few = browser.post(PRINT, **sent, goal=[goals[0].id])
    file = browser.post(PRINT, **sent, goal=[goals[0].id], **{"as": "file"})

    assert offered(page, "step") == []
    assert ticked(page, "goal") == [goal.id for goal in goals]
    assert (whole.text.count("Step 25"), few.text.count("Step 25")) == (6, 1)
    assert file.headers["content-type"] == "application/pdf"


def test_a_list_too_long_for_a_file_is_still_a_page(db, amina, sign_in, monkeypatch):
    goal, steps = goal_with(db, amina, *[f"Step {n}" for n in range(4)])
    sent = {"goal": [goal.id], "step": [step.id for step in steps], "first": "en", "second": ""}
    monkeypatch.setattr("portal.take_along.routes.MOST_ENTRIES", 5)
    browser = sign_in(amina)

    file, page = (browser.post(PRINT, **sent, **{"as": kind}) for kind in ("file", "page"))

    assert (file.status_code, page.status_code) == (409, 200)
    assert "This is too long for a file." in file.text


def test_nothing_is_kept_and_nobody_is_told(db, amina, sign_in):
    goal, (step,) = goal_with(
        db, amina, "Choose a course", planned_on=make.today() + timedelta(days=3)
    )
    browser = sign_in(amina)
    sent = {"goal": [goal.id], "step": [step.id], "first": "en", "second": "tr"}
    before = everything(db)

    for form in (sent, {**sent, "as": "file"}):
        assert browser.post(PRINT, **form).status_code == 200
    for address in ("/plan/take/calendar", "/plan/take/calendar/file"):
        assert browser.post(address, step=[step.id], title="Walk").status_code == 200

    assert everything(db) == before


def everything(db):
    """How many rows every table has."""
    with db.database.engine.connect() as connection:
        return {
            table.name: connection.scalar(select(func.count()).select_from(table))
            for table in Base.metadata.sorted_tables
        }


@pytest.mark.parametrize("role", ["caseworker", "coordinator", "administrator"])
def test_staff_find_nothing_here(db, amina, sign_in, role):
    goal, (step,) = goal_with(db, amina, "Choose a course")
    staff = make.member(db, role=role, house_id=amina.house_id)
    make.assignment(db, staff, amina)
    browser = sign_in(staff)
    sent = {"goal": [goal.id], "step": [step.id], "first": "en", "second": ""}

    for address in ("/plan/take", PRINT, "/plan/take/calendar"):
        assert browser.get(address).status_code == 404
    for address in (PRINT, "/plan/take/calendar", "/plan/take/calendar/file"):
        assert browser.post(address, **sent).status_code == 404


def test_a_guest_signs_in_first_and_an_empty_plan_says_so(guest, db, amina, sign_in):
    assert guest.get("/plan/take").headers["location"] == "/sign-in?next=%2Fplan%2Ftake"
    page = sign_in(amina).get("/plan/take")

    assert page.status_code == 200
    assert "There is nothing in your plan that you could take along" in page.text
    assert offered(page.text, "goal") == []


def test_coming_back_to_the_lists_address_leads_to_the_choice(db, amina, sign_in):
    answer = sign_in(amina).get(PRINT)

    assert (answer.status_code, answer.headers["location"]) == (303, "/plan/take")


def test_the_pages_cost_the_same_whatever_stands_in_them(db, amina, sign_in):
    browser, costs = sign_in(amina), []
    browser.learn_token("/account")
    for _ in range(2):
        for _ in range(3):
            goal, steps = goal_with(db, amina, *["Step"] * 5, planned_on=make.today())
        sent = {"goal": [goal.id], "step": [step.id for step in steps], "first": "en"}
        for ask in (
            lambda: browser.get("/plan/take"),
            lambda: browser.get("/plan/take/calendar"),
            lambda sent=sent: browser.post(PRINT, **sent, second="tr"),
        ):
            with counted(db) as found:
                assert ask().status_code == 200
            costs.append(len([s for s in found if "answers" not in s]))

    assert costs[:3] == costs[3:]
    assert max(costs) <= 6


def test_a_full_plan_is_light_to_choose_from(db, amina, sign_in):
    for number in range(6):
        texts = [f"Talk with the workshop about week {number}{n} and bring it" for n in range(5)]
        goal_with(db, amina, *texts, title=f"Learn a trade that I like, number {number}")

    page = sign_in(amina, accept_encoding="br").get("/plan/take")

    assert int(page.headers["content-length"]) < 6_000
