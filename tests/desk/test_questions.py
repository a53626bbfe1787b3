"""Questions at the desk: who sees that somebody asks, who answers, and what nobody reads there."""

from threading import Barrier, Thread
from typing import NamedTuple

import pytest

from portal import clock
from portal.accounts.models import Member, Notice
from portal.plan.models import Question, Step
from portal.trail.models import TrailEntry
from tests import make
from tests.statements import counted

SECRET = "lawyer of the blue street"


class Scene(NamedTuple):
    amina: Member
    elif_: Member  # looks after her
    nur: Member  # leads the house
    question: Question

    @property
    def page(self):
        return f"/desk/questions/{self.question.id}"

    @property
    def answer(self):
        return f"{self.page}/answer"


@pytest.fixture
def asked(db):
    house = make.house(db, "Olive").id
    amina = make.member(db, "amina", house_id=house)
    elif_ = make.member(db, "elif", role="caseworker", house_id=house)
    nur = make.member(db, "nur", role="coordinator", house_id=house)
    make.assignment(db, elif_, amina)
    goal = make.goal(db, amina, SECRET, by=elif_)
    step = make.owed_step(db, goal, SECRET, place=SECRET, bring=SECRET, words=SECRET)
    return Scene(amina, elif_, nur, make.question(db, step, raised_words=SECRET))


def deeds(db):
    return [(entry.deed, entry.by_name) for entry in db.every(TrailEntry)]


def test_the_list_has_dates_and_names_and_no_words(db, sign_in, asked):
    for person in (asked.elif_, asked.nur):
        page = sign_in(person).get("/desk/questions").text

        assert "<bdi>amina</bdi>" in page
        assert "waits for an answer" in page
        assert SECRET not in page
    assert db.every(TrailEntry) == []


def test_opening_one_is_told_and_shows_dates(db, sign_in, asked):
    mine, leads = (sign_in(person).get(asked.page).text for person in (asked.elif_, asked.nur))

    assert SECRET not in mine + leads
    assert f'href="/desk/people/{asked.amina.id}/plan"' in mine
    assert f'href="/desk/people/{asked.amina.id}/plan"' not in leads
    assert deeds(db) == [("plan.question.opened", name) for name in ("elif", "nur")]


@pytest.mark.parametrize("who", ["elif_", "nur"])
def test_who_looks_after_her_and_who_leads_the_house_answer(db, sign_in, asked, who):
    person = getattr(asked, who)
    browser = sign_in(person)

    sent = browser.post(asked.answer, said="  On Friday ")
    again = browser.post(asked.answer, said="On Friday")

    assert [answer.status_code for answer in (sent, again)] == [303, 303]
    stands = db.get(Question, asked.question.id)
    assert (stands.answer, stands.answered_by_id) == ("On Friday", person.id)
    assert deeds(db) == [("plan.question.answer", person.name)]
    assert [notice.news for notice in db.every(Notice)] == ["plan"]
    hers = sign_in(asked.amina)
    assert '<p dir="auto">On Friday</p>' in hers.get("/plan/owed").text
    assert "answered a question you asked the house" in hers.get("/account/trail").text


def test_a_colleague_elsewhere_and_nearby_finds_nothing(db, sign_in, asked):
    near = make.member(db, "near", role="caseworker", house_id=asked.amina.house_id)
    further = make.member(db, "further", role="caseworker", house_id=asked.amina.house_id)
    make.exception(db, further, asked.amina)
    elsewhere = make.member(db, "elsewhere", role="coordinator")
    admin = make.member(db, "admin", role="administrator", house_id=asked.amina.house_id)
    before = len(db.every(TrailEntry))

    for person in (near, further, elsewhere, admin, asked.amina):
        browser = sign_in(person)
        assert browser.get(asked.page).status_code == 404
        assert browser.post(asked.answer, said="Soon").status_code == 404
        assert browser.get(f"{asked.page}/above").status_code == 404
        assert "amina" not in browser.get("/desk/questions").text
    assert len(db.every(TrailEntry)) == before
    assert db.get(Question, asked.question.id).answered_at is None


def test_an_empty_or_long_answer_is_asked_again(db, sign_in, asked):
    browser = sign_in(asked.elif_)

    for words in ("  ", "a" * 1001):
        answer = browser.post(asked.answer, said=words)
        assert answer.status_code == 422
        assert answer.text.count('class="error"') == 1
    assert db.get(Question, asked.question.id).answered_at is None


def test_two_answer_and_nobody_loses_a_word(db, sign_in, asked):
    """The coordinator, who does not look after her, does not read what her colleague wrote."""
    sign_in(asked.elif_).post(asked.answer, said="The judge is away")

    late = sign_in(asked.nur).post(asked.answer, said="I call her on Monday")

    assert late.status_code == 409
    assert "Somebody has answered this already." in late.text
    assert "I call her on Monday" in late.text
    assert "The judge is away" not in late.text
    assert "The judge is away" in sign_in(asked.elif_).get(asked.page).text
    assert db.get(Question, asked.question.id).answer == "The judge is away"


def test_two_answer_at_the_same_moment(db, sign_in, asked):
    browsers, gate, found = [sign_in(p) for p in (asked.elif_, asked.nur)], Barrier(2), []

    def send(browser, words):
        gate.wait()
        found.append((browser.post(asked.answer, said=words).status_code, words))

    threads = [Thread(target=send, args=(b, f"answer {n}")) for n, b in enumerate(browsers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    (first, won), (second, _) = sorted(found)
    assert (first, second) == (303, 409)
    assert db.get(Question, asked.question.id).answer == won
    assert len(db.every(Notice)) == 1


def test_what_is_settled_meanwhile_is_not_answered_and_the_words_stay(db, sign_in, asked):
    browser = sign_in(asked.elif_)
    number = asked.question.step_id
    db.do(lambda session: setattr(session.get(Step, number), "done_at", clock.now()))

    late = browser.post(asked.answer, said="Nearly there")

    assert late.status_code == 409
    assert "This is settled" in late.text
    assert "Nearly there" in late.text
    assert "<textarea" not in browser.get(asked.page).text
    assert "settled" in browser.get("/desk/questions").text
    assert db.get(Question, asked.question.id).answered_at is None


def test_today_counts_what_waits(db, sign_in, asked):
    other = make.member(db, "zara", house_id=asked.amina.house_id)
    make.question(db, make.owed_step(db, make.goal(db, other)))
    done = make.owed_step(db, make.goal(db, asked.amina), done_at=clock.now())
    make.question(db, done)

    shown = [sign_in(person).get("/desk").text for person in (asked.elif_, asked.nur)]

    assert "1 question about what the house owes" in shown[0]
    assert "2 questions about what the house owes" in shown[1]
    admin = sign_in(make.member(db, role="administrator", house_id=asked.amina.house_id))
    assert "what the house owes" not in admin.get("/desk/people").text


def test_the_pages_cost_the_same_however_many_ask(db, sign_in, asked):
    browser, costs = sign_in(asked.nur), []
    goal = make.goal(db, asked.amina)
    for _ in range(2):
        for _ in range(4):
            make.question(db, make.owed_step(db, goal))
        with counted(db) as today:
            browser.get("/desk")
        with counted(db) as listed:
            browser.get("/desk/questions")
        costs.append((len(today), len(listed)))

    assert costs == [(6, 3), (6, 3)]
