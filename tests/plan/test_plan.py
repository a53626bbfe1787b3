"""My plan: what stands in it, what I tick, and goals in my own words."""

import re
from datetime import timedelta

import pytest
import time_machine

from portal import clock
from portal.plan import queries, writing
from portal.plan.models import Answer, Doer, Goal, GoalType, Step
from portal.plan.wording import StepWords
from tests import make
from tests.statements import counted

NOW = "2026-11-21 10:00:00+00:00"
TODAY = make.today()


def state_of(db):
    """Which steps are done, in the order in which they were made."""
    return [step.done_at is not None for step in db.every(Step)]


def test_the_page_tells_apart_what_i_do_and_what_the_house_owes(db, sign_in):
    amina, elif_ = make.member(db, "amina"), make.member(db, "elif", role="caseworker")
    make.assignment(db, elif_, amina)
    goal = make.goal(db, amina, "Get my papers", type="legal", by=elif_)
    with time_machine.travel(NOW, tick=False):
        make.step(db, goal, "Find the old paper", done_at=clock.now())
        make.step(db, goal, "Make a copy", planned_on=make.today() + timedelta(days=3))
        make.step(db, goal, "Ask a lawyer", doer="house", done_at=clock.now())
        make.step(db, goal, "Visit", doer="house", planned_on=make.today())
        owed = make.today() - timedelta(days=1)
        make.step(db, goal, "A letter", doer="house", planned_on=owed)
        make.goal(db, amina, "Swim again", type="recovery", is_own=True)

        page = sign_in(amina).get("/plan").text

    assert "Done by you: 1 · done by others: 1 · to come: 3" in page
    assert '</b> <bdi lang="en">A letter</bdi>, by Friday 20 November.' in page
    assert page.count("The house owes you:") == 1
    assert "The house does this, by Saturday 21 November." in page
    assert page.index("Get my papers") < page.index("In your own words") < page.index("Swim again")
    assert "together with <bdi>elif</bdi>" in page
    assert [page.count(word) for word in ("Papers and law", "Feeling better")] == [1, 1]
    assert re.findall(r'name="done" value="(\d+)"( checked)?', page) == [
        ("2", ""),
        ("1", " checked"),
    ]


def test_an_empty_plan_says_what_can_be_done(db, sign_in):
    page = sign_in(make.member(db)).get("/plan")

    assert "Your plan is still empty" in page.text
    assert "Keep what I ticked" not in page.text


def test_ticked_steps_are_done_and_others_that_were_shown_are_not(db, sign_in):
    amina = make.member(db)
    goal = make.goal(db, amina)
    first, second, _third = (
        make.step(db, goal, done_at=done) for done in (None, clock.now(), None)
    )

    answer = sign_in(amina).post("/plan/progress", shown="1 2 3", done=[first.id, 3])

    assert answer.headers["location"] == "/plan"
    assert state_of(db) == [True, False, True]
    assert [step.done_by_id for step in db.every(Step)] == [amina.id, None, amina.id]
    assert db.get(Step, second.id).done_at is None


def test_a_stale_page_changes_nothing_it_did_not_show(db, sign_in):
    amina = make.member(db)
    goal = make.goal(db, amina)
    make.step(db, goal)
    done = make.step(db, goal, done_at=clock.now() - timedelta(days=2))
    browser = sign_in(amina)

    browser.post("/plan/progress", shown="1", done="1")
    kept_day = db.get(Step, done.id).done_at
    browser.post("/plan/progress", shown="1 2", done=["1", "2"])
    browser.post("/plan/progress", shown="", done="")

    assert state_of(db) == [True, True]
    assert db.get(Step, done.id).done_at == kept_day == done.done_at


def test_ticking_reaches_neither_steps_of_the_house_nor_other_people(db, sign_in):
    amina, zara = make.member(db), make.member(db)
    of_house = make.step(db, make.goal(db, amina), doer="house")
    of_zara = make.step(db, make.goal(db, zara), done_at=clock.now())
    ids = f"{of_house.id} {of_zara.id}"

    answer = sign_in(amina).post("/plan/progress", shown=ids, done=[str(of_house.id)])

    assert answer.status_code == 303
    assert state_of(db) == [False, True]


@pytest.mark.parametrize("shown", ["x", "1e3", "-1", "9" * 30, "²", "1,2"])
def test_nonsense_for_numbers_is_passed_over(db, sign_in, shown):
    amina = make.member(db)
    make.step(db, make.goal(db, amina), done_at=clock.now())

    assert sign_in(amina).post("/plan/progress", shown=shown, done=shown).status_code == 303
    assert state_of(db) == [True]


def test_ticks_sent_twice_are_kept_once_and_later_changes_stay(db, sign_in):
    amina = make.member(db)
    step = make.step(db, make.goal(db, amina))
    browser = sign_in(amina)
    token = browser.token()

    browser.post("/plan/progress", token=token, shown=str(step.id), done=str(step.id))
    browser.post(f"/plan/steps/{step.id}/reopening")
    again = browser.post("/plan/progress", token=token, shown=str(step.id), done=str(step.id))

    assert again.headers["location"] == "/plan"
    assert state_of(db) == [False]


