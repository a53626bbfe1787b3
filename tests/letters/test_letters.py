"""A member's side: writing to the mentors, closing, taking back; nobody else reads it."""

import pytest

from portal.letters.models import Letter, Message
from portal.my_data.erasing import erase
from portal.trail.models import TrailEntry
from tests import make
from tests.statements import counted

WORDS = "How do I tell my sister where I was?"


@pytest.fixture
def amina(db):
    return make.member(db, "amina")


@pytest.fixture
def mentor(db):
    return make.member(db, "deniz", role="peer_mentor")


def said(db):
    return [message.said for message in db.every(Message)]


def test_writing_once_and_reading_it_again(db, sign_in, amina):
    browser = sign_in(amina)
    token = browser.token()

    sent = [browser.post("/letters/sending", token=token, said=WORDS) for _ in range(2)]
    page = browser.get("/letters/1").text

    assert [answer.headers["location"] for answer in sent] == ["/letters/1"] * 2
    assert said(db) == [WORDS]
    assert f'<p dir="auto">{WORDS}</p>' in page
    assert "Mentors of all houses can read it." in page
    assert WORDS in browser.get("/letters").text
    assert "Waits for an answer" in browser.get("/letters").text
    assert db.every(TrailEntry) == []


def test_somebody_who_has_just_come_may_write(db, sign_in):
    new = make.member(db, "new")
    assert sign_in(new).post("/letters/sending", said=WORDS).status_code == 303


@pytest.mark.parametrize("words", ["", "  ", "a" * 5001])
def test_nothing_and_too_much_are_asked_again(db, sign_in, amina, words):
    letter = make.letter(db, amina)
    browser = sign_in(amina)

    answers = [
        browser.post(path, said=words)
        for path in ("/letters/sending", f"/letters/{letter.id}/message")
    ]

    assert [answer.status_code for answer in answers] == [422, 422]
    assert len(said(db)) == 1


def test_five_are_open_and_no_more(db, sign_in, amina):
    letters = [make.letter(db, amina) for _ in range(5)]
    browser = sign_in(amina)

    sixth = browser.post("/letters/sending", said=WORDS)
    closed = browser.post(f"/letters/{letters[0].id}/close")
    seventh = browser.post("/letters/sending", said=WORDS)
    again = browser.post(f"/letters/{letters[0].id}/message", said="One more thing")

    assert [a.status_code for a in (sixth, closed, seventh, again)] == [409, 303, 303, 409]
    assert WORDS in sixth.text
    assert "One more thing" in again.text
    assert len(db.every(Letter)) == 6


def test_closing_keeps_mentors_out_and_writing_lets_them_in(db, sign_in, amina, mentor):
    letter = make.letter(db, amina)
    browser, theirs = sign_in(amina), sign_in(mentor)

    def seen():
        return theirs.get(f"/moderation/letters/{letter.id}").status_code

    codes = [seen()]
    browser.post(f"/letters/{letter.id}/close")
    codes.append(seen())
    browser.post(f"/letters/{letter.id}/message", said="Once more")
    codes.append(seen())

    assert codes == [200, 404, 200]


def test_taking_everything_back(db, sign_in, amina, mentor):
    letter = make.letter(db, amina)
    make.answer(db, mentor, letter)
    browser = sign_in(amina)

    asked = browser.get(f"/letters/{letter.id}/taking-back").text
    gone = browser.post(f"/letters/{letter.id}/taking-back")

    assert "This cannot be undone." in asked
    assert gone.headers["location"] == "/letters"
    assert (db.every(Letter), db.every(Message)) == ([], [])
    assert browser.get(f"/letters/{letter.id}").status_code == 404


def test_nobody_else_reads_it(db, sign_in, amina, mentor):
    letter = make.letter(db, amina, WORDS)
    make.answer(db, mentor, letter)
    others = [
        make.member(db, house_id=amina.house_id),
        mentor,
        *(
            make.member(db, role=role, house_id=amina.house_id)
            for role in ("graduate", "caseworker", "coordinator", "administrator")
        ),
    ]
    make.assignment(db, others[3], amina)

    for person in others:
        browser = sign_in(person)
        assert browser.get(f"/letters/{letter.id}").status_code == 404
        assert browser.get(f"/letters/{letter.id}/taking-back").status_code == 404
        for deed in ("message", "close", "taking-back"):
            answer = browser.post(f"/letters/{letter.id}/{deed}", said="Hello")
            assert answer.status_code == 404
        if person is not mentor:
            assert browser.get(f"/moderation/letters/{letter.id}").status_code == 404
            assert browser.get("/letters/messages/1/report").status_code == 404
            assert browser.post("/letters/messages/1/report", about="hurts").status_code == 404
    assert len(said(db)) == 2
    assert [entry.deed for entry in db.every(TrailEntry)] == ["letters.answer"]


def test_the_choice_is_offered_only_where_somebody_else_could_answer(db, sign_in, amina):
    make.member(db, "near", role="peer_mentor", house_id=amina.house_id)
    browser = sign_in(amina)

    before = browser.get("/letters/new").text
    make.member(db, "far", role="peer_mentor")
    after = browser.get("/letters/new").text

    assert "Not the mentors of my house" not in before
    assert "Not the mentors of my house" in after


def test_a_page_of_letters_costs_the_same(db, sign_in, amina):
    letter = make.letter(db, amina)
    browser = sign_in(amina)
    costs = []
    for _ in range(2):
        for path in ("/letters", f"/letters/{letter.id}"):
            with counted(db) as sent:
                browser.get(path)
            costs.append(len(sent))
        for _ in range(2):
            make.letter(db, amina)
            browser.post(f"/letters/{letter.id}/message", said="More")

    assert costs[:2] == costs[2:]
    assert max(costs) <= 6


def test_a_name_that_is_gone_is_not_shown(db, sign_in, amina, mentor):
    letter = make.letter(db, amina)
    make.answer(db, mentor, letter, "Slowly")
    db.do(lambda session: erase(session, make.viewer(mentor)) or mentor)

    page = sign_in(amina).get(f"/letters/{letter.id}").text

    assert "Somebody who has left" in page
    assert "Slowly" in page
    assert "deniz" not in page
