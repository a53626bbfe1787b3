"""Choosing what is hidden, and showing everything with the PIN for a quarter of an hour."""

from datetime import timedelta

import pytest

from portal.plan import hiding
from portal.plan.models import GoalType, HiddenTopic, Plan
from tests import make
from tests.topics.pages import CHOICE, HIDING, OTHER, PIN, SHOWING, TOPICS


def test_with_the_pin_it_shows_on_this_phone_for_a_quarter_of_an_hour(now, scene, sign_in):
    scene.hide(GoalType.HEALTH)
    browser, other = sign_in(scene.amina), sign_in(scene.amina)
    shown = browser.post(SHOWING, pin=PIN)
    answers = []
    for minutes in (0, 5, 5, 5, 1):
        now.shift(timedelta(minutes=minutes))
        page = browser.get(f"/plan/steps/{scene.step}").status_code
        answers.append((page, "Sleep well" in browser.get("/plan").text))

    assert shown.headers["location"] == TOPICS
    assert answers == [(200, True)] * 4 + [(404, False)]
    assert other.get("/plan").headers["location"].startswith("/sign-in")  # that one rested
    assert "Sleep well" not in sign_in(scene.amina).get("/plan").text


@pytest.mark.parametrize("typed_pin", ["", OTHER, PIN + "1"])
def test_without_the_right_pin_it_stays_hidden(scene, sign_in, typed_pin):
    scene.hide(GoalType.HEALTH)
    browser = sign_in(scene.amina)
    browser.post("/pin", pin=PIN)  # also when it was typed elsewhere
    answer = browser.post(SHOWING, pin=typed_pin)

    assert answer.status_code == 422
    assert "Sleep well" not in browser.get("/plan").text


def test_guessing_waits_and_ends_the_visit(now, scene, sign_in):
    browser = sign_in(scene.amina)
    answers = [browser.post(SHOWING, pin=OTHER) for _ in range(4)]
    for wait in (1, 2, 4, 8, 16, 32, 60):
        now.shift(wait)
        last = browser.post(SHOWING, pin=OTHER)

    assert [answer.status_code for answer in answers] == [422, 422, 422, 429]
    assert answers[3].headers["retry-after"] == "1"
    assert last.headers["location"] == "/sign-in"
    assert browser.get("/plan").status_code == 303


@pytest.mark.parametrize("deed", [HIDING, "/account/private-closing", "/sign-out"])
def test_it_is_hidden_again_at_once(scene, sign_in, deed):
    scene.hide(GoalType.HEALTH)
    browser = sign_in(scene.amina)
    browser.post(SHOWING, pin=PIN)
    before = "Sleep well" in browser.get("/plan").text
    browser.post(deed)
    browser = sign_in(scene.amina) if deed == "/sign-out" else browser

    assert before
    assert "Sleep well" not in browser.get("/plan").text


def test_she_chooses_on_her_own_phone(db, scene, sign_in):
    browser = sign_in(scene.amina, own_phone=True)
    first = browser.get(TOPICS)
    done = browser.post(CHOICE, hidden=["health", "legal"], links_safety="y")
    second = browser.get(TOPICS)
    browser.post(CHOICE, hidden="legal")

    assert first.text.count("checked") == 0
    assert (done.status_code, done.headers["location"]) == (303, "/plan")
    assert second.text.count("checked") == 3
    assert 'value="health" checked' in second.text
    assert [row.type for row in db.every(HiddenTopic)] == [GoalType.LEGAL]
    assert [plan.links_safety for plan in db.every(Plan)] == [False]
    assert "Sleep well" in browser.get("/plan").text


def test_on_a_shared_phone_the_choice_needs_the_pin_and_counts_at_once(db, scene, sign_in):
    browser = sign_in(scene.amina)
    refused = browser.post(CHOICE, hidden="health")
    browser.post(SHOWING, pin=PIN)
    choice = browser.get(TOPICS)
    before = "Sleep well" in browser.get("/plan").text
    browser.post(CHOICE, hidden="health")
    after = "Sleep well" in browser.get("/plan").text

    assert refused.status_code == 409
    assert "Everything shows on this phone now" in choice.text
    assert (before, after) == (True, False)
    assert [row.type for row in db.every(HiddenTopic)] == [GoalType.HEALTH]


def test_a_choice_that_came_too_late_changes_nothing(now, db, scene, sign_in):
    """Otherwise it would show what she did not see when she sent it."""
    scene.hide(GoalType.HEALTH)
    browser = sign_in(scene.amina)
    browser.post(SHOWING, pin=PIN)
    for _ in range(2):
        now.shift(timedelta(minutes=8))
        browser.get("/plan")

    assert browser.post(CHOICE).status_code == 409
    assert [row.type for row in db.every(HiddenTopic)] == [GoalType.HEALTH]


def test_a_topic_that_is_none_is_asked_again(db, scene, sign_in):
    browser = sign_in(scene.amina, own_phone=True)
    answer = browser.post(CHOICE, hidden=["health", "x' OR 1"])

    assert answer.status_code == 422
    assert db.every(HiddenTopic) == []


def test_a_choice_sent_twice_is_one(db, scene, sign_in):
    browser = sign_in(scene.amina, own_phone=True)
    token = browser.token()
    answers = [browser.post(CHOICE, token=token, hidden="health") for _ in range(2)]

    assert [answer.headers["location"] for answer in answers] == ["/plan", "/plan"]
    assert len(db.every(HiddenTopic)) == 1


def test_the_safety_page_is_not_linked_until_she_wants_it(db, amina, sign_in):
    shared, own = sign_in(amina), sign_in(amina, own_phone=True)
    before = db.ask(hiding.links_safety, make.viewer(amina))
    own.post(CHOICE, links_safety="y")
    texts = [shared.get(page).text for page in ("/", TOPICS, "/account")]

    assert (before, db.ask(hiding.links_safety, make.viewer(amina))) == (False, True)
    assert [text for text in texts if "/plan/safety" in text] == []
    assert "/plan/safety" in own.get(TOPICS).text


def test_whoever_has_no_pin_chooses_one_first(db, sign_in):
    """Otherwise whoever holds a shared phone could choose it, and see."""
    browser = sign_in(make.member(db, "zeyno"), own_phone=True)
    led, refused = browser.get(TOPICS), browser.post(CHOICE, hidden="health")

    assert led.headers["location"] == "/account/pin?next=%2Fplan%2Ftopics"
    assert refused.status_code == 409
    assert db.every(HiddenTopic) == []