def test_a_tick_saves_itself_as_a_fragment_with_a_new_token(db, sign_in):
    amina = make.member(db)
    step = make.step(db, make.goal(db, amina))

    answer = sign_in(amina).fragment(
        "/plan/progress", "plan", shown=str(step.id), done=str(step.id)
    )

    assert answer.status_code == 200
    assert "Done by you: 1" in answer.text
    assert 'name="token"' in answer.text
    assert "<html" not in answer.text


def test_the_page_costs_the_same_whatever_stands_in_it(db, sign_in):
    amina = make.member(db)
    browser = sign_in(amina)
    costs = []
    for _ in range(2):
        for _ in range(5):
            goal = make.goal(db, amina)
            for _ in range(6):
                make.step(db, goal)
        with counted(db) as sent:
            browser.get("/plan")
        costs.append(len(sent))

    assert costs == [4, 4]


@pytest.mark.parametrize("language", ["en", "tr", "ar"])
def test_a_full_plan_is_light(db, sign_in, language):
    """Six goals, thirty steps, half of them unanswered, six pieces of news."""
    amina = make.member(db, language=language)
    elif_ = make.member(db, "elif", role="caseworker", house_id=amina.house_id)
    make.assignment(db, elif_, amina)
    for number in range(6):
        goal = make.goal(db, amina, f"Learn a trade that I like, number {number}", by=elif_)
        for turn in range(5):
            text = f"Talk with the workshop about week {number}{turn} and bring the paper along"
            day, doer = TODAY + timedelta(days=turn), "house" if turn % 3 == 0 else "me"
            step = make.step(db, goal, text, doer=doer, planned_on=day, place="Room 2")
            if turn % 2:
                make.answered(db, step, Answer.AGREED)
    db.do(_written_by, make.viewer(elif_), goal.id)
    browser = sign_in(amina, accept_encoding="br")
    browser.get(f"/language?to={language}")

    with counted(db) as sent:
        page = browser.get("/plan")

    assert int(page.headers["content-length"]) < 6_000
    assert len(sent) <= 6


def _written_by(session, staff, goal_id):
    for number in range(6):
        words = StepWords(f"Ask the office about paper {number}", "en", Doer.HOUSE)
        writing.write_step(session, staff, session.get(Goal, goal_id), words)


def test_what_somebody_wrote_is_shown_as_text(db, sign_in):
    amina = make.member(db)
    browser = sign_in(amina)

    browser.post("/plan/goals", title="<b>me</b>", first_step="<img src=x>")
    page = browser.get("/plan").text

    assert "&lt;b&gt;me&lt;/b&gt;" in page
    assert "<img" not in page


@pytest.mark.parametrize("role", ["caseworker", "coordinator", "administrator"])
def test_staff_have_no_plan_and_see_none_here(db, sign_in, role):
    amina = make.member(db)
    goal = make.goal(db, amina)
    staff = make.member(db, role=role, house_id=amina.house_id)
    make.assignment(db, staff, amina)
    browser = sign_in(staff)

    for address in ("/plan", "/plan/goals/new", f"/plan/goals/{goal.id}"):
        assert browser.get(address).status_code == 404
    assert browser.post("/plan/goals", title="Swim").status_code == 404


def test_somebody_else_and_a_guest_find_nothing(db, sign_in, guest):
    amina = make.member(db)
    goal = make.goal(db, amina, is_own=True)
    zara = sign_in(make.member(db, house_id=amina.house_id, role="peer_mentor"))

    assert zara.get(f"/plan/goals/{goal.id}").status_code == 404
    assert zara.post(f"/plan/goals/{goal.id}/removal").status_code == 404
    assert "Learn a trade" not in zara.get("/plan").text
    assert guest.get("/plan").headers["location"] == "/sign-in?next=%2Fplan"
    assert guest.post("/plan/goals", title="Swim").status_code == 303
    assert len(db.every(Goal)) == 1


@pytest.mark.parametrize("number", ["0", "x", "-1", "999999999", "9" * 18, "1%00"])
def test_malformed_numbers_are_no_address(db, sign_in, number):
    browser = sign_in(make.member(db))

    assert browser.get(f"/plan/goals/{number}").status_code in {400, 404}
    assert browser.get(f"/plan/steps/{number}").status_code in {400, 404}


def test_the_next_step_is_the_earliest_that_she_can_do(db):
    amina, zara = make.member(db), make.member(db)
    goal = make.goal(db, amina)
    make.step(db, make.goal(db, zara), "of zara", planned_on=TODAY)
    make.step(db, goal, "some day")
    make.step(db, goal, "of the house", doer="house", planned_on=TODAY)
    make.step(db, goal, "done", planned_on=TODAY, done_at=clock.now())
    later = make.step(db, goal, "later", planned_on=TODAY + timedelta(days=2))
    sooner = make.step(db, goal, "sooner", planned_on=TODAY + timedelta(days=1))

    found = db.ask(queries.next_step_for, make.viewer(amina), "en")
    nothing = db.ask(queries.next_step_for, make.viewer(make.member(db)), "en")

    assert found == (sooner.id, "sooner", "en", GoalType.LIVELIHOOD, sooner.planned_on)
    assert found.id != later.id
    assert nothing is None
