"""One level up, as the other house and her own house see it."""

from typing import NamedTuple

import pytest

from portal import clock
from portal.accounts.models import Member, Notice
from portal.plan.models import Question, Step
from portal.trail.models import TrailEntry
from tests import make

MARK = "SECRET"
WORDS = "Please help me, it is late."


class Scene(NamedTuple):
    amina: Member
    elif_: Member
    nur: Member
    aylin: Member  # leads the other house
    question: Question

    @property
    def page(self):
        return f"/desk/questions/{self.question.id}/above"


@pytest.fixture
def up(db):
    """Amina's words went to the house of Aylin; everything else about her is marked."""
    house, there = make.house(db, "Olive").id, make.house(db, "Cedar").id
    amina = make.member(db, f"amina {MARK}", house_id=house)
    elif_ = make.member(db, "elif", role="caseworker", house_id=house)
    nur = make.member(db, "nur", role="coordinator", house_id=house)
    aylin = make.member(db, "aylin", role="coordinator", house_id=there)
    make.assignment(db, elif_, amina)
    goal = make.goal(db, amina, f"{MARK} goal")
    texts = dict.fromkeys(("place", "bring", "service", "words", "reply"), f"{MARK} text")
    step = make.owed_step(db, goal, f"{MARK} step", **texts)
    question = make.question(
        db,
        step,
        raised_at=clock.now(),
        raised_to_id=there,
        raised_words=WORDS,
        raised_language="en",
    )
    make.question(db, make.owed_step(db, goal, f"{MARK} other"))
    return Scene(amina, elif_, nur, aylin, question)


def deeds(db):
    return [(entry.deed, entry.by_name, entry.member_id) for entry in db.every(TrailEntry)]


def test_the_other_house_reads_these_words_and_the_name_of_the_house(db, sign_in, up):
    browser = sign_in(up.aylin)

    today, listed = browser.get("/desk").text, browser.get("/desk/questions").text
    silent = deeds(db)
    page = browser.get(up.page)

    assert "1 question about what the house owes" in today
    assert listed.count("Somebody of the house <bdi>Olive</bdi> asks") == 1
    assert WORDS not in listed
    assert WORDS in page.text
    assert "Olive" in page.text
    assert MARK not in today + listed + page.text
    assert silent == []
    assert deeds(db) == [("plan.question.above", "aylin", up.amina.id)]
    assert f"/people/{up.amina.id}" not in page.text + listed


def test_the_other_house_opens_nothing_else_of_hers(db, sign_in, up):
    browser, number = sign_in(up.aylin), up.amina.id
    step = up.question.step_id

    for address in (
        f"/desk/questions/{up.question.id}",
        f"/desk/people/{number}",
        f"/desk/people/{number}/plan",
        f"/desk/steps/{step}/change",
    ):
        assert browser.get(address).status_code == 404
    answer = browser.post(f"/desk/questions/{up.question.id}/answer", said="Soon")
    assert answer.status_code == 404


def test_it_answers_once_and_she_reads_it(db, sign_in, up):
    browser = sign_in(up.aylin)

    sent = browser.post(up.page, said="We called them")
    same = browser.post(up.page, said="We called them")
    other = browser.post(up.page, said="And again")

    assert (sent.status_code, same.status_code, other.status_code) == (303, 303, 409)
    assert "And again" in other.text
    stands = db.get(Question, up.question.id)
    assert (stands.above_answer, stands.above_answered_by_id) == ("We called them", up.aylin.id)
    assert stands.answered_at is None
    assert deeds(db)[0] == ("plan.question.above.answer", "aylin", up.amina.id)
    assert [notice.news for notice in db.every(Notice)] == ["plan"]
    hers = sign_in(up.amina).get("/plan/owed").text
    assert "That house answered on" in hers
    assert "We called them" in hers


@pytest.mark.parametrize("who", ["elif_", "nur"])
def test_her_own_house_sees_that_it_went_up_and_not_the_words(db, sign_in, up, who):
    sign_in(up.aylin).post(up.page, said="We called them")
    browser = sign_in(getattr(up, who))

    listed = browser.get("/desk/questions").text
    page = browser.get(f"/desk/questions/{up.question.id}").text

    assert listed.count("went one level up") == 1
    assert "To the house <bdi>Cedar</bdi>, on" in page
    assert "That house answered on" in page
    assert WORDS not in listed + page
    assert "We called them" not in listed + page
    assert browser.get(up.page).status_code == 404
    assert browser.post(up.page, said="Soon").status_code == 404


def test_the_ombudsman_is_a_mark_as_well(db, sign_in, up):
    db.do(lambda s: setattr(s.get(Question, up.question.id + 1), "outside_at", clock.now()))
    browser = sign_in(up.nur)

    assert browser.get("/desk/questions").text.count("went one level up") == 2
    page = browser.get(f"/desk/questions/{up.question.id + 1}").text
    assert "To Ombudsman Institution (KDK), noted on" in page


def test_only_who_leads_the_other_house_reads_it(db, sign_in, up):
    there = up.aylin.house_id
    third = make.member(db, "third", role="coordinator")
    caseworker = make.member(db, "case", role="caseworker", house_id=there)
    admin = make.member(db, "admin", role="administrator", house_id=there)
    resident = make.member(db, "res", house_id=there)

    for person in (third, caseworker, admin, resident):
        browser = sign_in(person)
        assert browser.get(up.page).status_code == 404
        assert browser.post(up.page, said="Soon").status_code == 404
        assert "Olive" not in browser.get("/desk/questions").text
    assert deeds(db) == []


def test_what_she_took_back_is_gone_there(db, sign_in, up):
    sign_in(up.amina).post(f"/plan/questions/{up.question.id}/retraction")
    browser = sign_in(up.aylin)

    assert browser.get(up.page).status_code == 404
    assert browser.post(up.page, said="Soon").status_code == 404
    assert "Olive" not in browser.get("/desk/questions").text
    assert "0 questions about what the house owes" in browser.get("/desk").text


def test_what_is_settled_needs_no_answer_from_above(db, sign_in, up):
    number = up.question.step_id
    db.do(lambda session: setattr(session.get(Step, number), "withdrawn_at", clock.now()))
    browser = sign_in(up.aylin)

    late = browser.post(up.page, said="We called them")

    assert late.status_code == 409
    assert "We called them" in late.text
    assert "settled" in browser.get("/desk/questions").text
    assert "0 questions about what the house owes" in browser.get("/desk").text
    assert db.get(Question, up.question.id).above_answered_at is None
