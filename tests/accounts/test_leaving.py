"""The server's side of leaving and of a page that went blank by itself."""

import pytest

from portal.accounts.models import Member, SignedInPhone, Unsent
from tests import make


def forgotten(answer):
    """The cookies that this answer ends."""
    sent = answer.headers.get_list("set-cookie")
    return {cookie.partition("=")[0] for cookie in sent if "Max-Age=0" in cookie}


@pytest.mark.parametrize(
    ("language", "elsewhere"),
    [
        ("en", "https://www.bbc.com/weather"),
        ("tr", "https://www.mgm.gov.tr/"),
        ("ar", "https://www.aljazeera.net/weather"),
    ],
)
def test_the_exit_says_everything_that_makes_a_browser_forget(db, sign_in, language, elsewhere):
    amina = sign_in(make.member(db, "amina", language=language))

    link = amina.get("/leave", headers={"sec-fetch-site": "none"})

    assert (link.status_code, link.headers["location"]) == (303, elsewhere)
    assert link.headers["clear-site-data"] == '"cache", "cookies", "storage"'
    assert link.headers["cache-control"] == "no-store"
    assert link.headers["referrer-policy"] == "no-referrer"
    assert forgotten(link) == {"s", "g", "l", "d", "x"}
    assert db.every(SignedInPhone) == []


def test_the_script_gets_the_same_without_a_redirect(db, sign_in):
    amina = sign_in(make.member(db, "amina"))

    answer = amina.get("/leave", headers={"hx-request": "true", "sec-fetch-site": "same-origin"})

    assert answer.status_code == 200
    assert answer.headers["clear-site-data"] == '"cache", "cookies", "storage"'
    assert forgotten(answer) == {"s", "g", "l", "d", "x"}
    assert db.every(SignedInPhone) == []


def test_the_mark_of_having_left_ends_the_visit_and_no_other(db, sign_in):
    amina = make.member(db, "amina")
    left, other = sign_in(amina), sign_in(amina)
    left.cookies.set("x", "1")

    page = left.get("/account")

    assert page.headers["location"] == "/sign-in?next=%2Faccount"
    assert other.get("/account").status_code == 200
    assert len(db.every(SignedInPhone)) == 1
    assert forgotten(left.get("/sign-in")) == {"s", "x"}


def test_what_was_sent_after_leaving_is_neither_done_nor_kept(db, sign_in):
    amina = make.member(db, "amina")
    browser = sign_in(amina)
    browser.learn_token("/account")
    browser.cookies.set("x", "1")

    browser.post("/account/language", language="tr", note="mine")

    assert db.get(Member, amina.id).language == "en"
    assert db.every(Unsent) == db.every(SignedInPhone) == []


def test_one_can_come_back_after_leaving(db, sign_in):
    amina = make.member(db, "amina")
    browser = sign_in(amina)
    browser.cookies.set("x", "1", domain="localhost.local")
    assert browser.get("/account").status_code == 303

    browser.learn_token("/sign-in")
    browser.post("/sign-in", name="amina", words=make.WORDS)

    assert browser.get("/account").status_code == 200


def test_unsent_words_of_a_blank_page_are_kept_and_the_visit_ends(db, sign_in):
    amina = make.member(db, "amina")
    browser = sign_in(amina)

    aside = browser.post("/account/language", language="tr", note="half a", aside="1")

    assert aside.headers["location"] == "/sign-in?next=%2Fkept"
    assert db.get(Member, amina.id).language == "en"
    assert db.every(SignedInPhone) == []
    assert [text.fields for text in db.every(Unsent)] == [[["language", "tr"], ["note", "half a"]]]


def test_nobody_can_set_words_aside_in_her_name(db, sign_in):
    browser = sign_in(make.member(db, "amina"))

    forged = browser.post("/account/language", token="x", note="not hers", aside="1")

    assert forged.status_code == 403
    assert db.every(Unsent) == []
    assert len(db.every(SignedInPhone)) == 1


def test_pages_say_how_long_they_may_rest(db, guest, sign_in):
    amina = make.member(db, "amina")

    assert 'data-rest="600"' in sign_in(amina).get("/account").text
    assert 'data-rest="43200"' in sign_in(amina, own_phone=True).get("/account").text
    assert "data-rest" not in guest.get("/leaving").text
