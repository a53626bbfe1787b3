"""What the member says to a step, and what staff answer: only her own session can agree."""

import pytest

from portal.accounts.models import Notice
from portal.plan import answering
from portal.plan.models import Answer, Change, Happened, Step
from portal.refusal import Forbidden
from portal.trail.models import TrailEntry
from tests import make

NOUNS = {"disagreed": "answer", "change": "answer", "not_now": "answer", "agreed": "agreement"}


@pytest.fixture
def amina(db):
    return make.member(db, "amina")


@pytest.fixture
def elif_(db, amina):
    staff = make.member(db, "elif", role="caseworker", house_id=amina.house_id)
    make.assignment(db, staff, amina)
    return staff


@pytest.fixture
def step(db, amina, elif_):
    return make.step(db, make.goal(db, amina, by=elif_), "Ask a lawyer")


def happened(db):
    return [change.happened for change in db.every(Change)]


@pytest.mark.parametrize(("said", "noun"), NOUNS.items())
def test_each_answer_is_kept_with_the_words_and_the_version(db, sign_in, amina, step, said, noun):
    browser = sign_in(amina)
    page = f"/plan/steps/{step.id}"

    done = browser.post(f"{page}/{noun}", answer=said, said="Too far\n\nfrom here", version=1)
    first = db.get(Step, step.id)
    browser.post(f"{page}/{noun}", answer=said, said="Too far\n\nfrom here", version=1)
    again = db.get(Step, step.id)
    shown = browser.get(page).text

    assert done.headers["location"] == page
    assert (first.answer, first.answered_version, first.words) == (said, 1, "Too far\n\nfrom here")
    assert again.answered_at == first.answered_at
    assert '<p dir="auto">Too far</p>' in shown
    assert happened(db) == [answering.HAPPENED[Answer(said)]]
    assert db.every(TrailEntry) == []


def test_an_answer_can_be_changed_and_taken_back(db, sign_in, amina, step):
    browser = sign_in(amina)
    page = f"/plan/steps/{step.id}"

    browser.post(f"{page}/answer", answer="disagreed", said="No", version=1)
    browser.post(f"{page}/agreement", version=1)
    agreed = db.get(Step, step.id)
    for _ in range(2):
        browser.post(f"{page}/withdrawal")
    back = db.get(Step, step.id)

    assert (agreed.answer, agreed.words) == (Answer.AGREED, "")
    assert (back.answer, back.answered_at, back.answered_version) == (None, None, None)
    assert happened(db) == ["disagreed", "agreed", "unanswered"]


def test_who_read_other_words_has_not_agreed(db, sign_in, amina, elif_, step):
    browser, desk = sign_in(amina), sign_in(elif_)
    browser.get(f"/plan/steps/{step.id}")
    change = {"text": "Ask two lawyers", "doer": "me", "language": "en", "version": 1}
    desk.post(f"/desk/steps/{step.id}/change", **change)

    late = browser.post(
        f"/plan/steps/{step.id}/answer", answer="disagreed", said="My reasons", version=1
    )
    blind = browser.post(f"/plan/steps/{step.id}/agreement")
    fresh = browser.post(f"/plan/steps/{step.id}/agreement", version=2)

    assert (late.status_code, blind.status_code, fresh.status_code) == (409, 409, 303)
    assert "Ask two lawyers" in late.text
    assert "My reasons</textarea>" in late.text
    assert 'name="version" value="2"' in late.text
    assert (db.get(Step, step.id).answer, db.get(Step, step.id).answered_version) == ("agreed", 2)


def test_a_change_asks_her_anew(db, sign_in, amina, elif_, step):
    browser, desk = sign_in(amina), sign_in(elif_)
    browser.post(f"/plan/steps/{step.id}/agreement", version=1)
    quiet = browser.get("/plan").text
    change = {"text": "Ask two lawyers", "doer": "me", "language": "en", "version": 1}
    desk.post(f"/desk/steps/{step.id}/change", **change)

    asked = browser.get("/plan").text
    page = browser.get(f"/plan/steps/{step.id}").text

    assert "what do you say?" not in quiet
    assert "Changed: what do you say?" in asked
    assert "It was changed since you answered." in page


def test_she_agrees_to_all_that_she_was_shown_or_to_none(db, sign_in, amina, elif_, step):
    second = make.step(db, make.goal(db, amina), "Call")
    mine = make.step(db, make.goal(db, amina, is_own=True), "Swim", is_own=True)
    foreign = make.step(db, make.goal(db, make.member(db)))
    browser, desk = sign_in(amina), sign_in(elif_)
    shown = f"{step.id}:1 {second.id}:1 {mine.id}:1 {foreign.id}:1 x:y 3"
    change = {"text": "Call twice", "doer": "me", "language": "en", "version": 1}

    page = browser.get("/plan").text
    desk.post(f"/desk/steps/{second.id}/change", **change)
    stale = browser.post("/plan/agreement", shown=shown)
    between = [each.answer for each in db.every(Step)]
    done = browser.post("/plan/agreement", shown=shown.replace(f"{second.id}:1", f"{second.id}:2"))

    assert f'value="{step.id}:1 {second.id}:1 "' in page
    assert (stale.status_code, done.headers["location"]) == (409, "/plan")
    assert between == [None] * 4
    assert [each.answer for each in db.every(Step)] == ["agreed", "agreed", None, None]


