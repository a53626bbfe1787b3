"""Staff make their first second step before anything else; nobody else can make it for them."""

import re

import pyotp
import pytest
from sqlalchemy import select

from portal import clock
from portal.accounts.models import Notice, SignedInPhone
from portal.accounts.visits import STAFF_REST
from portal.app import all_routes
from portal.proof import actions, codes, queries
from portal.proof.models import Authenticator, OneUseCode, Passkey
from portal.viewer import Visit
from portal.web.access import anyone
from portal.web.routing import Page
from tests import make
from tests.proof.device import Device
from tests.thorough import tries

NEW, CODES = "/account/second/new", "/account/second/codes"
SHOWN = re.compile(r'<li><bdi dir="ltr"><b>(.{11})</b>')
BEHIND = [r for r in all_routes() if isinstance(r.endpoint, Page) and r.endpoint.access != anyone]


def lead(browser, address):
    return browser.get(address).headers["location"]


def add_passkey(browser):
    device = Device()
    options = browser.post("/account/second/challenge").json()
    return browser.post("/account/second/passkeys", credential=device.create(options))


def save_codes(browser):
    shown = SHOWN.findall(browser.post(CODES).text)
    return shown, browser.post(f"{CODES}/saving", code=shown[3])


@pytest.mark.parametrize("has_step", [True, False])
def test_words_alone_reach_nothing(by_words, with_codes, elif_, has_step, database_url):
    """Every page and every deed; where she has no step, and on PostgreSQL, every fourth."""
    is_whole = has_step and database_url.startswith("sqlite")
    if has_step:
        with_codes(elif_)
    browser = by_words(elif_)
    reached = {}
    for route in BEHIND[:: 1 if is_whole else tries(1, 4)]:
        address = re.sub(r"{\w+:word}", "work", re.sub(r"{\w+:id}", "1", route.path))
        call = browser.get if "GET" in route.methods else browser.post
        reached[route.name] = call(address).headers.get("location", "").partition("?")[0]

    assert len(reached) > (400 if is_whole else 100)
    assert set(reached.values()) == {"/sign-in/second"}
    assert browser.get("/sign-in/second").status_code == (200 if has_step else 303)


def test_the_first_passkey_then_codes_then_inside(db, by_words, is_in, elif_):
    browser = by_words(elif_)

    assert lead(browser, "/sign-in/second") == NEW
    assert browser.get(NEW).status_code == 200
    assert add_passkey(browser).headers["location"] == CODES
    assert not is_in(browser)
    assert lead(browser, "/sign-in/second") == CODES
    shown, saved = save_codes(browser)
    assert len(set(shown)) == 10
    assert saved.headers["location"] == "/"
    assert is_in(browser)
    assert db.ask(queries.ways_of, elif_.id) == (1, 0, 10)
    assert {n.news for n in db.every(Notice)} == {"second"}


def test_the_first_app_then_codes_then_inside(db, by_words, is_in, elif_):
    browser = by_words(elif_)
    browser.post("/account/second/app")
    secret = db.one(select(Authenticator)).draft
    typed = pyotp.TOTP(secret).at(clock.now())

    before = browser.get("/account/second/app").text
    added = browser.post("/account/second/app/confirmation", code=typed)

    assert 'class="qr"' in before
    assert added.headers["location"] == CODES
    assert not is_in(browser)
    assert save_codes(browser)[1].headers["location"] == "/"
    assert is_in(browser)


def test_whoever_stops_half_way_saves_codes_next_time(by_words, is_in, elif_, with_app):
    code = with_app(elif_)
    browser = by_words(elif_)

    passed = browser.post("/sign-in/second/code", code=code())

    assert passed.headers["location"] == CODES
    assert not is_in(browser)
    save_codes(browser)
    assert is_in(browser)


def test_words_alone_add_nothing_beside_an_existing_step(db, by_words, is_in, elif_, with_codes):
    """Somebody who only knows her words."""
    with_codes(elif_)
    thief = by_words(elif_)
    places = {
        lead(thief, NEW),
        add_passkey_blindly(thief),
        thief.post("/account/second/app").headers["location"],
        lead(thief, CODES),
        thief.post(CODES).headers["location"],
        thief.post(f"{CODES}/saving", code="aaaaa aaaaa").headers["location"],
    }

    assert places == {"/sign-in/second"}
    assert db.every(Passkey) == db.every(Authenticator) == []
    assert len(db.every(OneUseCode)) == 10
    assert not is_in(thief)


