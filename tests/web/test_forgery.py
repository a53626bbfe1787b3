"""Posts that did not come from our forms, and forms that come twice."""

import dataclasses

import pytest

from portal.accounts.models import Member
from tests import make

OURS = "http://localhost:8000"


@pytest.fixture
def amina(db, sign_in):
    return sign_in(make.member(db, "amina"))


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 303),  # w3m and lynx send neither
        ({"origin": OURS}, 303),
        ({"sec-fetch-site": "same-origin", "origin": OURS}, 303),
        ({"sec-fetch-site": "cross-site", "origin": "https://evil.example"}, 403),
        ({"sec-fetch-site": "same-site", "origin": "https://other.localhost"}, 403),
        ({"origin": "https://evil.example"}, 403),
        ({"origin": "null"}, 403),
    ],
)
def test_where_a_post_came_from_counts(amina, headers, status):
    answer = amina.post("/account/language", headers=headers, language="tr")

    assert answer.status_code == status


@pytest.mark.parametrize("token", ["", "x", "A" * 43, "ÿ", "=" * 50])
def test_without_a_right_token_nothing_happens(db, amina, token):
    answer = amina.post("/account/language", token=token or " ", language="tr")

    assert answer.status_code == 403
    assert "Nothing was sent" in answer.text
    assert {member.language for member in db.every(Member)} == {"en"}


def test_a_token_of_somebody_else_is_no_token(db, amina, sign_in):
    zoya = sign_in(make.member(db, "zoya"))

    answer = amina.post("/account/language", token=zoya.token(), language="tr")

    assert answer.status_code == 403


def test_every_token_looks_different(amina):
    assert len({amina.get("/account").text for _ in range(3)}) == 3


def test_the_same_form_twice_is_one_deed_with_one_answer(db, amina):
    token = amina.token()

    first = amina.post("/account/language", token=token, language="tr")
    amina.post("/account/language", language="ar")
    again = amina.post("/account/language", token=token, language="tr")

    assert first.headers["location"] == again.headers["location"] == "/account"
    assert {member.language for member in db.every(Member)} == {"ar"}


def test_a_form_that_was_refused_may_be_sent_again(db, amina):
    token = amina.token()

    refused = amina.post("/account/language", token=token, language="xx")
    again = amina.post("/account/language", token=token, language="xx")

    assert (refused.status_code, again.status_code) == (409, 409)


def test_a_failing_small_write_does_not_undo_the_page(app, db, sign_in, caplog):
    browser = sign_in(make.member(db, "amina"))

    def failing(request, visit):
        return [lambda session: 1 / 0]

    whole = app.state.portal
    app.state.portal = dataclasses.replace(whole, after_visit=failing)
    answer = browser.post("/account/language", language="tr")
    app.state.portal = whole

    assert answer.status_code == 303
    assert {member.language for member in db.every(Member)} == {"tr"}
    assert "ZeroDivisionError" in caplog.text
