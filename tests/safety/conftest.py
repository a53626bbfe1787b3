"""A member with a PIN, and a browser in which she has just typed it."""

import pytest
import time_machine

from portal.accounts import pin
from tests import make
from tests.safety.pages import PAGE, PIN


@pytest.fixture
def amina(db):
    found = make.member(db, "amina")
    db.do(pin.keep, found.id, PIN, asks=False)
    return found


@pytest.fixture
def now():
    with time_machine.travel("2026-11-21 10:00:00+00:00", tick=False) as time:
        yield time


@pytest.fixture
def opened(sign_in):
    """`opened(member)`: a browser in which she has just typed her PIN."""

    def really(member, **how):
        browser = sign_in(member, **how)
        assert browser.post("/pin", pin=PIN, next=PAGE).headers["location"] == PAGE
        return browser

    return really
