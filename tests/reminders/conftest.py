"""A portal that sends text messages to a gateway on this machine, on a Monday at noon."""

import pytest
import time_machine

from portal.reminders import outbox
from portal.reminders.senders import chosen
from tests import keyfile, make
from tests.reminders.gateway import listening
from tests.reminders.making import SMS

NOON = "2026-11-23 09:00:00+00:00"  # twelve in Istanbul


@pytest.fixture
def gateway():
    with listening() as gateway:
        yield gateway


@pytest.fixture
def given(gateway):
    """The settings that a test changes before anything is made."""
    return {**SMS, "sms_url": f"{gateway.origin}/messages"}


@pytest.fixture
def settings(database_url, tmp_path, given):
    return keyfile.settings(database_url, heads_file=str(tmp_path / "trail.heads"), **given)


@pytest.fixture
def moment():
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


@pytest.fixture
def amina(moment, db):
    return make.member(db, "amina")


@pytest.fixture
def send(db, settings):
    """One round of the worker; how many messages were taken."""
    return lambda: outbox.send_due(db.database, chosen(settings), settings.zone)
