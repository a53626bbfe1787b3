"""The extra: only when it is set up, and it says no more than the other ways."""

import json
import logging
from urllib.parse import unquote

import pytest

from portal.reminders.letters import Fault, Letter, NotTaken
from portal.reminders.senders.apprise import AppriseSender
from tests import keyfile

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of its own many parts
LETTER = Letter("amina_7", "Call home.", "k" * 32)


@pytest.fixture
def send(gateway):
    host = gateway.origin.partition("://")[2]
    url = f"json://{host}/chat/{{to}}"
    return AppriseSender(keyfile.settings("sqlite://", apprise_url=url, apprise_name="Chat"))


def test_a_message_goes_out_and_says_nothing_of_us(gateway, send):
    send(LETTER)

    (asked,) = gateway.asked
    told = json.loads(asked.body)
    assert asked.path.rstrip("/") == "/chat/amina_7"
    assert (told["message"], told["title"]) == ("Call home.", "")
    assert asked.headers["User-Agent"] == "Message"
    assert "apprise" not in json.dumps(dict(asked.headers)).lower() + asked.body.lower()


def test_what_she_types_stays_one_part_of_the_address(gateway, send):
    """The page takes no such name; nor would it lead elsewhere."""
    send(LETTER._replace(to="a,json://127.0.0.1:9/x?y=1#z"))

    (asked,) = gateway.asked
    assert unquote(unquote(asked.path)).startswith("/chat/a,json://127.0.0.1:9/x?y=1#z")


def test_every_failure_is_tried_again(gateway, send, caplog):
    caplog.set_level(logging.DEBUG)
    gateway.usual = 500, ""

    with pytest.raises(NotTaken) as error:
        send(LETTER)

    assert (error.value.fault, error.value.is_final) == (Fault.UNREACHABLE, False)
    assert "amina_7" not in "".join(r.getMessage() for r in caplog.records if "apprise" in r.name)


def test_an_address_that_apprise_does_not_know_is_final():
    settings = keyfile.settings("sqlite://", apprise_url="pigeon://{to}", apprise_name="Pigeon")
    with pytest.raises(NotTaken) as error:
        AppriseSender(settings)(LETTER)

    assert (error.value.fault, error.value.is_final) == (Fault.REJECTED, True)
