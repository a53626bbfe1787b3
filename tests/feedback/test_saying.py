"""Saying how it was: who may, for how long, once a form."""

import threading

import pytest
import time_machine

from portal import clock, purging
from portal.accounts.models import Unsent
from portal.feedback.models import Feedback
from tests import make
from tests.browser import Browser

SAID = {"helped": "partly", "voice": "More time to try it out."}


def address(session):
    return f"/training/{session.id}/feedback"


def test_from_the_history_to_thanks(db, sign_in, amina, session):
    browser = sign_in(amina)
    link = f'href="{address(session)}"'

    assert link in browser.get("/training/past").text
    page = browser.get(address(session)).text
    assert "Nothing that is kept says that it was you" in page
    assert "Please write no names" in page
    answer = browser.post(address(session), **SAID)

    assert (answer.status_code, answer.headers["location"]) == (303, "/training/thanks")
    assert "without your name" in browser.get("/training/thanks").text
    (voice,) = db.every(Feedback)
    month = make.today().replace(day=1)
    assert (voice.course_id, voice.helped, voice.words, voice.language) == (
        session.course_id,
        "partly",
        "More time to try it out.",
        "en",
    )
    assert voice.month == month
    assert link in browser.get("/training/past").text, "nobody notes that it was used"


def test_an_answer_without_words_has_no_language(db, sign_in, amina, session):
    sign_in(amina).post(address(session), helped="no", voice="  ")

    assert [(v.words, v.language) for v in db.every(Feedback)] == [("", "")]


@pytest.mark.parametrize(
    "typed",
    [{}, {"helped": "x"}, {"voice": "Good"}, {"helped": "yes", "voice": "x" * 1001}],
    ids=["nothing", "nonsense", "only words", "too long"],
)
def test_what_is_asked_again(db, sign_in, amina, session, typed):
    answer = sign_in(amina).post(address(session), **typed)

    assert answer.status_code == 422
    assert db.every(Feedback) == []


@pytest.mark.parametrize(
    "how",
    [
        {"days": 1},
        {"days": -31},
        {"for_child": True},
        {"seat": None, "cancelled_at": clock.now()},
    ],
    ids=["not over", "long ago", "a child's place", "given back"],
)
def test_when_there_is_nothing_to_say(db, sign_in, amina, how):
    session = make.attended(db, amina, **how)
    browser = sign_in(amina)

    answers = [browser.get(address(session)), browser.post(address(session), **SAID)]
    assert [answer.status_code for answer in answers] == [404, 404]
    assert db.every(Feedback) == []


def test_also_when_she_was_marked_as_not_there(db, sign_in, amina):
    session = make.attended(db, amina, was_there=False)

    assert sign_in(amina).post(address(session), **SAID).status_code == 303


def test_others_and_staff_cannot(db, sign_in, house, session):
    people = [
        make.member(db, name, role=role, house_id=house.id)
        for name, role in (("lale", "resident"), ("elif", "caseworker"), ("nur", "coordinator"))
    ]
    for person in people:
        browser = sign_in(person)
        answers = [browser.get(address(session)), browser.post(address(session), **SAID)]
        assert [answer.status_code for answer in answers] == [404, 404]
    assert db.every(Feedback) == []


def test_the_same_form_counts_once_now_and_late(db, sign_in, amina, session):
    browser = sign_in(amina, own_phone=True)
    with time_machine.travel(clock.now(), tick=False) as travel:
        token, found = browser.token(), []
        for wait in (0, 0, 60, 11 * 3600):
            travel.shift(wait)
            found.append(browser.post(address(session), token=token, **SAID).status_code)
        db.do(purging.purge)
        found.append(browser.post(address(session), token=token, **SAID).status_code)

    assert found == [303] * 5
    assert len(db.every(Feedback)) == 1


def test_the_same_form_at_once_counts_once(db, app, sign_in, amina, session):
    browser = sign_in(amina)
    token, found = browser.token(), []
    browsers = [Browser(app) for _ in range(4)]
    for each in browsers:
        each.cookies.update(browser.cookies)

    def press(each):
        answer = each.post(address(session), token=token, **SAID)
        found.append(answer.headers["location"])

    _together(press, browsers)
    assert found == ["/training/thanks"] * 4
    assert len(db.every(Feedback)) == 1


def test_voices_of_several_at_once_are_all_there_and_none_twice(db, app, sign_in, house):
    course = make.course(db).id
    people = [make.member(db, f"person {n}", house_id=house.id) for n in "abcdef"]
    for number in range(3):
        make.voice(db, course, f"earlier {number}")
    session = make.attended(db, people[0], course)
    for seat, person in enumerate(people[1:], 2):
        make.booking(db, session, person, seat=seat)
    browsers = [sign_in(person) for person in people]
    for browser in browsers:
        browser.token()

    def press(browser):
        browser.post(address(session), helped="yes", voice=f"now {browsers.index(browser)}")

    _together(press, browsers)
    assert sorted(voice.words for voice in db.every(Feedback)) == [
        *(f"earlier {n}" for n in range(3)),
        *(f"now {n}" for n in range(6)),
    ]


def test_her_words_are_not_kept_beside_her_name_when_the_visit_ran_out(db, sign_in, amina, session):
    with time_machine.travel(clock.now(), tick=False) as travel:
        browser = sign_in(amina)
        browser.token()
        travel.shift(11 * 60)
        answer = browser.post(address(session), **SAID)
        kept = db.every(Unsent)
        browser.post("/account/language", language="tr", note="the control, which is kept")

    assert answer.status_code == 303
    assert kept == []
    assert len(db.every(Unsent)) == 1


def test_a_page_that_went_blank_keeps_nothing_either(db, sign_in, amina, session):
    sign_in(amina).post(address(session), **SAID, aside="1")

    assert (db.every(Unsent), db.every(Feedback)) == ([], [])


def _together(work, things):
    threads = [threading.Thread(target=work, args=(thing,)) for thing in things]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
