"""How a plan came to be: what is new since she last looked, and what was agreed to and when."""

from datetime import timedelta

import time_machine

from portal import clock
from portal.plan import answering, history, writing
from portal.plan.models import Answer, Plan
from tests import make

NOW = "2026-11-21 10:00:00+00:00"
STEP = {"text": "Ask a lawyer", "doer": "house", "language": "en"}


def together(db):
    amina = make.member(db, "amina")
    elif_ = make.member(db, "elif", role="caseworker", house_id=amina.house_id)
    make.assignment(db, elif_, amina)
    return amina, elif_


def test_since_you_last_looked_until_she_says_that_she_has_seen_it(db, sign_in):
    amina, elif_ = together(db)
    goal = make.goal(db, amina, by=elif_)
    browser, desk = sign_in(amina), sign_in(elif_)
    nothing = browser.get("/plan").text
    desk.post(f"/desk/goals/{goal.id}/steps", **STEP)
    browser.post("/plan/goals", title="Swim", type="")

    new = browser.get("/plan").text
    still = browser.get("/plan").text
    browser.post("/plan/news", number=1)
    after = browser.get("/plan").text
    browser.post("/plan/news", number=0)
    browser.post("/plan/news", number=99)
    browser.post("/plan/news", number="x")

    assert "Since you last looked" not in nothing + after
    assert "Since you last looked" in new
    assert '<bdi>elif</bdi> wrote a step: <bdi lang="en">Ask a lawyer</bdi>' in still
    assert "Swim" not in new.partition("I have seen this")[0]
    assert db.every(Plan)[0].seen == 1


def test_many_news_are_few_on_the_page_and_all_in_the_history(db, sign_in):
    amina, elif_ = together(db)
    goal = make.goal(db, amina, by=elif_)
    browser, desk = sign_in(amina), sign_in(elif_)
    for number in range(9):
        desk.post(f"/desk/goals/{goal.id}/steps", **STEP | {"text": f"Step {number}"})

    plan = browser.get("/plan").text
    listed = browser.get("/plan/history").text

    assert plan.count("wrote a step") == history.NEWS
    assert "There is more in the history" in plan
    assert listed.count("wrote a step") == 9


def test_a_version_shows_the_plan_of_that_day_and_who_agreed(db, sign_in):
    amina, elif_ = together(db)
    with time_machine.travel(NOW, tick=False):
        browser, desk = sign_in(amina), sign_in(elif_)
        desk.post(f"/desk/people/{amina.id}/goals", title="Papers", type="legal", language="en")
        desk.post("/desk/goals/1/steps", **STEP)
        browser.post("/plan/steps/1/agreement", version=1)
        agreed = browser.get("/plan/history/3").text
        change = STEP | {"text": "Ask two lawyers", "version": 1}
        desk.post("/desk/steps/1/change", **change)
        browser.post("/plan/steps/1/answer", answer="disagreed", said="One is enough", version=2)
        pages = {number: browser.get(f"/plan/history/{number}").text for number in (2, 4, 5)}
        at_desk = desk.get(f"/desk/people/{amina.id}/plan/history").text
        at_desk_then = desk.get(f"/desk/people/{amina.id}/plan/history/3").text

    assert "You had not answered yet." in pages[2]
    assert "You agreed on Saturday 21 November." in agreed
    assert "Ask two lawyers" not in agreed
    assert "Ask two lawyers" in pages[4]
    assert "You had not answered yet." in pages[4]
    assert "You did not agree, on Saturday 21 November." in pages[5]
    assert '<bdi>amina</bdi> agreed: <bdi lang="en">Ask a lawyer</bdi>' in at_desk
    assert "One is enough" in at_desk
    assert "Agrees · Saturday 21 November" in at_desk_then


def test_the_history_is_paged_and_a_foreign_one_is_not_there(db, sign_in):
    amina, elif_ = together(db)
    step = make.step(db, make.goal(db, amina, by=elif_))
    browser = sign_in(amina)
    for turn in range(history.ROWS + 2):
        browser.post(f"/plan/steps/{step.id}/{'reopening' if turn % 2 else 'completion'}")

    first = browser.get("/plan/history").text
    older = first.partition('href="/plan/history?after=')[2].partition('"')[0]
    last = browser.get(f"/plan/history?after={older}").text
    zara = sign_in(make.member(db, house_id=amina.house_id))

    assert first.count('class="card"') == history.ROWS
    assert last.count('class="card"') == 2
    assert "after=" not in last.partition("<main")[2].partition("</main")[0]
    assert zara.get("/plan/history/3").status_code == 404
    assert browser.get("/plan/history?after=x").status_code == 400
    assert browser.get("/plan/history/999999").status_code == 404


def test_steps_out_and_goals_reached_fold_as_they_were(db):
    """Each version is the plan of that moment, whatever came later."""
    amina, elif_ = together(db)
    her, staff = make.viewer(amina), make.viewer(elif_)

    def live(session):
        goal = writing.write_goal(session, staff, amina.id, writing.GoalWords("A", "en", "legal"))
        step = writing.write_step(session, staff, goal, writing.StepWords("B", "en"))
        answering.answer(session, her, step, Answer.NOT_NOW, "Later", version=1)
        writing.withdraw_step(session, staff, step)
        writing.reach(session, her, goal)

    db.do(live)
    then = [db.ask(history.plan_as_of, her, amina.id, number) for number in range(1, 6)]

    assert [len(goals[0].steps) for goals in then] == [0, 1, 1, 0, 0]
    assert [step.answer for step in then[2][0].steps.values()] == [Answer.NOT_NOW]
    assert [goals[0].reached_at is not None for goals in then] == [False] * 4 + [True]
    assert clock.now() - then[4][0].reached_at < timedelta(minutes=1)