def test_staff_answer_and_she_is_told(db, sign_in, amina, elif_, step):
    browser, desk = sign_in(amina), sign_in(elif_)
    browser.post(
        f"/plan/steps/{step.id}/answer", answer="change", said="Can it be nearer?", version=1
    )
    page = desk.get(f"/desk/steps/{step.id}/change").text
    waiting = desk.get("/desk").text

    for _ in range(2):
        desk.post(f"/desk/steps/{step.id}/reply", said="Yes, in Ankara")
    shown = browser.get(f"/plan/steps/{step.id}").text
    plan = browser.get("/plan").text

    assert "Can it be nearer?" in page
    assert "waits for a word" in waiting
    assert "waits for a word" not in desk.get("/desk").text
    assert "Yes, in Ankara" in shown
    assert "Yes, in Ankara" in plan
    assert happened(db) == [Happened.CHANGE_ASKED, Happened.REPLIED]
    assert [notice.news for notice in db.every(Notice)] == ["plan"]
    assert [entry.deed for entry in db.every(TrailEntry)] == ["plan.opened", "plan.reply"]


def test_an_answer_of_staff_needs_words_and_something_to_answer(db, sign_in, amina, elif_, step):
    browser, desk = sign_in(amina), sign_in(elif_)

    nothing = desk.post(f"/desk/steps/{step.id}/reply", said="Hello")
    browser.post(f"/plan/steps/{step.id}/answer", answer="disagreed", said="No", version=1)
    empty = desk.post(f"/desk/steps/{step.id}/reply", said="  ")
    long = desk.post(f"/desk/steps/{step.id}/reply", said="a" * 1001)

    assert (nothing.status_code, empty.status_code, long.status_code) == (403, 422, 422)
    assert "a" * 1001 in long.text
    assert db.get(Step, step.id).replied_at is None


def test_a_reason_that_is_too_long_stays_in_the_form(db, sign_in, amina, step):
    reason = "because " * 130

    answer = sign_in(amina).post(
        f"/plan/steps/{step.id}/answer", answer="disagreed", said=reason, version=1
    )

    assert answer.status_code == 422
    assert reason.strip() in answer.text
    assert "<details open>" in answer.text
    assert db.get(Step, step.id).answer is None


def test_an_answer_sent_twice_does_not_undo_a_later_one(db, sign_in, amina, step):
    browser = sign_in(amina)
    token = browser.token()
    no = {"token": token, "said": "No", "version": 1}

    browser.post(f"/plan/steps/{step.id}/answer", answer="disagreed", **no)
    browser.post(f"/plan/steps/{step.id}/agreement", version=1)
    browser.post(f"/plan/steps/{step.id}/answer", answer="disagreed", **no)

    assert db.get(Step, step.id).answer == Answer.AGREED


def test_nobody_agrees_to_her_own_words_and_staff_agree_to_nothing(db, sign_in, amina, elif_, step):
    mine = make.step(db, make.goal(db, amina, is_own=True), is_own=True)
    browser, desk = sign_in(amina), sign_in(elif_)

    own = browser.post(f"/plan/steps/{mine.id}/agreement", version=1)
    theirs = [
        desk.post(f"/plan/steps/{step.id}/{noun}", answer=said, version=1)
        for said, noun in NOUNS.items()
    ]
    theirs.append(desk.post("/plan/agreement", shown=f"{step.id}:1"))
    with pytest.raises(Forbidden):
        db.do(_answered_by_staff, step.id, make.viewer(elif_))

    assert own.status_code == 403
    assert [each.status_code for each in theirs] == [404] * 5
    assert [each.answer for each in db.every(Step)] == [None, None]


def _answered_by_staff(session, number, staff):
    answering.answer(session, staff, session.get(Step, number), Answer.AGREED, version=1)


def test_a_step_that_was_put_off_is_not_pressed_on_her(db, sign_in, amina, step):
    browser = sign_in(amina)

    before = browser.get("/").text
    browser.post(f"/plan/steps/{step.id}/answer", answer="not_now", version=1)

    assert "Ask a lawyer" in before
    assert "Ask a lawyer" not in browser.get("/").text


def test_a_no_never_goes_to_the_address_of_the_yes(db, sign_in, amina, step):
    """Browsers without `formaction` send every button to the address of its form."""
    browser = sign_in(amina)
    page = browser.get(f"/plan/steps/{step.id}").text
    yes, other = (form for form in page.split("<form")[1:] if 'name="version"' in form)

    unclear = browser.post(f"/plan/steps/{step.id}/answer", version=1, said="Hm")
    forged = browser.post(f"/plan/steps/{step.id}/answer", answer="agreed", version=1)

    assert "formaction" not in page
    assert (yes.count("<button"), other.count('name="answer"')) == (1, 3)
    assert (unclear.status_code, forged.status_code) == (409, 409)
    assert db.get(Step, step.id).answer is None
