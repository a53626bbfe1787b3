"""Translating what stands in a plan: for whom, of which words, and never over anybody's."""

import re
from html import unescape

import pytest

from portal import clock, phrases
from portal.accounts import actions as accounts
from portal.accounts.models import Notice
from portal.plan import writing
from portal.plan.models import Doer, Goal, Step, Translation
from portal.plan.wording import StepWords
from portal.trail.models import TrailEntry
from tests import make
from tests.desk.foreign import scene as foreign_scene
from tests.desk.foreign import typed
from tests.statements import counted

MISSING = "not yet translated"


@pytest.fixture
def scene(db):
    return foreign_scene(db)


def deeds_of(db):
    return [(entry.member_id, entry.by_id, entry.deed) for entry in db.every(TrailEntry)]


def rewrite(db, scene, text="Ask the office for two forms"):
    """The caseworker changes the step; its next version stands."""

    def change(session):
        step = session.get(Step, scene.step.id)
        words = StepWords.of(step)._replace(text=text)
        writing.change_step(session, make.viewer(scene.elif_), step, words, version=step.version)

    db.do(change)


def values_in(page):
    """What stands in the fields of a translation's form, hidden and shown."""
    text = unescape(page.text)
    found = dict(re.findall(r'type="hidden" name="(version|edition|to)" value="([^"]*)"', text))
    found["text"] = re.search(r'name="text"[^>]*>([^<]*)</textarea>', text)[1]
    bring = re.search(r'name="bring"[^>]* value="([^"]*)"', text)
    return found | ({"bring": bring[1]} if bring else {})


def test_a_translation_is_read_instead_by_those_who_read_that_language(db, sign_in, scene):
    staff, amina = sign_in(scene.elif_), sign_in(scene.amina)

    answer = staff.post(scene.page, **typed())
    row = db.every(Translation)[0]
    pages = [amina.get("/plan").text, amina.get(f"/plan/steps/{scene.step.id}").text]
    home, desk = amina.get("/").text, staff.get(scene.plan).text

    assert answer.headers["location"] == scene.plan
    assert (row.text, row.bring, row.language) == ("Kuruma sor", "Eski mektup", "tr")
    assert (row.of_version, row.edition, row.by_id) == (1, 1, scene.elif_.id)
    assert [page.count('<bdi lang="tr">Kuruma sor') for page in pages] == [1, 0]
    assert '<h1 lang="tr" dir="auto">Kuruma sor</h1>' in pages[1]
    assert ["Eski mektup" in page for page in pages] == [True, True]
    assert "<bdi>elif</bdi>" in pages[1]
    assert "Ask the office for a form" in pages[1]  # as it was written
    assert "Kuruma sor" in home
    assert "Kuruma sor" not in desk
    assert db.get(Step, scene.step.id).text == "Ask the office for a form"


def test_a_goal_is_translated_too(db, sign_in, scene):
    answer = sign_in(scene.elif_).post(
        scene.goal_page, text="Belgelerimi almak", to="tr", version=1, edition=0
    )
    amina = sign_in(scene.amina)
    pages = [amina.get(f"/plan{rest}").text for rest in ("", "/goals/1", "/steps/1")]

    assert answer.headers["location"] == scene.plan
    assert ["Belgelerimi almak" in page for page in pages] == [True] * 3
    assert ["Get my papers" in page for page in pages] == [False, True, False]


def test_words_that_changed_are_shown_as_written_and_the_old_ones_are_a_start(db, sign_in, scene):
    staff, amina = sign_in(scene.elif_), sign_in(scene.amina)
    staff.post(scene.page, **typed())
    rewrite(db, scene)

    hers = amina.get("/plan").text
    desk, page = staff.get(scene.plan).text, staff.get(scene.page)
    begun = values_in(page)
    answer = staff.post(scene.page, **{**begun, "text": "Kurumdan iki form iste"})
    again = amina.get("/plan").text

    assert ("Kuruma sor" in hers, "Ask the office for two forms" in hers) == (False, True)
    assert desk.count(MISSING) == 2  # with the goal
    assert "nobody reads it any more" in page.text
    assert begun == {
        "version": "2",
        "edition": "1",
        "to": "tr",
        "text": "Kuruma sor",
        "bring": "Eski mektup",
    }
    assert answer.status_code == 303
    assert "Kurumdan iki form iste" in again
    assert [(row.of_version, row.edition) for row in db.every(Translation)] == [(2, 2)]


