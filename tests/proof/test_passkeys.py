"""Passkeys at sign-in: the right one passes, everything else is refused and nothing is revealed."""

import pytest
import time_machine

from portal.proof import passkeys
from portal.proof.models import Passkey
from tests import keyfile, make
from tests.proof.device import Device, tampered

CHALLENGE, PASSKEY = "/sign-in/second/challenge", "/sign-in/second/passkey"


@pytest.fixture
def device(elif_, with_passkey, with_codes):
    with_codes(elif_)
    return with_passkey(elif_)


def send(browser, answer):
    return browser.post(PASSKEY, credential=answer)


def asked(browser):
    return browser.post(CHALLENGE).json()


def test_her_passkey_opens(db, by_words, is_in, elif_, device):
    browser = by_words(elif_)
    before = is_in(browser)

    answer = send(browser, device.get(asked(browser)))

    assert (before, answer.status_code, answer.headers["location"]) == (False, 303, "/")
    assert is_in(browser)
    (kept,) = db.every(Passkey)
    assert kept.sign_count == 1
    assert kept.used_at is not None


def test_the_browser_is_told_what_it_needs_and_no_name(by_words, elif_, device):
    options = asked(by_words(elif_))

    assert options["rpId"] == "localhost"
    assert options["userVerification"] == "required"
    assert len(options["allowCredentials"]) == 1
    assert "elif" not in str(options).lower()


def test_an_answer_opens_once(by_words, is_in, elif_, device):
    browser, thief = by_words(elif_), by_words(elif_)
    answer = device.get(asked(browser))
    send(browser, answer)

    again = send(browser, answer)
    elsewhere = send(thief, answer)

    assert again.status_code == elsewhere.status_code == 422
    assert not is_in(thief)


def test_a_challenge_of_another_visit_is_refused(by_words, is_in, elif_, device):
    browser, other = by_words(elif_), by_words(elif_)
    answer = device.get(asked(other))
    asked(browser)

    assert send(browser, answer).status_code == 422
    assert not is_in(browser)


def test_a_challenge_that_nobody_gave_is_refused(by_words, is_in, elif_, device):
    browser = by_words(elif_)

    assert send(browser, device.get({"challenge": "AAAA"})).status_code == 422
    assert not is_in(browser)


def test_a_challenge_is_good_for_five_minutes(by_words, elif_, device):
    found = []
    for seconds in (290, 310):
        with time_machine.travel("2026-11-21 10:00:00+00:00", tick=False) as now:
            browser = by_words(elif_)
            options = asked(browser)
            now.shift(seconds)
            found.append(send(browser, device.get(options)).status_code)

    assert found == [303, 422]


@pytest.mark.parametrize(
    "about",
    [
        {"origin": "https://evil.example"},
        {"origin": "http://localhost:8001"},
        {"host": "evil.example"},
        {"verifies": False},
    ],
)
def test_another_site_or_an_unlocked_device_is_refused(by_words, is_in, elif_, device, about):
    browser = by_words(elif_)
    vars(device).update(about)

    assert send(browser, device.get(asked(browser))).status_code == 422
    assert not is_in(browser)


@pytest.mark.parametrize("part", ["signature", "authenticatorData", "clientDataJSON"])
def test_a_tampered_answer_is_refused(by_words, is_in, elif_, device, part):
    browser = by_words(elif_)
    answer = tampered(device.get(asked(browser)), part)

    assert send(browser, answer).status_code == 422
    assert not is_in(browser)


def test_a_count_that_goes_backwards_is_refused(db, by_words, is_in, elif_, device):
    device.count = 6
    first, second = by_words(elif_), by_words(elif_)
    send(first, device.get(asked(first)))
    device.count = 4

    assert send(second, device.get(asked(second))).status_code == 422
    assert is_in(first)
    assert not is_in(second)
    assert db.every(Passkey)[0].sign_count == 7


def test_a_device_that_does_not_count_is_taken(by_words, is_in, elif_, device):
    for _ in range(2):
        device.count = -1
        browser = by_words(elif_)
        send(browser, device.get(asked(browser)))
        assert is_in(browser)


def test_the_passkey_of_somebody_else_is_refused(
    db, by_words, is_in, elif_, device, with_passkey, with_codes
):
    selin = make.member(db, "selin", role="caseworker")
    with_codes(selin)
    hers, browser = with_passkey(selin), by_words(elif_)

    assert send(browser, hers.get(asked(browser))).status_code == 422
    assert not is_in(browser)


GARBAGE = [
    "",
    "x",
    "[]",
    "null",
    "{}",
    '{"id": 1}',
    '{"id":"AA","rawId":"AA","type":"public-key","response":{}}',
    '{"id":"é","rawId":"é","type":"public-key","response":{"clientDataJSON":"é",'
    '"authenticatorData":"é","signature":"é"}}',
    "[" * 9_000,
    "x" * 50_000,
]


@pytest.mark.parametrize("answer", GARBAGE, ids=range(len(GARBAGE)))
def test_garbage_is_refused_on_both_sides(by_words, is_in, sign_in, elif_, device, answer):
    browser, inside = by_words(elif_), sign_in(elif_)
    asked(browser)
    inside.post("/account/second/challenge")

    adding = inside.post("/account/second/passkeys", credential=answer)

    assert send(browser, answer).status_code == adding.status_code == 422
    assert not is_in(browser)


def test_a_new_passkey_proves_nothing_where_an_old_one_is_asked(by_words, is_in, elif_, device):
    browser = by_words(elif_)

    assert send(browser, Device().create(asked(browser))).status_code == 422
    assert not is_in(browser)


@pytest.mark.parametrize(
    ("origin", "site"),
    [
        ("https://portal.example", ("portal.example", "https://portal.example")),
        ("https://portal.example:443/", ("portal.example", "https://portal.example")),
        ("https://portal.example:8443", ("portal.example", "https://portal.example:8443")),
        ("http://localhost:8000", ("localhost", "http://localhost:8000")),
        ("http://127.0.0.1:8000", None),
        ("http://[::1]:8000", None),
    ],
)
def test_how_browsers_know_the_portal(origin, site):
    found = passkeys.site_of(keyfile.settings("sqlite://", origin))

    assert (found and tuple(found)[1:]) == site
