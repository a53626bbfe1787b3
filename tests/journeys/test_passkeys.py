"""A passkey made and used in a real browser, with a device that only pretends to have a finger."""

import re
import shutil

import pytest

from portal.db import Database
from tests import keyfile, make
from tests.rows import Rows
from tests.site import served

DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def house(sqlite_template, tmp_path):
    """The address of a house of its own, not of the demo world, with a caseworker."""
    shutil.copy(sqlite_template, tmp_path / "portal.db")
    url = f"sqlite:///{tmp_path}/portal.db"
    database = Database(url, keyfile.keys())
    make.member(Rows(database), "elif", role="caseworker")
    database.close()
    with served(url, "localhost") as origin:
        yield origin


@pytest.fixture
def phone(chromium, house):
    """A page, and the device in it."""
    context = chromium.new_context(
        viewport={"width": 360, "height": 740}, locale="en", base_url=house
    )
    page = context.new_page()
    page.set_default_timeout(60_000)
    page.said = []
    page.on("console", lambda message: page.said.append(message.text))
    session = context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    made = session.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})
    page.device = lambda command, **values: session.send(
        f"WebAuthn.{command}", {"authenticatorId": made["authenticatorId"], **values}
    )
    yield page
    context.close()


def sign_in(page):
    page.goto("/sign-in?next=/desk")
    page.fill("#name", "elif")
    page.fill("#words", make.WORDS)
    page.click("main button")
    page.wait_for_load_state("load")


def enrol(page):
    """The first second step, and ten codes on paper; which codes."""
    sign_in(page)
    page.click("text=Make a passkey")
    page.wait_for_url("**/account/second/codes")
    page.click("text=Show my ten codes")
    codes = page.locator("main li").all_inner_texts()
    page.fill("#code", codes[4])
    page.click("text=I have saved them")
    page.wait_for_url("**/desk")
    return codes


def test_a_passkey_is_made_and_opens_the_next_time(phone):
    codes = enrol(phone)
    inside = phone.goto("/desk").status
    phone.context.clear_cookies()
    sign_in(phone)
    before = phone.url
    phone.click("text=Use my passkey")
    phone.wait_for_url("**/desk")

    assert len(codes) == 10
    assert inside == 200
    assert re.search(r"/sign-in/second\?", before)
    assert len(phone.device("getCredentials")["credentials"]) == 1
    assert phone.said == []


def test_a_device_that_does_not_know_her_finger_is_no_way_in(phone):
    codes = enrol(phone)
    phone.context.clear_cookies()
    phone.device("setUserVerified", isUserVerified=False)
    sign_in(phone)
    phone.click("text=Use my passkey")
    phone.wait_for_selector("#passkey .error:visible")
    stays = phone.url
    phone.fill("#code", codes[0])
    phone.click("main button:text('Go on')")
    phone.wait_for_url("**/desk")

    assert "/sign-in/second" in stays


def test_one_device_makes_one_passkey(phone):
    enrol(phone)
    phone.goto("/account/second/new")
    phone.click("text=Make a passkey")

    phone.wait_for_selector("#passkey .error:visible")
    assert len(phone.device("getCredentials")["credentials"]) == 1


def test_without_scripts_there_is_no_button_and_codes_are_enough(phone, chromium, house):
    codes = enrol(phone)
    context = chromium.new_context(java_script_enabled=False, base_url=house, locale="en")
    page = context.new_page()
    sign_in(page)
    buttons = page.locator("main button").all_inner_texts()
    page.fill("#code", codes[1])
    page.click("main button")
    page.wait_for_url("**/desk")
    context.close()

    assert buttons == ["Go on"]