def test_the_plan_says_what_she_cannot_read(db, sign_in, scene):
    browser = sign_in(scene.elif_)
    ready = next(p for p in phrases.every().values() if not p.is_goal)
    make.step(db, scene.goal, ready.texts["en"], phrase=ready.key)
    own = make.step(db, scene.goal, "Yüzmek", is_own=True)
    db.do(lambda session: setattr(session.get(Step, own.id), "language", "tr"))

    before = browser.get(scene.plan).text
    browser.post(scene.page, **typed())
    after = browser.get(scene.plan).text

    assert (before.count(MISSING), after.count(MISSING)) == (2, 1)
    assert f'href="{scene.page}' in before
    assert f'href="{scene.page}' in after  # to change it later
    assert f"/desk/steps/{own.id}/translation" in before  # this reader does not read it
    assert "/desk/steps/2/translation" not in before  # ready words


def test_ready_words_win_and_need_nobody(db, sign_in, scene):
    ready = next(p for p in phrases.every().values() if not p.is_goal)
    step = make.step(db, scene.goal, ready.texts["en"], phrase=ready.key)
    make.translation(db, step, text="Something else")
    staff = sign_in(scene.elif_)

    page = sign_in(scene.amina).get("/plan").text
    answers = [
        staff.get(f"/desk/steps/{step.id}/translation"),
        staff.post(f"/desk/steps/{step.id}/translation", **typed()),
        staff.post(f"/desk/steps/{step.id}/translation/request", staff=scene.selin.id, to="tr"),
    ]

    assert unescape(page).count(ready.texts["tr"]) == 1
    assert "Something else" not in page
    assert [answer.status_code for answer in answers[:2]] == [409, 409]
    assert answers[2].status_code == 409
    assert deeds_of(db) == []


def test_her_own_words_are_translated_for_staff_and_stay(db, sign_in, scene):
    goal = make.goal(db, scene.amina, "Yüzmek istiyorum", is_own=True)
    db.do(lambda session: setattr(session.get(Goal, goal.id), "language", "tr"))
    staff, page = sign_in(scene.elif_), f"/desk/goals/{goal.id}/translation"

    offered = values_in(staff.get(page))
    staff.post(page, **{**offered, "text": "I want to swim"})
    desk, hers = staff.get(scene.plan).text, sign_in(scene.amina).get("/plan").text

    assert offered == {"version": "1", "edition": "0", "to": "en", "text": ""}
    assert '<bdi lang="en">I want to swim</bdi>' in desk
    assert desk.count('<span class="tag">Translation</span>') == 1
    assert "Yüzmek istiyorum" in hers
    assert "I want to swim" not in hers
    assert db.get(Goal, goal.id).title == "Yüzmek istiyorum"


def test_every_look_and_every_change_is_one_row(db, sign_in, scene):
    browser = sign_in(scene.elif_)
    token = browser.token()

    browser.get(scene.page)
    for _ in range(2):
        browser.post(scene.page, token=token, **typed())
    browser.post(scene.page, **typed(text="  "))  # shown again: a look
    browser.post(scene.page, **typed(edition=1))  # the same words: nothing happens
    browser.post(scene.page, **typed(text="Kuruma yaz", edition=1))
    told = sign_in(scene.amina, accept_language="en").get("/account/trail").text

    rows = ["plan.opened", "plan.translation", "plan.opened", "plan.translation"]
    assert deeds_of(db) == [(scene.amina.id, scene.elif_.id, deed) for deed in rows]
    assert told.count("elif") >= 4
    assert db.every(Notice) == []  # she had not asked for it


def test_two_translators_lose_nothing(db, sign_in, scene):
    zeynep = make.member(db, "zeynep", role="coordinator", house_id=scene.amina.house_id)
    make.assignment(db, zeynep, scene.amina)
    sign_in(scene.elif_).post(scene.page, **typed())
    browser = sign_in(zeynep)

    late = browser.post(scene.page, **typed("Kuruma git", "Mektup"))
    kept = db.every(Translation)[0].text
    again = browser.post(scene.page, **values_in(late))

    assert late.status_code == 409
    assert "Kuruma sor" in late.text
    assert "Eski mektup" in late.text
    assert (values_in(late)["text"], values_in(late)["bring"]) == ("Kuruma git", "Mektup")
    assert kept == "Kuruma sor"
    assert again.status_code == 303
    assert [(row.text, row.edition, row.by_id) for row in db.every(Translation)] == [
        ("Kuruma git", 2, zeynep.id)
    ]


def test_words_that_change_meanwhile_are_shown_beside_the_translation(db, sign_in, scene):
    browser = sign_in(scene.elif_)
    rewrite(db, scene)

    late = browser.post(scene.page, **typed())

    assert late.status_code == 409
    assert "Ask the office for two forms" in late.text
    assert values_in(late) == {**values_in(late), "text": "Kuruma sor", "version": "2"}
    assert db.every(Translation) == []


