"""Codes on paper: ten, each once, good from the moment she has shown that she has them."""

import re

import pytest

from portal.accounts.models import Member, Notice, SignedInPhone
from portal.proof import codes
from portal.proof.models import OneUseCode
from tests import make

CODE, CODES = "/sign-in/second/code", "/account/second/codes"
SHOWN = re.compile(r'<li><bdi dir="ltr"><b>(.{11})</b>')


@pytest.fixture
def amina(db):
    return make.member(db, "amina")


@pytest.fixture
def asking(sign_in, amina):
    """Amina chose to be asked; what is on her paper."""
    browser = sign_in(amina)
    shown = SHOWN.findall(browser.post(CODES).text)
    assert browser.post(f"{CODES}/saving", code=shown[0]).status_code == 303
    return shown


def test_a_code_opens_once(by_words, is_in, elif_, with_codes):
    code = with_codes(elif_)[0]
    first, second = by_words(elif_), by_words(elif_)

    answers = [first.post(CODE, code=code.upper()), second.post(CODE, code=code)]

    assert [answer.status_code for answer in answers] == [303, 422]
    assert (is_in(first), is_in(second)) == (True, False)
    assert code not in answers[1].text


@pytest.mark.parametrize("code", ["", " ", "x" * 41, "x" * 5_000, "aaaaaaaaaa", "👻" * 10])
def test_what_is_no_code_opens_nothing(by_words, is_in, elif_, with_codes, code):
    with_codes(elif_)
    browser = by_words(elif_)

    assert browser.post(CODE, code=code).status_code == 422
    assert not is_in(browser)


def test_the_code_of_somebody_else_opens_nothing(db, by_words, is_in, elif_, with_codes):
    with_codes(elif_)
    hers = with_codes(make.member(db, "selin", role="caseworker"))
    browser = by_words(elif_)

    assert browser.post(CODE, code=hers[0]).status_code == 422
    assert not is_in(browser)


def test_two_at_once_with_one_code(db, elif_, with_codes, race):
    code = with_codes(elif_)[0]

    found = race([lambda: db.do(codes.use, elif_.id, code)] * 4)

    assert sorted(found) == [False] * 3 + [True]


def test_new_codes_open_nothing_before_one_was_typed_and_old_ones_go_then(
    db, sign_in, by_words, elif_, with_codes
):
    browser = sign_in(elif_)
    old = with_codes(elif_)
    new = SHOWN.findall(browser.post(CODES).text)
    too_early = by_words(elif_).post(CODE, code=new[1])
    still = by_words(elif_).post(CODE, code=old[1])

    wrong = browser.post(f"{CODES}/saving", code=old[0])
    right = browser.post(f"{CODES}/saving", code=new[0])
    gone = by_words(elif_).post(CODE, code=old[2])
    good = by_words(elif_).post(CODE, code=new[0])

    answers = [too_early, still, wrong, right, gone, good]
    assert [answer.status_code for answer in answers] == [422, 303, 422, 303, 422, 303]
    assert not any(code in wrong.text for code in new)
    assert db.ask(codes.left, elif_.id) == 9


def test_nothing_is_saved_that_was_not_shown(sign_in, elif_):
    answer = sign_in(elif_).post(f"{CODES}/saving", code="aaaaa aaaaa")

    assert answer.headers["location"] == CODES


def test_the_codes_themselves_are_not_stored(db, elif_, with_codes):
    plain = {code.replace(" ", "") for code in with_codes(elif_)}

    assert plain.isdisjoint(row.digest for row in db.every(OneUseCode))


def test_a_member_who_asked_for_it_is_asked(db, by_words, is_in, amina, asking):
    browser = by_words(amina)
    before = is_in(browser)

    browser.post(CODE, code=asking[1])

    assert (before, is_in(browser)) == (False, True)
    assert db.ask(codes.left, amina.id) == 9
    assert [n.news for n in db.every(Notice)] == ["second"]


def test_a_member_is_asked_only_after_she_showed_that_she_has_them(db, sign_in, amina):
    browser = sign_in(amina)
    browser.post(CODES)

    wrong = browser.post(f"{CODES}/saving", code="aaaaa aaaaa")

    assert wrong.status_code == 422
    assert not db.get(Member, amina.id).asks_code
    assert sign_in(amina).get("/account").status_code == 200


def test_a_member_stops_it_with_a_code(db, by_words, is_in, amina, asking):
    without, browser = by_words(amina), by_words(amina)
    browser.post(CODE, code=asking[1])

    refused = without.post("/account/second/asking/removal")
    done = browser.post("/account/second/asking/removal")

    assert refused.headers["location"].startswith("/sign-in/second")
    assert done.headers["location"] == "/account/second"
    assert db.every(OneUseCode) == []
    assert is_in(by_words(amina))
    assert not is_in(without)


def test_the_last_code_locks_nobody_out_and_lets_nobody_else_in(db, by_words, is_in, amina, asking):
    for code in asking[:9]:
        by_words(amina).post(CODE, code=code)
    waiting, browser = by_words(amina), by_words(amina)

    last = browser.post(CODE, code=asking[9])

    assert last.headers["location"] == "/account/second"
    assert is_in(browser)
    assert not is_in(waiting)
    assert len(db.every(SignedInPhone)) == 1
    assert is_in(by_words(amina))


def test_whoever_has_few_codes_left_is_led_to_new_ones(by_words, amina, asking):
    places = [by_words(amina).post(CODE, code=c).headers["location"] for c in asking[:8]]

    assert places == ["/"] * 7 + ["/account/second"]
