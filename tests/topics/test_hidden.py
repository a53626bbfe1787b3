"""Topics hidden on shared phones: gone from there without a mark, and there on her own phone."""

import pytest
from sqlalchemy import select

from portal import clock
from portal.accounts import pin
from portal.app import all_routes
from portal.db import Base
from portal.plan import hiding
from portal.plan.models import Goal, GoalType
from portal.web.routing import Page
from tests import make
from tests.topics.pages import EVERYWHERE, LISTS, PIN, TOPICS, pages_with

NOWHERE = 424_242
KINDS = {"goals": "goal", "steps": "step", "questions": "question"}  # where a scene keeps it
ONES = [
    route
    for route in all_routes()
    if isinstance(route.endpoint, Page)
    and route.path.startswith(tuple(f"/plan/{kind}/{{id:id}}" for kind in KINDS))
]
TABLES = [
    table
    for table in Base.metadata.sorted_tables
    if table.name in {"goals", "steps", "plans"} or table.name.startswith("plan_")
]


def ask(browser, route, number):
    address = route.path.replace("{id:id}", str(number)).split("{")[0]
    posts = "POST" in route.methods
    answer = browser.post(address, **typed(route)) if posts else browser.get(address)
    headers = [pair for pair in answer.headers.multi_items() if pair[0] not in {"date"}]
    return answer.status_code, sorted(headers), answer.content


def typed(route):
    """What would change something."""
    return {"title": "Other words", "text": "Other words", "words": "No", "version": "1"}


def kept(db):
    """Everything of all plans, as it is stored."""
    with db.database.transaction(writing=False) as session:
        return {table.name: session.execute(table.select()).all() for table in TABLES}


def of_scene(scene, route):
    return getattr(scene, KINDS[route.path.split("/")[2]])


def test_nothing_is_hidden_until_she_says_so(scene, sign_in):
    assert pages_with(sign_in(scene.amina), "Sleep well") == EVERYWHERE


def test_on_a_shared_phone_it_is_on_no_page_and_the_rest_is(scene, sign_in):
    scene.hide(GoalType.HEALTH)
    browser = sign_in(scene.amina)

    assert pages_with(browser, "Sleep well") == set()
    assert pages_with(browser, "Find work") == EVERYWHERE
    assert pages_with(browser, "Hidden on shared phones") == set()


def test_on_her_own_phone_it_is_everywhere(scene, sign_in):
    scene.hide(GoalType.HEALTH)
    browser = sign_in(scene.amina, own_phone=True)

    assert pages_with(browser, "Sleep well") == EVERYWHERE
    assert "/account/data" in pages_with(browser, "Hidden on shared phones")


def test_her_plan_as_it_was_is_without_it_as_well(scene, sign_in):
    scene.hide(GoalType.HEALTH)
    shared, own = sign_in(scene.amina), sign_in(scene.amina, own_phone=True)
    pages = [f"/plan/history/{number}" for number in range(1, 7)]

    assert [shared.get(page).status_code for page in pages] == [404] * 3 + [200] * 3
    assert ["Sleep well" in shared.get(page).text for page in pages] == [False] * 6
    assert ["Sleep well" in own.get(page).text for page in pages] == [True] * 6


def test_it_answers_like_what_is_not_there_and_nothing_changes(db, scene, sign_in):
    scene.hide(GoalType.HEALTH)
    browser, before = sign_in(scene.amina), kept(db)
    for route in ONES:
        hidden = ask(browser, route, of_scene(scene, route))
        missing = ask(browser, route, NOWHERE)

        assert hidden == missing, route.name
        assert hidden[0] == 404, route.name
        assert kept(db) == before, route.name


@pytest.mark.parametrize("route", ONES, ids=lambda route: route.name)
def test_on_her_own_phone_it_is_there(scene, sign_in, route):
    """The control."""
    scene.hide(GoalType.HEALTH)
    browser = sign_in(scene.amina, own_phone=True)

    assert ask(browser, route, of_scene(scene, route))[0] != 404


def test_deeds_for_many_steps_pass_over_it(db, scene, sign_in):
    scene.hide(GoalType.HEALTH)
    browser, before = sign_in(scene.amina), kept(db)
    number = str(scene.step)
    answers = [
        browser.post("/plan/progress", shown=number, done=number),
        browser.post("/plan/agreement", shown=f"{number}:1"),
    ]

    chosen = {"goal": str(scene.goal), "step": number, "first": "en", "second": ""}
    paper = browser.post("/plan/take/print", **chosen)
    dates = browser.post("/plan/take/calendar/file", step=number, title="Tea")

    assert [answer.status_code for answer in answers] == [303, 303]
    assert kept(db) == before
    assert "Sleep well" not in paper.text
    assert "Tea" not in dates.text or dates.status_code == 422


def test_what_others_hide_hides_nothing_of_hers(db, scene, sign_in):
    other = make.member(db, "lale", house_id=scene.amina.house_id)
    db.do(hiding.choose, make.viewer(other), list(GoalType), links_safety=True)

    assert pages_with(sign_in(scene.amina), "Sleep well") == EVERYWHERE


def test_staff_still_see_it(scene, sign_in):
    scene.hide(GoalType.HEALTH)

    assert "Sleep well" in sign_in(scene.elif_).get(f"/desk/people/{scene.amina.id}/plan").text


def test_on_a_shared_phone_nobody_can_tell_whether_something_is_hidden(db, amina, sign_in):
    """One who hides what she has, and one who never had it: the same pages but for the names."""
    bare = make.member(db, "zeyno", house_id=amina.house_id)
    db.do(pin.keep, bare.id, PIN, asks=False)
    make.step(db, make.goal(db, amina, "Sleep well", "health"), "Go to bed")
    db.do(hiding.choose, make.viewer(amina), [GoalType.HEALTH], links_safety=False)
    pages = (*LISTS, TOPICS, "/account", "/plan/goals/new", "/account/trail", "/account/news")
    browsers = [(sign_in(member), member.name) for member in (amina, bare)]

    one, two = ([plain(browser, name, page) for page in pages] for browser, name in browsers)

    assert one == two


def plain(browser, name, page):
    answer = browser.get(page)
    return answer.status_code, make.without_tokens(answer.text).replace(name, "NAME")


def test_a_goal_of_her_own_that_becomes_hidden_is_kept(db, scene, sign_in):
    scene.hide(GoalType.HEALTH)
    browser = sign_in(scene.amina)
    form = browser.get("/plan/goals/new")
    browser.post("/plan/goals", title="Cook", type="", first_step="")
    goal = db.all(select(Goal).where(Goal.is_own))[0]
    changed = browser.post(
        f"/plan/goals/{goal.id}/change", title="Cook", type="health", version="1"
    )

    assert "a goal about a topic that you hide does not show" in form.text
    assert changed.headers["location"] == "/plan"
    assert browser.get(f"/plan/goals/{goal.id}").status_code == 404
    assert db.get(Goal, goal.id).type is GoalType.HEALTH
    assert clock.now() >= goal.written_at
