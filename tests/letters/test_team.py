"""The mentors' side: a list that tells nothing, each opening told to her, one answer at a time."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
import time_machine

from portal import clock
from portal.accounts.models import Notice
from portal.duty.models import Concern
from portal.letters.models import Letter, Message
from portal.trail.models import TrailEntry
from tests import make
from tests.statements import counted

WORDS = "How do I tell my sister where I was?"


@pytest.fixture
def amina(db):
    return make.member(db, "amina")


@pytest.fixture
def deniz(db, amina):
    return make.member(db, "deniz", role="peer_mentor", house_id=amina.house_id)


@pytest.fixture
def leyla(db):
    return make.member(db, "leyla", role="peer_mentor")


def trail(db):
    return [(row.deed, row.by_name, row.member_id) for row in db.every(TrailEntry)]


def answers(db):
    return [row.said for row in db.every(Message) if row.from_team]


def test_the_list_tells_nothing_and_opening_is_told_each_time(db, sign_in, amina, deniz):
    letter = make.letter(db, amina, WORDS)
    browser = sign_in(deniz)

    page = browser.get("/moderation/letters").text
    letters = [browser.get(f"/moderation/letters/{letter.id}").text for _ in range(2)]

    assert "amina" not in page
    assert WORDS not in page
    assert all(WORDS in each and "<bdi>amina</bdi> asks" in each for each in letters)
    assert trail(db) == [("letters.opened", "deniz", amina.id)] * 2
    told = sign_in(amina).get("/account/trail").text
    assert "deniz</bdi></b> opened what you asked the mentors" in told


def test_answering_names_the_mentor(db, sign_in, amina, deniz, leyla):
    letter = make.letter(db, amina, WORDS)
    here, browser = f"/moderation/letters/{letter.id}", sign_in(deniz)
    token = browser.token()

    taken = browser.post(f"{here}/claim")
    sent = [browser.post(f"{here}/answer", token=token, said="Slowly", seen="0") for _ in range(2)]
    second = sign_in(leyla).post(f"{here}/answer", said="With me it was so", seen="2")

    assert taken.headers["location"] == f"{here}#answer"
    assert [answer.headers["location"] for answer in sent] == ["/moderation/letters"] * 2
    assert second.status_code == 303
    assert answers(db) == ["Slowly", "With me it was so"]
    page = sign_in(amina).get(f"/letters/{letter.id}").text
    assert page.count('<span class="tag">Mentor</span>') == 2
    assert "<bdi>deniz</bdi>" in page
    assert "<bdi>leyla</bdi>" in page
    assert [row.news for row in db.every(Notice)] == ["letter", "letter"]
    assert [deed for deed, *_ in trail(db)] == ["letters.answer"] * 2


def test_while_one_answers_the_other_is_told(db, sign_in, amina, deniz, leyla):
    letter = make.letter(db, amina, WORDS)
    here, theirs = f"/moderation/letters/{letter.id}", sign_in(leyla, own_phone=True)
    sign_in(deniz).post(f"{here}/claim")

    page, line = theirs.get(here).text, theirs.get("/moderation/letters").text
    claimed = theirs.post(f"{here}/claim")
    sent = theirs.post(f"{here}/answer", said="Me too", seen="0")
    with time_machine.travel(clock.now() + timedelta(minutes=16), tick=True):
        afterwards = theirs.post(f"{here}/answer", said="Me too", seen="0")

    assert "<bdi>deniz</bdi> is answering." in page
    assert f'action="{here}/claim"' not in page
    assert "<bdi>deniz</bdi> is answering" in line
    assert (claimed.status_code, sent.status_code, afterwards.status_code) == (409, 409, 303)
    assert "Me too" in sent.text
    assert answers(db) == ["Me too"]


def test_an_answer_that_came_meanwhile_is_read_first(db, sign_in, amina, deniz, leyla):
    letter = make.letter(db, amina, WORDS)
    make.answer(db, leyla, letter, "First")
    here, browser = f"/moderation/letters/{letter.id}", sign_in(deniz)

    late = browser.post(f"{here}/answer", said="Mine", seen="0")
    sent = browser.post(f"{here}/answer", said="Mine", seen="2")

    assert late.status_code == 409
    assert "Another mentor answered meanwhile." in late.text
    assert 'name="seen" value="2"' in late.text
    assert sent.status_code == 303
    assert answers(db) == ["First", "Mine"]


def test_letting_go_and_leaving_it_to_others(db, sign_in, amina, deniz, leyla):
    first, second = make.letter(db, amina), make.letter(db, amina)
    browser = sign_in(deniz)
    here = f"/moderation/letters/{first.id}"

    browser.post(f"{here}/claim")
    released = browser.post(f"{here}/release")
    free = db.get(Letter, first.id).claimed_by_id
    left = [browser.post(f"{here}/leaving") for _ in range(2)]
    hers, theirs = (
        page.text
        for page in (browser.get("/moderation/letters"), sign_in(leyla).get("/moderation/letters"))
    )

    assert (released.status_code, free) == (303, None)
    assert [answer.status_code for answer in left] == [303, 303]
    assert hers.index(f"letters/{second.id}") < hers.index(f"letters/{first.id}")
    assert theirs.index(f"letters/{first.id}") < theirs.index(f"letters/{second.id}")
    assert "You left it to others" in hers


def test_not_for_mentors_of_her_house(db, sign_in, amina, deniz, leyla):
    letter = make.letter(db, amina, WORDS, other_houses=True)
    here = f"/moderation/letters/{letter.id}"

    near, far = sign_in(deniz), sign_in(leyla)

    assert near.get(here).status_code == 404
    assert near.post(f"{here}/claim").status_code == 404
    assert here not in near.get("/moderation/letters").text
    assert here in far.get("/moderation/letters").text
    assert far.get(here).status_code == 200


def test_a_mentor_who_asks_is_no_mentor_of_her_own_letter(db, sign_in, deniz):
    letter = make.letter(db, deniz, WORDS)
    here, browser = f"/moderation/letters/{letter.id}", sign_in(deniz)

    assert browser.get(here).status_code == 404
    for deed in ("claim", "release", "leaving", "answer"):
        assert browser.post(f"{here}/{deed}", said="Hi", seen="0").status_code == 404
    assert here not in browser.get("/moderation/letters").text
    assert browser.get(f"/letters/{letter.id}").status_code == 200


def test_staff_are_no_mentors(db, sign_in, amina):
    letter = make.letter(db, amina)

    for role in ("caseworker", "coordinator", "administrator", "resident", "graduate"):
        browser = sign_in(make.member(db, role=role, house_id=amina.house_id))
        assert browser.get("/moderation/letters").status_code == 404
        assert browser.get(f"/moderation/letters/{letter.id}").status_code == 404
        assert browser.post(f"/moderation/letters/{letter.id}/claim").status_code == 404
    assert trail(db) == []


def test_mentors_claim_at_once_and_one_has_it(db, sign_in, amina):
    letter = make.letter(db, amina)
    here = f"/moderation/letters/{letter.id}"
    people = [make.member(db, role="peer_mentor") for _ in range(4)]
    browsers = [sign_in(person) for person in people]

    with ThreadPoolExecutor(4) as threads:
        sent = [threads.submit(browser.post, f"{here}/claim") for browser in browsers]
    codes = [each.result().status_code for each in sent]
    with ThreadPoolExecutor(4) as threads:
        sent = [
            threads.submit(browser.post, f"{here}/answer", said="Hello", seen="0")
            for browser in browsers
        ]
    answered = [each.result().status_code for each in sent]

    assert sorted(codes) == [303, 409, 409, 409]
    assert answered.count(303) == 1
    assert set(answered) == {303, 409}
    assert answers(db) == ["Hello"]


def test_one_message_is_shown_to_those_on_duty_and_nothing_else(db, sign_in, amina, deniz):
    elif_ = make.member(db, "elif", role="caseworker", house_id=amina.house_id)
    make.shift(db, elif_)
    letter = make.letter(db, amina, WORDS)
    message = make.answer(db, deniz, letter, "Give me your number")
    browser, staff = sign_in(amina), sign_in(elif_)
    here = f"/letters/messages/{message.id}/report"
    token = browser.token()

    page = browser.get(here).text
    no = browser.post(here, about="", said="")
    sent = [browser.post(here, token=token, about="contact", said="Twice") for _ in range(2)]
    desk = staff.get("/desk/concerns/1").text

    assert "Give me your number" in page
    assert WORDS not in page
    assert "<bdi>elif</bdi></b> is on duty and reads it" in page
    assert no.status_code == 422
    assert [answer.headers["location"] for answer in sent] == ["/worried/1"] * 2
    (told,) = db.every(Concern)
    assert (told.kind, told.about, told.message_id) == ("letter", "contact", message.id)
    assert "Give me your number" in desk
    assert "<bdi>deniz</bdi>" in desk
    assert "Twice" in desk
    assert WORDS not in desk
    assert trail(db)[1:] == [("duty.opened", "elif", amina.id)]
    browser.post(f"/letters/{letter.id}/taking-back")
    gone = staff.get("/desk/concerns/1").text
    assert "Give me your number" not in gone
    assert "was taken back" in gone


def test_a_mentor_shows_one_and_she_is_told_of_every_look(db, sign_in, amina, leyla):
    """It goes to the house of her whose letter it is."""
    elif_ = make.member(db, "elif", role="caseworker", house_id=amina.house_id)
    far = make.member(db, "far", role="caseworker", house_id=leyla.house_id)
    make.shift(db, elif_)
    make.shift(db, far)
    make.letter(db, amina, "I do not want to live")
    browser = sign_in(leyla)

    browser.get("/letters/messages/1/report")
    sent = browser.post("/letters/messages/1/report", about="danger", said="Please look")
    sign_in(elif_).get("/desk/concerns/1")

    assert sent.headers["location"] == "/worried/1"
    (told,) = db.every(Concern)
    assert (told.member_id, told.to_id) == (leyla.id, elif_.id)
    assert trail(db) == [
        ("letters.opened", "leyla", amina.id),
        ("letters.report", "leyla", amina.id),
        ("duty.opened", "elif", leyla.id),
        ("letters.message.opened", "elif", amina.id),
    ]
    assert sign_in(far).get("/desk/concerns/1").status_code == 404


def test_the_list_costs_the_same_however_many_wait(db, sign_in, deniz):
    browser, costs = sign_in(deniz), []
    for _ in range(2):
        for _ in range(3):
            make.letter(db, make.member(db))
        with counted(db) as sent:
            browser.get("/moderation/letters")
        costs.append(len(sent))

    assert costs[0] == costs[1] <= 4
