"""Somebody whose words were right, and what she has for the second step."""

from threading import Barrier, Thread

import pyotp
import pytest
from sqlalchemy import select

from portal import clock
from portal.proof import apps, codes, passkeys
from portal.proof.models import Authenticator
from portal.refusal import Refused
from tests import make
from tests.browser import Browser
from tests.proof.device import Device

PASSED, WAITING = "/", "/sign-in/second?next=%2Faccount"


@pytest.fixture
def elif_(db):
    return make.member(db, "elif", role="caseworker")


@pytest.fixture
def by_words(app):
    """`by_words(member)`: a browser in which her words were right, and nothing else happened."""

    def really(member, **fields):
        browser = Browser(app)
        answer = browser.post("/sign-in", name=member.name, words=make.WORDS, **fields)
        assert answer.status_code == 303, answer.text
        waits = browser.get("/account").status_code != 200
        browser.learn_token("/sign-in" if waits else "/account")
        return browser

    return really


@pytest.fixture
def is_in(db):
    """Whether this browser comes in: the account page opens."""
    return lambda browser: browser.get("/account").status_code == 200


@pytest.fixture
def with_app(db):
    """`with_app(member)`: an app of hers, in use; it says the code of a moment."""

    def really(member):
        db.do(apps.begin, member.id)
        secret = db.ask(apps.draft, member.id)
        right = pyotp.TOTP(secret).at(clock.now())
        assert db.do(apps.confirm, member.id, right)
        db.do(_forget_step, member.id)
        return lambda: pyotp.TOTP(secret).at(clock.now())

    return really


@pytest.fixture
def with_codes(db):
    return lambda member, how_many=10: db.do(codes.make, member.id, how_many)


@pytest.fixture
def with_passkey(db, settings):
    """`with_passkey(member)`: a device with a passkey of hers."""

    def really(member, **about):
        device, challenge = Device(**about), b"c" * 32
        options = {"challenge": "Y2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2M"}
        site = passkeys.site_of(settings)
        assert db.do(passkeys.add, member.id, site, challenge, device.create(options))
        return device

    return really


@pytest.fixture
def race():
    """`race(works)`: all at the same moment; what they returned, "done" for nothing, or the name
    of what they raised."""

    def really(works):
        gate, found = Barrier(len(works)), []

        def run(work):
            gate.wait()
            try:
                answer = work()
                found.append("done" if answer is None else answer)
            except Refused as refusal:
                found.append(type(refusal).__name__)

        threads = [Thread(target=run, args=[work]) for work in works]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return found

    return really


def _forget_step(session, member_id):
    """As if the code that confirmed the app were an old one."""
    mine = select(Authenticator).where(Authenticator.member_id == member_id)
    session.scalars(mine).one().last_step = 0
