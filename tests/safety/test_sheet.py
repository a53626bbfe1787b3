"""Writing, changing, deleting; two phones at it; nothing is ever lost."""

import json

import pytest

from portal import clock
from portal.safety import actions
from portal.safety.models import SafetyPlan
from portal.safety.queries import sheet_for
from portal.trail.models import TrailEntry
from tests import make
from tests.safety.pages import PAGE, REMOVAL, SHEET, WORDS, place, stored, version


def test_it_is_written_read_changed_and_deleted(db, opened, amina):
    browser = opened(amina)
    empty = browser.get(PAGE)
    kept = browser.post(SHEET, version=version(empty), **WORDS)
    full = browser.get(PAGE)
    first = stored(db, amina)
    browser.post(SHEET, version=version(full), calm=" Tea ", people="")
    changed = stored(db, amina)
    gone = [browser.post(REMOVAL) for _ in range(2)]

    assert (place(kept), first) == (PAGE, WORDS)
    assert "Delete all of it" not in empty.text
    assert "The sea &lt;b&gt;</textarea>" in full.text
    assert full.text.count("<textarea") == 7
    assert changed == {"calm": "Tea"}
    assert [place(answer) for answer in gone] == [PAGE, PAGE]
    assert db.every(SafetyPlan) == db.every(TrailEntry) == []
    assert make.without_tokens(browser.get(PAGE).text) == make.without_tokens(empty.text)


def test_all_of_it_may_stay_empty_and_then_there_is_none(db, opened, amina):
    browser = opened(amina)
    nothing = browser.post(SHEET, version="0", calm="  ")
    none = db.every(SafetyPlan)
    browser.post(SHEET, version="0", **WORDS)
    emptied = browser.post(SHEET, version=version(browser.get(PAGE)), calm="")

    assert (place(nothing), place(emptied)) == (PAGE, PAGE)
    assert none == db.every(SafetyPlan) == []


def test_the_words_are_sealed(db, opened, amina):
    opened(amina).post(SHEET, version="0", **WORDS)

    (plan,) = db.every(SafetyPlan)
    assert json.loads(plan.sheet) == WORDS
    assert b"sea" not in plan.sheet_sealed


def test_a_form_sent_twice_counts_once(db, opened, amina):
    browser = opened(amina)
    token = browser.token()
    for _ in range(2):
        answer = browser.post(SHEET, token=token, version="0", **WORDS)

    assert place(answer) == PAGE
    assert stored(db, amina) == WORDS


def test_too_long_an_answer_is_asked_again_and_nothing_is_lost(db, opened, amina):
    browser = opened(amina)
    browser.post(SHEET, version="0", calm="Tea")
    page = browser.get(PAGE)
    answer = browser.post(SHEET, version=version(page), calm="a" * 1001, bag="Bag")

    assert answer.status_code == 422
    assert "a" * 1001 in answer.text
    assert ">Bag</textarea>" in answer.text
    assert version(answer) == version(page)
    assert stored(db, amina) == {"calm": "Tea"}


@pytest.mark.parametrize("typed", ["", "x", "-1", "99999999999999", "1 OR 1", "٣"])
def test_a_version_that_nobody_gave_out_keeps_nothing(db, opened, amina, typed):
    browser = opened(amina)
    browser.post(SHEET, version="0", calm="Tea")

    assert browser.post(SHEET, version=typed, calm="Coffee").status_code == 409
    assert stored(db, amina) == {"calm": "Tea"}


class TestTwoPhones:
    """Both write: neither loses a word."""

    @pytest.fixture
    def phones(self, opened, amina):
        return opened(amina), opened(amina)

    def test_the_second_is_shown_both_and_can_go_on(self, db, phones, amina):
        one, two = phones
        one.post(SHEET, version="0", **WORDS)
        seen = version(two.get(PAGE))
        one.post(SHEET, version=seen, calm="Tea", people="A.")
        late = two.post(SHEET, version=seen, calm="Walking", bag="Keys")
        after = stored(db, amina)
        again = two.post(SHEET, version=version(late), calm="Tea, walking", bag="Keys")

        assert late.status_code == 409
        assert after == {"calm": "Tea", "people": "A."}
        assert '<p dir="auto">Tea</p>' in late.text
        assert '<p dir="auto">A.</p>' in late.text
        assert ">Walking</textarea>" in late.text
        assert ">Keys</textarea>" in late.text
        assert place(again) == PAGE
        assert stored(db, amina) == {"calm": "Tea, walking", "bag": "Keys"}

    def test_the_same_words_on_both_are_no_quarrel(self, phones):
        one, two = phones
        answers = [browser.post(SHEET, version="0", **WORDS) for browser in (one, two)]

        assert [place(answer) for answer in answers] == [PAGE, PAGE]

    def test_what_was_deleted_does_not_come_back_unseen(self, db, phones, amina):
        one, two = phones
        one.post(SHEET, version="0", **WORDS)
        seen = version(two.get(PAGE))
        one.post(REMOVAL)
        late = two.post(SHEET, version=seen, calm="Walking")
        between = db.every(SafetyPlan)
        one.post(SHEET, version="0", bag="Something new")
        later = two.post(SHEET, version=seen, calm="Walking")

        assert (late.status_code, later.status_code) == (409, 409)
        assert ">Walking</textarea>" in late.text
        assert (version(late), between) == ("0", [])
        assert stored(db, amina) == {"bag": "Something new"}


def test_the_questions_come_in_their_order_without_empty_ones(db, amina):
    db.do(actions.keep, make.viewer(amina), {**WORDS, "promise": ""}, version=0)

    found = db.ask(sheet_for, make.viewer(amina))

    assert [(line.question.key, line.text) for line in found] == list(WORDS.items())
    assert clock.now() >= db.every(SafetyPlan)[0].written_at
