"""Looking at somebody who is not in one's care: for a while, for a reason, and never in silence."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
import time_machine

from portal import clock
from portal.accounts.models import ENDED, BreakGlass, Member, News, Notice
from portal.trail.models import TrailEntry
from tests import make

REASON = "She fell ill & asked <me> to look"
ASKING = {"name": "Amina", "purpose": "danger", "reason": REASON}


@pytest.fixture
def house(db):
    """Amina and three of the staff; nobody looks after her."""
    amina = make.member(db, "amina")
    found = {"amina": amina}
    for name, role in (("elif", "caseworker"), ("nur", "coordinator"), ("selin", "coordinator")):
        found[name] = make.member(db, name, role=role, house_id=amina.house_id)
    goal = make.goal(db, amina, "Get my papers")
    make.step(db, goal, doer="house")
    return found


def pages_of(amina):
    return [f"/desk/people/{amina.id}", f"/desk/people/{amina.id}/plan"]


def codes(browser, amina):
    return [browser.get(page).status_code for page in pages_of(amina)]


@pytest.mark.parametrize(("opener", "before"), [("elif", [404, 404]), ("nur", [200, 404])])
def test_with_a_reason_page_and_plan_open_for_a_quarter_of_an_hour(
    db, sign_in, house, opener, before
):
    amina = house["amina"]
    with time_machine.travel(clock.now(), tick=False) as now:
        browser = sign_in(house[opener], own_phone=True)
        at_first = codes(browser, amina)
        answer = browser.post("/desk/exceptions", **ASKING)
        during = codes(browser, amina)
        plan = browser.get(pages_of(amina)[1]).text
        now.shift(timedelta(minutes=15, seconds=-1))
        late = codes(browser, amina)
        now.shift(1)
        after = codes(browser, amina)

    assert answer.headers["location"] == pages_of(amina)[0]
    assert (at_first, during, late, after) == (before, [200, 200], [200, 200], before)
    assert "Get my papers" in plan
    assert "Add a goal" not in plan
    assert "Add a step" not in plan
    assert ">Change<" not in plan


def test_the_member_reads_who_and_why_and_is_told(db, sign_in, house):
    amina = house["amina"]
    browser = sign_in(house["elif"])
    token = browser.token()
    for _ in range(2):
        browser.post("/desk/exceptions", token=token, **ASKING)
    browser.post("/desk/exceptions", **ASKING)

    (row,) = db.every(TrailEntry)
    page = sign_in(amina).get("/account/trail").text
    assert (row.member_id, row.by_id, row.deed) == (
        amina.id,
        house["elif"].id,
        "person.exception",
    )
    assert (row.purpose, row.reason) == ("danger", REASON)
    assert [(n.member_id, n.news) for n in db.every(Notice) if n.news is News.BREAK_GLASS] == [
        (amina.id, News.BREAK_GLASS)
    ]
    assert len(db.every(BreakGlass)) == 1
    assert "<bdi>elif</bdi></b>, who does not look after you, may see your page" in page
    assert "Because somebody may be in danger." in page
    assert '<p dir="auto">She fell ill &amp; asked &lt;me&gt; to look</p>' in page


def test_every_opening_meanwhile_stands_in_the_trail_as_always(db, sign_in, house):
    browser = sign_in(house["elif"])
    browser.post("/desk/exceptions", **ASKING)
    codes(browser, house["amina"])

    assert [entry.deed for entry in db.every(TrailEntry)] == [
        "person.exception",
        "person.opened",
        "plan.opened",
    ]


def test_who_is_done_sees_nothing_any_more(db, sign_in, house):
    browser = sign_in(house["elif"])
    browser.post("/desk/exceptions", **ASKING)
    page = browser.get(pages_of(house["amina"])[0]).text
    action = re.search(r'action="(/desk/exceptions/\d+/ending)"', page)[1]

    others = sign_in(house["nur"]).post(action)
    kept = codes(browser, house["amina"])
    ended = [browser.post(action).headers["location"] for _ in range(2)]

    assert (others.status_code, kept, ended) == (404, [200, 200], ["/desk", "/desk"])
    assert codes(browser, house["amina"]) == [404, 404]


def without(text, *parts):
    text = re.sub(r'name="token" value="[^"]+"', "", text)
    for part in parts:
        text = text.replace(part, "")
    return text


def test_no_name_that_is_not_hers_to_open_is_told_from_one_that_nobody_has(db, sign_in, house):
    """Same status, same text: names of other houses, of staff, of who has left, of nobody."""
    make.member(db, "zoya")
    make.member(db, "left", house_id=house["elif"].house_id, state=ENDED)
    browser = sign_in(house["elif"])

    names = ["nobody", "zoya", "left", "nur", "elif", "ami", "amina2", "%"]
    answers = [browser.post("/desk/exceptions", **{**ASKING, "name": name}) for name in names]
    said = {
        without(answer.text, f'value="{name}"') for name, answer in zip(names, answers, strict=True)
    }

    assert {answer.status_code for answer in answers} == {422}
    assert len(said) == 1
    assert "You cannot open a page under this name." in said.pop()
    assert db.every(BreakGlass) == []
    assert db.every(TrailEntry) == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"reason": ""},
        {"reason": "too short"},
        {"reason": "aaaaaaaaaaaaaaaaa"},
        {"reason": "........... ......... ...."},
        {"reason": "x" * 501},
        {"purpose": ""},
        {"purpose": "fun"},
        {"name": ""},
        {"name": "a" * 41},
    ],
)
def test_a_name_a_purpose_and_a_reason_are_wanted(db, sign_in, house, wrong):
    browser = sign_in(house["elif"])

    answer = browser.post("/desk/exceptions", **{**ASKING, **wrong})

    assert answer.status_code == 422
    assert answer.text.count('class="error"') == 1
    assert db.every(BreakGlass) == []


@pytest.mark.parametrize("role", ["administrator", "peer_mentor", "resident", "graduate"])
def test_nobody_else_can_ask(db, sign_in, house, role):
    browser = sign_in(make.member(db, role=role, house_id=house["amina"].house_id))

    answers = [browser.get("/desk/exceptions/new"), browser.post("/desk/exceptions", **ASKING)]

    assert [answer.status_code for answer in answers] == [404, 404]
    assert db.every(BreakGlass) == []


def test_whoever_looks_after_her_needs_no_exception(db, sign_in, house):
    make.assignment(db, house["elif"], house["amina"])

    answer = sign_in(house["elif"]).post("/desk/exceptions", **ASKING)

    assert answer.headers["location"] == pages_of(house["amina"])[0]
    assert db.every(BreakGlass) == []
    assert db.every(TrailEntry) == []


def test_asking_at_the_same_moment_is_asking_once(db, sign_in, house):
    browsers = [sign_in(house["elif"]) for _ in range(4)]

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda browser: browser.post("/desk/exceptions", **ASKING), browsers))

    assert len(db.every(BreakGlass)) == 1
    assert len(db.every(TrailEntry)) == 1


def test_the_coordinators_see_it_with_its_reason_until_one_has_looked(db, sign_in, house):
    made = make.exception(db, house["elif"], house["amina"], REASON)
    nur, selin = sign_in(house["nur"]), sign_in(house["selin"])

    before = [browser.get("/desk").text.count("1 opened page") for browser in (nur, selin)]
    listed = nur.get("/desk/exceptions").text
    page = nur.get(f"/desk/exceptions/{made.id}").text
    for _ in range(2):
        nur.post(f"/desk/exceptions/{made.id}/seen")
    after = [browser.get("/desk").text.count("0 opened pages") for browser in (nur, selin)]

    assert (before, after) == ([1, 1], [1, 1])
    assert "<bdi>elif</bdi> opened the page of <bdi>amina</bdi>" in listed
    assert "Not looked at yet" in listed
    assert "fell ill" not in listed  # reading it is a look, and that is told to her
    assert '<p dir="auto">She fell ill &amp; asked &lt;me&gt; to look</p>' in page
    assert db.get(BreakGlass, made.id).seen_at is not None
    assert "Not looked at yet" not in selin.get("/desk/exceptions").text
    assert [(e.by_name, e.deed) for e in db.every(TrailEntry)] == [
        ("elif", "person.exception"),
        ("nur", "person.exception.read"),
    ]


def test_nobody_looks_at_her_own_exception(db, sign_in, house):
    made = make.exception(db, house["nur"], house["amina"])
    nur, selin = sign_in(house["nur"]), sign_in(house["selin"])

    own = [nur.get(f"/desk/exceptions/{made.id}"), nur.post(f"/desk/exceptions/{made.id}/seen")]

    assert [answer.status_code for answer in own] == [404, 404]
    assert "<bdi>nur</bdi>" not in nur.get("/desk/exceptions").text
    assert "<bdi>nur</bdi>" in selin.get("/desk/exceptions").text
    assert db.get(BreakGlass, made.id).seen_at is None


def test_where_nobody_else_can_look_the_administrator_learns_the_bare_fact(db, sign_in, house):
    admin = sign_in(make.member(db, "admin", role="administrator"))
    made = make.exception(db, house["nur"], house["amina"], REASON)
    page = f"/desk/exceptions/{made.id}"
    with_another = admin.get(page).status_code
    db.do(lambda session: setattr(session.get(Member, house["selin"].id), "state", ENDED))

    waits = "1 opened page" in admin.get("/desk/people").text
    told = [admin.get("/desk/exceptions").text, admin.get(page).text]
    seen = admin.post(f"{page}/seen")

    assert (with_another, waits) == (404, True)
    assert seen.headers["location"] == "/desk/exceptions"
    for text in told:
        assert "<bdi>nur</bdi> opened the page of someone who is not in their care" in text
        assert "amina" not in text
        assert "fell ill" not in text
    assert db.get(BreakGlass, made.id).seen_at is not None
    assert [entry.deed for entry in db.every(TrailEntry)] == ["person.exception"]


def test_the_caseworkers_exception_is_the_coordinators_business_alone(db, sign_in, house):
    made = make.exception(db, house["elif"], house["amina"])
    others = [
        make.member(db, "colleague", role="caseworker", house_id=house["amina"].house_id),
        make.member(db, "far", role="coordinator"),
        make.member(db, "admin", role="administrator"),
        house["elif"],
        house["amina"],
    ]

    answers = [sign_in(other).get(f"/desk/exceptions/{made.id}").status_code for other in others]

    assert answers == [404] * 5


def test_the_list_pages_on(db, sign_in, house):
    neighbours = [make.member(db, house_id=house["amina"].house_id) for _ in range(22)]
    for neighbour in neighbours:
        make.exception(db, house["elif"], neighbour)
    browser = sign_in(house["nur"])

    first = browser.get("/desk/exceptions").text
    more = re.search(r"/desk/exceptions\?before=\d+", first)[0]

    assert first.count("<bdi>elif</bdi>") == 20
    assert browser.get(more).text.count("<bdi>elif</bdi>") == 2
    assert browser.get("/desk/exceptions?before=x").status_code == 400


def test_whoever_is_assigned_meanwhile_looks_after_her_from_then_on(db, sign_in, house):
    browser = sign_in(house["elif"])
    browser.post("/desk/exceptions", **ASKING)
    make.assignment(db, house["elif"], house["amina"])

    plan = browser.get(pages_of(house["amina"])[1]).text

    assert "Add a goal" in plan
    assert "I am done" not in plan


def test_an_exception_opens_no_page_of_another_plan(db, sign_in, house):
    """The control: it is for one member, and for one of the staff."""
    make.exception(db, house["elif"], house["amina"])
    neighbour = make.member(db, house_id=house["amina"].house_id)
    colleague = make.member(db, role="caseworker", house_id=house["amina"].house_id)

    assert codes(sign_in(house["elif"]), neighbour) == [404, 404]
    assert codes(sign_in(colleague), house["amina"]) == [404, 404]
