"""Half a gateway is refused at the start, in words that name the setting."""

import pytest

from portal.settings import Misconfigured, from_environment
from tests.reminders.making import SMS

SMS_GIVEN = {"sms_url": "https://sms.example/send", **SMS}
MAIL = {"mail_host": "mail.example", "mail_from": "Hi <hi@example.org>", "mail_subject": "Hello"}
APPRISE = {"apprise_url": "tgram://token/{to}", "apprise_name": "Telegram"}


def start(given, **more):
    named = {f"PORTAL_{name.upper()}": value for name, value in given.items() if value is not None}
    return from_environment({"PORTAL_SECRET": "s" * 40, **named, **more})


@pytest.mark.parametrize("given", [{}, SMS_GIVEN, MAIL, APPRISE, {**SMS_GIVEN, **MAIL, **APPRISE}])
def test_whole_gateways_are_taken(given):
    settings = start(given)

    assert {name: getattr(settings, name) for name in given} == given


@pytest.mark.parametrize(
    ("given", "change", "named"),
    [
        (SMS_GIVEN, {"sms_url": None}, "PORTAL_SMS_"),
        (SMS_GIVEN, {"sms_url": "http://sms.example/"}, "PORTAL_SMS_URL"),
        (SMS_GIVEN, {"sms_url": "file:///etc/passwd"}, "PORTAL_SMS_URL"),
        (SMS_GIVEN, {"sms_method": "PUT"}, "PORTAL_SMS_METHOD"),
        (SMS_GIVEN, {"sms_type": "yaml"}, "PORTAL_SMS_TYPE"),
        (SMS_GIVEN, {"sms_body": None}, "PORTAL_SMS_BODY"),
        (SMS_GIVEN, {"sms_body": "To={to}"}, "PORTAL_SMS_BODY"),
        (SMS_GIVEN, {"sms_body": "To={to}&Body={text}&name={name}"}, "PORTAL_SMS_BODY"),
        (SMS_GIVEN, {"sms_headers": "no colon"}, "PORTAL_SMS_HEADERS"),
        (SMS_GIVEN, {"sms_headers": "A: b\nC: d"}, "PORTAL_SMS_HEADERS"),
        (SMS_GIVEN, {"sms_statuses": "all"}, "PORTAL_SMS_STATUSES"),
        (SMS_GIVEN, {"sms_sender": None}, "PORTAL_SMS_SENDER"),
        (SMS_GIVEN, {"sms_sender": "BAHAR"}, "PORTAL_SMS_SENDER"),
        (SMS_GIVEN, {"sms_password": None}, "PORTAL_SMS_PASSWORD"),
        (MAIL, {"mail_host": None}, "PORTAL_MAIL_"),
        (MAIL, {"mail_from": None}, "PORTAL_MAIL_FROM"),
        (MAIL, {"mail_from": "nobody"}, "PORTAL_MAIL_FROM"),
        (MAIL, {"mail_from": "hi@bahar.example"}, "PORTAL_MAIL_FROM"),
        (MAIL, {"mail_from": "hi@portal.example", "origin": "https://portal.example"}, "FROM"),
        (MAIL, {"mail_subject": None}, "PORTAL_MAIL_SUBJECT"),
        (MAIL, {"mail_subject": "News from Bahar"}, "PORTAL_MAIL_SUBJECT"),
        (MAIL, {"mail_tls": "none"}, "PORTAL_MAIL_TLS"),
        (MAIL, {"mail_tls": "maybe"}, "PORTAL_MAIL_TLS"),
        (MAIL, {"mail_port": "٢٥"}, "PORTAL_MAIL_PORT"),
        (MAIL, {"mail_user": "u"}, "PORTAL_MAIL_USER"),
        (APPRISE, {"apprise_url": "tgram://token/me"}, "PORTAL_APPRISE_URL"),
        (APPRISE, {"apprise_name": None}, "PORTAL_APPRISE_NAME"),
        (APPRISE, {"apprise_url": None}, "PORTAL_APPRISE_"),
        ({}, {"stop_secret": "short"}, "PORTAL_STOP_SECRET"),
        ({}, {"stop_secret": "a/b" * 20}, "PORTAL_STOP_SECRET"),
        ({}, {"stop_to": "3456"}, "PORTAL_STOP_TO"),
    ],
    ids=str,
)  # fmt: skip
def test_half_ones_are_refused(given, change, named):
    with pytest.raises(Misconfigured, match=named):
        start({**given, **change})


def test_apprise_that_is_not_installed_is_refused_in_plain_words(monkeypatch):
    monkeypatch.setattr("portal.outgoing.find_spec", lambda name: None)

    with pytest.raises(Misconfigured, match=r"PORTAL_APPRISE_URL needs the extra: install .*\["):
        start(APPRISE)


def test_a_secret_can_stand_in_a_file(tmp_path):
    (tmp_path / "password").write_text("from a file\n", "utf-8")
    named = {"PORTAL_SMS_PASSWORD_FILE": str(tmp_path / "password")}

    assert start({**SMS_GIVEN, "sms_password": None}, **named).sms_password == "from a file"
    with pytest.raises(Misconfigured, match="PORTAL_SMS_PASSWORD and PORTAL_SMS_PASSWORD_FILE"):
        start(SMS_GIVEN, **named)
    missing = {"PORTAL_SMS_PASSWORD_FILE": str(tmp_path / "nothing")}
    with pytest.raises(Misconfigured, match="PORTAL_SMS_PASSWORD_FILE cannot be read"):
        start({**SMS_GIVEN, "sms_password": None}, **missing)


def test_secrets_are_not_in_what_is_printed_of_the_settings():
    shown = repr(start({**SMS_GIVEN, **APPRISE}))

    assert "wonderful secret" not in shown
    assert "s" * 32 not in shown.replace("s" * 40, "")
