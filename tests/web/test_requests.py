"""Requests that no form of ours makes: what is read from where, and what is answered."""

from dataclasses import replace

import pytest

from portal.accounts.models import Member
from portal.app import create_app
from portal.plan.models import Goal
from portal.web.paths import is_ours, path
from portal.web.static import static
from tests import make
from tests.browser import Browser

ODD = "%s %(n)s {0} {{ 7*7 }} ${7*7} <b>&amp;%2520"


@pytest.fixture
def amina(db, sign_in):
    return sign_in(make.member(db, "amina"))


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "TRACE", "OPTIONS", "FOO"])
def test_other_methods_find_nothing(guest, method):
    addresses = ["/", "/account", "/sign-in", "/healthz", static("portal.css")]

    assert {guest.request(method, at).status_code for at in addresses} == {405}


def test_no_other_site_may_read_along(amina):
    for method in ("GET", "OPTIONS"):
        headers = {"origin": "https://evil.example", "access-control-request-method": "GET"}
        answer = amina.request(method, "/account", headers=headers)

        assert [name for name in answer.headers if name.startswith("access-control")] == []


def test_every_answer_says_what_it_is_and_in_which_letters(guest, amina):
    kinds = {
        "/": "text/html; charset=utf-8",
        "/account": "text/html; charset=utf-8",
        "/nothing": "text/html; charset=utf-8",
        "/healthz": "text/plain; charset=utf-8",
        static("portal.css"): "text/css; charset=utf-8",
        static("portal.js"): "text/javascript; charset=utf-8",
        static("icons.svg"): "image/svg+xml; charset=utf-8",
    }

    assert {at: amina.get(at).headers["content-type"] for at in kinds} == kinds


def test_nothing_but_our_pages_is_served(guest):
    addresses = [
        "/static/",
        "/static",
        "/static/README.md",
        "/static/..%2Fportal%2Fapp.py",
        "/static/%2e%2e/pyproject.toml",
        "/.git/HEAD",
        "/.env",
        "/portal/app.py",
        "/docs",
        "/openapi.json",
        "/metrics",
    ]

    assert {at: guest.get(at).status_code for at in addresses} == dict.fromkeys(addresses, 404)


def test_a_private_page_has_no_other_address(amina):
    tails = ["/x.css", "/portal.css", ".css", "%2fx.js", ";x.css"]
    answers = [amina.get(f"/account{tail}") for tail in tails]

    assert [(a.status_code, a.headers["cache-control"]) for a in answers] == [
        (404, "no-store") for _ in tails
    ]


def test_scripts_are_the_same_for_everybody(guest, amina):
    alike = [(guest.get(at).content, amina.get(at).content) for at in map(static, ["portal.js"])]

    assert [one == other for one, other in alike] == [True]
    assert "javascript" not in amina.get("/account?callback=f").headers["content-type"]


def test_what_is_typed_is_decoded_once_and_is_never_a_template(db, amina):
    amina.post("/plan/goals", type="", title=ODD)
    page = amina.get("/plan").text

    assert [goal.title for goal in db.every(Goal)] == [ODD]
    assert "%s %(n)s {0} {{ 7*7 }} ${7*7} &lt;b&gt;&amp;amp;%2520" in page


def test_an_address_is_decoded_once(guest):
    assert 'name="next" value=""' in guest.get("/sign-in?next=%252Faccount").text
    assert 'name="next" value="/account"' in guest.get("/sign-in?next=%2Faccount").text


@pytest.mark.parametrize(
    "place",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "//evil.example",
        "https://evil.example",
        "/\\evil",
    ],
)
def test_nobody_is_sent_to_a_place_that_is_not_ours(place):
    assert not is_ours(place)


def test_addresses_are_written_for_where_they_stand():
    written = path("accounts.sign_in_page", next='/a?b=c&d="e"')

    assert written == "/sign-in?next=%2Fa%3Fb%3Dc%26d%3D%22e%22"


def test_only_the_fields_of_the_form_count(db, amina):
    extra = {"role": "administrator", "house_id": "1", "state": "ended", "id": "9", "name": "x"}
    before = [(m.role, m.house_id, m.state, m.name) for m in db.every(Member)]

    answer = amina.post("/account/language", language="tr", **extra)
    after = [(m.role, m.house_id, m.state, m.name) for m in db.every(Member)]

    assert (answer.status_code, after) == (303, before)


def test_a_field_in_the_address_is_no_field_of_the_form(db, amina):
    answer = amina.post("/account/language?language=tr")

    assert answer.status_code == 409
    assert [member.language for member in db.every(Member)] == ["en"]


def test_sign_in_asks_for_a_name_and_words_and_nothing_else(guest):
    """No hints, no questions about her life."""
    page = guest.get("/sign-in").text

    assert [part.split('"')[0] for part in page.split('name="')[1:] if "viewport" not in part] == [
        "token",
        "next",
        "name",
        "words",
        "own_phone",
    ]
    assert page.count('type="password"') == 1


def test_cookies_are_small(app, db, guest):
    answer = guest.post("/sign-in", name=make.member(db).name, words=make.WORDS, own_phone="y")

    assert max(len(cookie) for cookie in answer.headers.get_list("set-cookie")) < 400


def test_over_https_every_cookie_is_bound_to_the_host(settings, db):
    """Also the mark of having left, which a script writes."""
    secure = create_app(replace(settings, origin="https://portal.example"))
    with Browser(secure) as browser:
        browser.base_url = "https://portal.example"
        browser.headers["host"] = "portal.example"
        answers = [
            browser.get("/sign-in"),
            browser.get("/language?to=tr"),
            browser.post("/sign-in", name=make.member(db).name, words=make.WORDS, own_phone="y"),
            browser.get("/leave"),
        ]
    secure.state.portal.close()
    sent = [cookie for answer in answers for cookie in answer.headers.get_list("set-cookie")]

    assert {cookie.partition("=")[0] for cookie in sent} == {f"__Host-{x}" for x in "sgldx"}
    assert [c for c in sent if not {"Secure", "Path=/"} <= set(c.split("; "))] == []
    assert [c for c in sent if "samesite=lax" not in c.lower() or "domain" in c.lower()] == []


def test_there_is_nobody_before_somebody_is_invited(db):
    assert db.every(Member) == []
