"""The generic SMS gateway, set up like NetGSM and like Twilio, against a gateway of our own."""

import base64
import json
import re
from html import unescape

import pytest

from portal.reminders.letters import Fault, Letter, NotTaken
from portal.reminders.senders.sms import SmsSender
from tests import keyfile

TO, ODD = "+905321234567", 'Yarın & <şu> "gün" \\ ك {to}\nson'
LETTER = Letter(TO, ODD, "k" * 32)
TWILIO = {
    "sms_headers": "Authorization: Basic {basic} | I-Twilio-Idempotency-Token: {key}",
    "sms_body": "To={to}&From={sender}&Body={text}",
    "sms_sender": "Hello",
    "sms_user": "AC1",
    "sms_password": "wonder:ful",
    "sms_statuses": "201",
}
NETGSM_XML = {
    "sms_type": "xml",
    "sms_body": '<?xml version="1.0" encoding="UTF-8"?><mainbody><header>'
    "<usercode>{user}</usercode><password>{password}</password><msgheader>{sender}</msgheader>"
    "</header><body><msg>{text}</msg><no>{digits}</no></body></mainbody>",
    "sms_sender": "Merhaba",
    "sms_user": "850",
    "sms_password": "a<b&c",
    "sms_accepted": "00 | 01 | 02",
    "sms_final": "20 | 40 | 70",
}
NETGSM_GET = {
    "sms_method": "GET",
    "sms_sender": "Merhaba",
    "sms_user": "850",
    "sms_password": "a&b=c",
    "sms_accepted": "00 | 01 | 02",
    "sms_final": "20 | 40 | 70",
}
GET_QUERY = "?usercode={user}&password={password}&gsmno={digits}&message={text}&msgheader={sender}"
JSON = {
    "sms_type": "json",
    "sms_body": '{"messages": [{"to": "{to}", "text": "{text}"}], "id": "{key}"}',
    "sms_accepted": '*"status":"ok"*',
}


@pytest.fixture
def sender(gateway):
    def made(given, query=""):
        settings = keyfile.settings("sqlite://", sms_url=f"{gateway.origin}/sms{query}", **given)
        return SmsSender(settings)

    return made


def fault(sender):
    with pytest.raises(NotTaken) as error:
        sender(LETTER)
    return error.value.fault, error.value.is_final


def test_like_twilio(gateway, sender):
    gateway.usual = 201, '{"sid": "SM1", "status": "queued"}'

    sender(TWILIO)(LETTER)

    (asked,) = gateway.asked
    assert (asked.method, asked.path) == ("POST", "/sms")
    assert asked.fields == {"To": TO, "From": "Hello", "Body": ODD}
    assert base64.b64decode(asked.headers["Authorization"].split()[1]) == b"AC1:wonder:ful"
    assert asked.headers["I-Twilio-Idempotency-Token"] == "k" * 32
    assert asked.headers["Content-Type"] == "application/x-www-form-urlencoded"


def test_nothing_says_who_asks(gateway, sender):
    gateway.usual = 201, ""
    sender(TWILIO)(LETTER)

    named = {name.lower() for name in gateway.asked[0].headers}
    expected = {"host", "connection", "accept-encoding", "content-length", "content-type"}
    assert named == expected | {"authorization", "i-twilio-idempotency-token"}


@pytest.mark.parametrize(
    ("status", "said", "expected"),
    [
        (400, '{"code": 21211, "message": "Invalid To"}', (Fault.REJECTED, True)),
        (404, "", (Fault.REJECTED, True)),
        (401, '{"code": 20003}', (Fault.REFUSED, False)),
        (403, "", (Fault.REFUSED, False)),
        (429, '{"code": 20429}', (Fault.BUSY, False)),
        (500, "", (Fault.BUSY, False)),
        (503, "", (Fault.BUSY, False)),
        (200, "an ordinary page", (Fault.BUSY, False)),
        (302, "", (Fault.BUSY, False)),
    ],
)
def test_what_twilio_does_not_take(gateway, sender, status, said, expected):
    gateway.usual = status, said

    assert fault(sender(TWILIO)) == expected


def test_like_netgsm_with_xml(gateway, sender):
    sender(NETGSM_XML)(LETTER)

    (asked,) = gateway.asked
    parts = dict(re.findall(r"<(\w+)>([^<]*)</\1>", asked.body))
    assert {name: unescape(text) for name, text in parts.items()} == {
        "usercode": "850",
        "password": "a<b&c",
        "msgheader": "Merhaba",
        "msg": ODD,
        "no": "905321234567",
    }
    assert asked.headers["Content-Type"] == "text/xml; charset=utf-8"


def test_like_netgsm_with_parameters(gateway, sender):
    sender(NETGSM_GET, GET_QUERY)(LETTER)

    (asked,) = gateway.asked
    assert (asked.method, asked.body) == ("GET", "")
    assert asked.fields == {
        "usercode": "850",
        "password": "a&b=c",
        "gsmno": "905321234567",
        "message": ODD,
        "msgheader": "Merhaba",
    }


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("30", (Fault.REFUSED, False)),
        ("80", (Fault.REFUSED, False)),
        ("", (Fault.REFUSED, False)),
        ("<html>00</html>", (Fault.REFUSED, False)),
        ("70", (Fault.REJECTED, True)),
        ("20", (Fault.REJECTED, True)),
    ],
)
@pytest.mark.parametrize(("given", "query"), [(NETGSM_XML, ""), (NETGSM_GET, GET_QUERY)])
def test_netgsm_says_everything_with_200(gateway, sender, given, query, said, expected):
    gateway.usual = 200, said

    assert fault(sender(given, query)) == expected


@pytest.mark.parametrize("said", ["00 123456", "01 5", "02 5", "\n00 1\n"])
def test_netgsm_took_it(gateway, sender, said):
    gateway.usual = 200, said

    assert sender(NETGSM_XML)(LETTER) is None


def test_json_is_escaped_as_json(gateway, sender):
    gateway.usual = 200, '{"status":"ok"}'

    sender(JSON)(LETTER)

    told = json.loads(gateway.asked[0].body)
    assert told == {"messages": [{"to": TO, "text": ODD}], "id": "k" * 32}


def test_json_that_is_not_what_was_agreed(gateway, sender):
    gateway.usual = 200, '{"status":"error"}'

    assert fault(sender(JSON)) == (Fault.REFUSED, False)


def test_redirects_are_not_followed(gateway, sender):
    gateway.headers = {"Location": f"{gateway.origin}/elsewhere"}
    gateway.usual = 307, ""

    assert fault(sender(TWILIO)) == (Fault.BUSY, False)
    assert [asked.path for asked in gateway.asked] == ["/sms"]


def test_an_answer_without_end_is_not_read_to_its_end(gateway, sender):
    gateway.usual = 200, "00 " + "x" * 3_000_000

    assert sender(NETGSM_XML)(LETTER) is None


def test_proxies_of_the_environment_see_nothing(gateway, sender, monkeypatch):
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    gateway.usual = 201, ""

    assert sender(TWILIO)(LETTER) is None


def test_nobody_there(sender, gateway):
    made = sender(TWILIO)
    object.__setattr__(made.settings, "sms_url", "http://127.0.0.1:9/")

    assert fault(made) == (Fault.UNREACHABLE, False)


def test_a_gateway_that_hangs_is_not_waited_for(gateway, sender, monkeypatch):
    monkeypatch.setattr("portal.reminders.senders.sms.PATIENCE", 0.2)
    gateway.may_answer.clear()

    assert fault(sender(TWILIO)) == (Fault.UNREACHABLE, False)