@pytest.mark.parametrize("how", ["withdrawn", "released", "gone"])
def test_what_was_typed_is_shown_when_there_is_nothing_to_translate(db, sign_in, scene, how):
    browser = sign_in(scene.elif_)
    if how == "withdrawn":
        db.do(lambda s: setattr(s.get(Step, scene.step.id), "withdrawn_at", clock.now()))
    elif how == "released":
        sign_in(make.member(db, role="coordinator", house_id=scene.amina.house_id)).post(
            f"/desk/people/{scene.amina.id}/release", staff=scene.elif_.id
        )
    else:
        sign_in(scene.amina).post("/account/data/erasure", name="amina", words=make.WORDS, sure="y")

    late = browser.post(scene.page, **typed())
    never = browser.post("/desk/steps/4242/translation", **typed())

    assert (late.status_code, late.content) == (404, never.content)
    assert "Kuruma sor" in late.text
    assert "Eski mektup" in late.text
    assert "Ask the office" not in late.text
    assert browser.post(scene.page, to="tr").status_code == 404
    assert db.every(Translation) == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"text": " "},
        {"text": "a" * 1001},
        {"bring": ""},
        {"bring": "b" * 401},
    ],
)
def test_a_form_with_errors_keeps_everything(db, sign_in, scene, wrong):
    answer = sign_in(scene.elif_).post(scene.page, **{**typed(), **wrong})

    assert answer.status_code == 422
    assert values_in(answer) == {**values_in(answer), **{k: v.strip() for k, v in wrong.items()}}
    assert answer.text.count('class="error"') == 1
    assert db.every(Translation) == []


@pytest.mark.parametrize("wrong", [{"to": "xx"}, {"to": "en"}, {"version": "x"}, {"edition": ""}])
def test_nonsense_keeps_nothing_and_loses_nothing(db, sign_in, scene, wrong):
    answer = sign_in(scene.elif_).post(scene.page, **{**typed(), **wrong})

    assert answer.status_code == 409
    assert values_in(answer)["text"] == "Kuruma sor"
    assert db.every(Translation) == []


def test_any_shipped_language_can_be_chosen(db, sign_in, scene):
    browser = sign_in(scene.elif_)
    page = browser.get(f"{scene.page}?to=ar")
    browser.post(scene.page, **{**values_in(page), "text": "اسأل المكتب", "bring": "رسالة"})

    amina, row = sign_in(scene.amina), db.every(Translation)[0]
    in_turkish = amina.get("/plan").text
    db.do(accounts.speak, make.viewer(scene.amina), "ar")
    in_arabic = amina.get("/plan").text

    assert values_in(page)["to"] == "ar"
    assert f'href="{scene.page}?to=tr"' in page.text
    assert (row.language, row.text) == ("ar", "اسأل المكتب")
    assert values_in(browser.get(f"{scene.page}?to=en"))["to"] == "ar"
    assert ["اسأل المكتب" in text for text in (in_turkish, in_arabic)] == [False, True]
    assert "Ask the office" not in in_arabic


def test_an_exception_reads_and_does_not_translate(db, sign_in, scene):
    make.exception(db, scene.selin, scene.amina)
    browser = sign_in(scene.selin)

    plan = browser.get(scene.plan)
    deeds = [browser.get(scene.page), browser.post(scene.page, **typed())]
    deeds.append(browser.post(f"{scene.page}/request", staff=scene.selin.id, to="tr"))

    assert plan.status_code == 200
    assert MISSING in plan.text
    assert "/translation" not in plan.text
    assert [answer.status_code for answer in deeds] == [404] * 3
    assert db.every(Translation) == []


@pytest.mark.parametrize("role", ["resident", "peer_mentor", "caseworker", "administrator"])
def test_nobody_else_translates(db, sign_in, scene, role):
    browser = sign_in(make.member(db, role=role, house_id=scene.amina.house_id))

    answers = [browser.get(page).status_code for page in (scene.page, scene.goal_page)]
    answers += [browser.post(scene.page, to="tr").status_code]

    assert answers == [404] * 3
    assert deeds_of(db) == []


def test_the_plan_costs_the_same_however_much_is_translated(db, sign_in, scene):
    browser, costs = sign_in(scene.elif_), []
    browser.get(scene.plan)
    for _ in range(2):
        for _ in range(4):
            step = make.step(db, scene.goal, doer=Doer.HOUSE)
            make.translation(db, step, text="Kuruma sor")
        with counted(db) as sent:
            browser.get(scene.plan)
        costs.append(len(sent))

    assert costs[0] == costs[1]
