"""The safety headers stand on every kind of answer, over http and https."""

from dataclasses import replace

import pytest

from portal.app import create_app
from portal.web.headers import EVERYWHERE
from portal.web.static import static
from tests import make
from tests.browser import Browser

pytestmark = pytest.mark.gate


def missing(answer):
    return {
        name: answer.headers.get(name)
        for name, value in EVERYWHERE.items()
        if answer.headers.get(name) != value
    }


def test_pages_errors_and_redirects_carry_them(db, guest, sign_in):
    amina = sign_in(make.member(db, "amina"))
    answers = {
        "page": guest.get("/sign-in"),
        "private page": amina.get("/account"),
        "redirect": guest.get("/account"),
        "missing": guest.get("/nothing-here"),
        "forged": guest.post("/sign-in", token="x", name="a", words="b"),
        "wrong method": guest.get("/sign-out"),
        "malformed": guest.get("/sign-in?next=%00"),
        "too large": guest.post("/sign-in", name="a" * 300_000, words="b"),
    }

    assert {name: missing(answer) for name, answer in answers.items()} == dict.fromkeys(answers, {})
    assert "server" not in answers["page"].headers
    assert answers["forged"].status_code == 403
    assert answers["malformed"].status_code == 400
    assert answers["too large"].status_code == 413


def test_static_files_may_be_kept_for_ever(guest):
    answer = guest.get(static("portal.css"))

    assert missing(answer) == {"cache-control": "public, max-age=31536000, immutable"}


def test_leaving_sends_no_referrer_and_clears_the_browser(db, sign_in):
    answer = sign_in(make.member(db, "amina")).get("/leave")

    assert missing(answer) == {"referrer-policy": "no-referrer"}
    assert answer.headers["clear-site-data"] == '"cache", "cookies", "storage"'


def test_over_https_the_cookie_is_bound_to_the_host(app, settings, db):
    secure = create_app(replace(settings, origin="https://portal.example"))
    amina = make.member(db, "amina")
    with Browser(secure) as browser:
        browser.base_url = "https://portal.example"
        browser.headers["host"] = "portal.example"
        page = browser.get("/sign-in")
        answer = browser.post("/sign-in", name=amina.name, words=make.WORDS, own_phone="y")
    secure.state.portal.close()

    assert page.headers["strict-transport-security"] == "max-age=63072000; includeSubDomains"
    visit = next(c for c in answer.headers.get_list("set-cookie") if c.startswith("__Host-s="))
    assert {"Secure", "HttpOnly", "Path=/", "SameSite=lax"} <= set(visit.split("; "))


def test_a_shared_phone_gets_a_cookie_that_ends_with_the_window(db, guest):
    amina = make.member(db, "amina")

    answer = guest.post("/sign-in", name=amina.name, words=make.WORDS)

    visit = next(c for c in answer.headers.get_list("set-cookie") if c.startswith("s="))
    assert "max-age" not in visit.lower()
    assert "expires" not in visit.lower()


def test_another_host_name_is_refused(guest):
    assert guest.get("/", headers={"host": "evil.example"}).status_code == 400