def add_passkey_blindly(browser):
    assert browser.post("/account/second/challenge").status_code == 303
    answer = Device().create({"challenge": "AAAA"})
    return browser.post("/account/second/passkeys", credential=answer).headers["location"]


def test_a_wrong_answer_changes_nothing(db, by_words, elif_):
    browser = by_words(elif_)
    options = browser.post("/account/second/challenge").json()
    answers = [
        Device(origin="https://evil.example").create(options),
        Device(verifies=False).create(options),
        Device().create({"challenge": "AAAA"}),
    ]
    found = []
    for answer in answers:
        found.append(browser.post("/account/second/passkeys", credential=answer).status_code)
        browser.post("/account/second/challenge")

    assert found == [422] * 3
    assert db.every(Passkey) == []


def test_a_device_is_kept_once_and_for_one_person(db, by_words, elif_, with_passkey):
    selin = make.member(db, "selin", role="caseworker")
    hers, browser = with_passkey(selin), by_words(elif_)
    options = browser.post("/account/second/challenge").json()

    answer = browser.post("/account/second/passkeys", credential=hers.create(options))

    assert answer.status_code == 422
    assert [p.member_id for p in db.every(Passkey)] == [selin.id]


def test_a_change_signs_out_the_other_phones(db, sign_in, is_in, elif_):
    other, browser = sign_in(elif_, in_full=True), sign_in(elif_, in_full=True)

    assert add_passkey(browser).headers["location"] == "/account/second"
    assert is_in(browser)
    assert not is_in(other)
    assert len(db.every(SignedInPhone)) == 1


def test_the_last_lasting_step_stays(db, sign_in, elif_, with_app):
    browser = sign_in(elif_)
    add_passkey(browser)
    with_app(elif_)
    (passkey,) = db.every(Passkey)

    first = browser.post(f"/account/second/passkeys/{passkey.id}/removal")
    last = browser.post("/account/second/app/removal")

    assert (first.status_code, last.status_code) == (303, 409)
    assert db.every(Passkey) == []
    assert len(db.every(Authenticator)) == 1


def test_a_passkey_of_somebody_else_is_not_there(db, sign_in, elif_):
    theirs = [make.passkey(db, make.member(db, role="caseworker")) for _ in range(2)]
    browser = sign_in(elif_)

    answers = [browser.post(f"/account/second/passkeys/{p.id}/removal") for p in theirs]

    assert {answer.status_code for answer in answers} == {404}
    assert len(db.every(Passkey)) == 2


def test_members_have_no_passkeys(db, sign_in):
    browser = sign_in(make.member(db, "amina"))

    assert browser.get(NEW).status_code == 404
    assert browser.post("/account/second/app").status_code == 404
    assert browser.post("/account/second/challenge").status_code == 404


def test_whoever_lost_everything_begins_anew(db, sign_in, is_in, by_words, elif_, with_app):
    browser = sign_in(elif_)
    add_passkey(browser)
    with_app(elif_)

    db.do(actions.forget_factors, elif_.id)

    assert not is_in(browser)
    assert db.ask(queries.ways_of, elif_.id) == (0, 0, 0)
    assert not db.ask(codes.were_saved, elif_.id)
    assert lead(by_words(elif_), "/sign-in/second") == NEW


def test_two_at_once_leave_one_way_in(db, elif_, with_passkey, race):
    """Each takes away another one; together they would take all."""
    with_passkey(elif_), with_passkey(elif_)
    keys = [passkey.id for passkey in db.every(Passkey)]
    visit = Visit("x", make.viewer(elif_), False, clock.now(), clock.now(), STAFF_REST, False)

    def remove(number):
        return lambda session: actions.remove_passkey(session, visit, session.get(Passkey, number))

    done = race([lambda n=n: db.do(remove(n)) for n in keys])

    assert sorted(done) == ["Refused", "done"]
    assert len(db.every(Passkey)) == 1


def test_a_guest_finds_the_sign_in(guest):
    assert {lead(guest, address) for address in (NEW, CODES)} == {"/sign-in"}
