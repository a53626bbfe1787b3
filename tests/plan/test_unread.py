"""Asking to have words translated that others wrote in a language I do not read."""

import pytest

from portal.accounts.models import Notice
from portal.plan.models import Translation
from portal.trail.models import TrailEntry
from tests import make
from tests.desk.foreign import scene as foreign_scene
from tests.desk.foreign import typed

WANTED = "The person asked for a translation"


@pytest.fixture
def scene(db):
    return foreign_scene(db)


@pytest.mark.parametrize("kind", ["steps", "goals"])
def test_one_tap_asks_and_whoever_looks_after_her_sees_it(db, sign_in, scene, kind):
    amina, staff, page = sign_in(scene.amina), sign_in(scene.elif_), f"/plan/{kind}/1"
    before = amina.get(page).text

    answers = [amina.post(f"{page}/translation-request") for _ in range(2)]
    row = db.every(Translation)[0]
    asked, desk = amina.get(page).text, staff.get(scene.plan).text

    assert [answer.headers["location"] for answer in answers] == [page] * 2
    assert (row.language, row.at, row.asked_at, row.asked_id) == ("tr", None, None, None)
    assert row.wanted_at is not None
    assert [f"{page}/translation-request" in text for text in (before, asked)] == [True, False]
    assert desk.count(WANTED) == 1
    assert f'href="/desk/{kind}/1/translation?to=tr"' in desk
    assert [entry.deed for entry in db.every(TrailEntry)] == ["plan.opened"]


def test_she_can_take_it_back(db, sign_in, scene):
    amina, page = sign_in(scene.amina), "/plan/steps/1"
    amina.post(f"{page}/translation-request")

    answers = [amina.post(f"{page}/translation-cancellation") for _ in range(2)]

    assert [answer.headers["location"] for answer in answers] == [page] * 2
    assert db.every(Translation) == []


def test_asking_stays_while_a_colleague_has_it_and_gives_it_back(db, sign_in, scene):
    amina, staff = sign_in(scene.amina), sign_in(scene.elif_)
    amina.post("/plan/steps/1/translation-request")
    staff.post(f"{scene.page}/request", staff=scene.selin.id, to="tr")
    sign_in(scene.selin).post(f"/desk/translations/{db.every(Translation)[0].id}/return")
    staff.post(f"{scene.page}/cancellation", to="tr")

    row = db.every(Translation)[0]

    assert (row.wanted_at is not None, row.asked_at, row.asked_id) == (True, None, None)
    assert WANTED in staff.get(scene.plan).text


def test_when_it_is_done_she_is_told_once(db, sign_in, scene):
    amina, staff = sign_in(scene.amina), sign_in(scene.elif_)
    amina.post("/plan/steps/1/translation-request")

    staff.post(scene.page, **typed())
    staff.post(scene.page, **typed(text="Kuruma yaz", edition=1))
    amina.post("/plan/steps/1/translation-request")  # an old page: it is there

    assert [(notice.member_id, notice.news) for notice in db.every(Notice)] == [
        (scene.amina.id, "translation")
    ]
    assert db.every(Translation)[0].wanted_at is None
    assert WANTED not in staff.get(scene.plan).text
    assert amina.get("/account/news").status_code == 200


def test_what_she_reads_needs_no_translation(db, sign_in, scene):
    english = make.member(db, "mary", language="en")
    make.step(db, make.goal(db, english, by=scene.elif_))
    browser = sign_in(english)

    page = browser.get("/plan/steps/2").text
    answer = browser.post("/plan/steps/2/translation-request")

    assert "translation-request" not in page
    assert answer.status_code == 303
    assert db.every(Translation) == []


def test_her_own_words_and_ready_ones_are_not_asked_for(db, sign_in, scene):
    own = make.step(db, scene.goal, "Swim", is_own=True)
    ready = make.step(db, scene.goal, "Ask a lawyer", phrase="keep-the-permit-up-to-date")
    browser = sign_in(scene.amina)

    for step in (own, ready):
        assert "translation-request" not in browser.get(f"/plan/steps/{step.id}").text
        assert browser.post(f"/plan/steps/{step.id}/translation-request").status_code == 403
    assert db.every(Translation) == []


@pytest.mark.parametrize("role", ["resident", "peer_mentor", "caseworker"])
def test_nobody_else_asks(db, sign_in, scene, role):
    browser = sign_in(make.member(db, role=role, house_id=scene.amina.house_id))

    answers = [
        browser.post(f"/plan/{kind}/1/translation-{deed}")
        for kind in ("steps", "goals")
        for deed in ("request", "cancellation")
    ]

    assert [answer.status_code for answer in answers] == [404] * 4
    assert db.every(Translation) == []
