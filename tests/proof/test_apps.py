"""Authenticator apps: six digits of now, once."""

import pytest
import time_machine
from pyotp import TOTP

from portal import clock
from portal.proof import apps
from tests import make

NOW = "2026-11-21 10:00:00+00:00"
CODE = "/sign-in/second/code"
ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


@pytest.fixture
def code(elif_, with_app, with_codes):
    with_codes(elif_)
    return with_app(elif_)


def at(moment, code):
    with time_machine.travel(moment, tick=False):
        return code()


@pytest.mark.parametrize(
    "written", [str, lambda c: f" {c[:3]} {c[3:]} ", lambda c: c.translate(ARABIC)]
)
def test_the_digits_of_now_open_in_any_script(by_words, is_in, elif_, code, written):
    browser = by_words(elif_)

    assert browser.post(CODE, code=written(code())).status_code == 303
    assert is_in(browser)


@pytest.mark.parametrize(
    ("seconds", "status"), [(-60, 422), (-30, 303), (0, 303), (30, 303), (60, 422)]
)
def test_clocks_may_differ_by_one_step(by_words, elif_, code, seconds, status):
    with time_machine.travel(NOW, tick=False) as now:
        browser = by_words(elif_)
        now.shift(seconds)
        typed = code()
        now.shift(-seconds)

        assert browser.post(CODE, code=typed).status_code == status


def test_no_code_counts_twice_nor_an_earlier_one(by_words, elif_, code):
    with time_machine.travel(NOW, tick=False) as now:
        earlier = code()
        now.shift(30)
        first = by_words(elif_).post(CODE, code=code())
        same = by_words(elif_).post(CODE, code=code())
        before = by_words(elif_).post(CODE, code=earlier)
        now.shift(30)
        still_same = by_words(elif_).post(CODE, code=at("2026-11-21 10:00:30+00:00", code))
        following = by_words(elif_).post(CODE, code=code())

    answers = [first, same, before, still_same, following]
    assert [answer.status_code for answer in answers] == [303, 422, 422, 422, 303]


def test_the_digits_of_somebody_elses_app_open_nothing(
    db, by_words, is_in, elif_, code, with_app, with_codes
):
    selin = make.member(db, "selin", role="caseworker")
    with_codes(selin)
    hers, browser = with_app(selin), by_words(elif_)

    assert browser.post(CODE, code=hers()).status_code == 422
    assert not is_in(browser)


def test_wrong_digits_wait_and_right_ones_are_never_locked_out(by_words, elif_, code):
    with time_machine.travel(NOW, tick=False) as now:
        browser = by_words(elif_)
        wrong = f"{(int(code()) + 1) % 1_000_000:06}"
        tried = [browser.post(CODE, code=wrong).status_code for _ in range(5)]
        waiting = browser.post(CODE, code=code())
        now.shift(2)
        later = browser.post(CODE, code=code())

    assert tried == [422] * 5
    assert (waiting.status_code, waiting.headers["retry-after"]) == (429, "1")
    assert later.status_code == 303


def test_tries_of_one_person_do_not_make_another_wait(db, by_words, elif_, code, with_codes):
    selin = make.member(db, "selin", role="caseworker")
    (hers, *_) = with_codes(selin)
    browser = by_words(elif_)
    for _ in range(8):
        browser.post(CODE, code="aaaaa aaaaa")

    assert by_words(selin).post(CODE, code=hers).status_code == 303


def test_a_button_pressed_twice_comes_in_all_the_same(by_words, is_in, elif_, code):
    browser = by_words(elif_)
    token, typed = browser.token(), code()
    answers = [browser.post(CODE, token=token, code=typed, next="/desk") for _ in range(2)]

    assert [answer.headers.get("location") for answer in answers] == ["/desk", "/desk"]
    assert is_in(browser)


def test_two_at_once_with_one_code(db, elif_, code, race):
    """The database lets one of them have the step, whoever counted the tries."""
    typed = code()

    found = race([lambda: db.do(apps.prove, elif_.id, typed)] * 4)

    assert sorted(found) == [False] * 3 + [True]


def test_two_phones_at_once_with_one_code(by_words, elif_, code, race):
    browsers, typed = [by_words(elif_) for _ in range(4)], code()

    found = race([lambda b=b: b.post(CODE, code=typed).status_code for b in browsers])

    assert sorted(found) == [303, 422, 422, 422]


def test_a_new_app_takes_the_place_of_the_old_one_when_its_code_was_right(
    db, sign_in, by_words, elif_, code
):
    with time_machine.travel(NOW, tick=False) as now:
        inside = sign_in(elif_)
        inside.post("/account/second/app")
        page = inside.get("/account/second/app")
        wrong = inside.post("/account/second/app/confirmation", code="000000")
        old = by_words(elif_).post(CODE, code=code())
        secret = db.ask(apps.draft, elif_.id)
        now.shift(60)
        fresh = TOTP(secret).at(clock.now())
        right = inside.post("/account/second/app/confirmation", code=fresh)
        now.shift(60)
        gone = by_words(elif_).post(CODE, code=code())
        new = by_words(elif_).post(CODE, code=TOTP(secret).at(clock.now()))

    assert " ".join(secret[i : i + 4] for i in range(0, 32, 4)) in page.text
    assert "elif" not in page.text.lower().split("<main")[1].split("</main")[0]
    assert (wrong.status_code, old.status_code) == (422, 303)
    assert right.headers["location"] == "/account/second"
    assert (gone.status_code, new.status_code) == (422, 303)


def test_the_secret_is_shown_until_it_is_confirmed_only(db, sign_in, elif_, code):
    answer = sign_in(elif_).get("/account/second/app")

    assert answer.headers["location"] == "/account/second/new"
