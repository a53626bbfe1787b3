"""Mail: sealed on the way or not at all, and headers that name nothing of ours."""

import email
from email.policy import default

import pytest

from portal.reminders.letters import Fault, Letter, NotTaken
from portal.reminders.senders.mail import MailSender
from tests import keyfile
from tests.reminders import post_office

LETTER = Letter("amina@example.net", "Randevun yarın.", "k" * 32)
GIVEN = {
    "mail_host": "localhost",
    "mail_from": "Hello <hello@example.org>",
    "mail_subject": "Hello",
    "mail_user": "user",
    "mail_password": "wonderful secret",
}


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    return post_office.certificate(tmp_path_factory.mktemp("tls"))


@pytest.fixture
def trusted(files, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(files[0]))


def sender(office, **given):
    values = {**GIVEN, "mail_port": str(office.port), **given}
    return MailSender(keyfile.settings("sqlite://", **values))


def fault(send):
    with pytest.raises(NotTaken) as error:
        send(LETTER)
    return error.value.fault, error.value.is_final


@pytest.mark.parametrize(("tls", "at_once"), [("starttls", False), ("tls", True)])
def test_a_mail_goes_out_sealed(files, trusted, tls, at_once):
    with post_office.open_(files, at_once=at_once) as office:
        sender(office, mail_tls=tls)(LETTER)

    mail = email.message_from_bytes(office.mails[0], policy=default)
    assert office.is_sealed
    assert mail.get_content().strip() == LETTER.text
    assert {name: str(value) for name, value in mail.items() if name != "Date"} == {
        "From": "Hello <hello@example.org>",
        "To": LETTER.to,
        "Subject": "Hello",
        "Message-ID": f"<{'k' * 32}@example.org>",
        "Content-Type": 'text/plain; charset="utf-8"',
        "Content-Transfer-Encoding": "quoted-printable",
        "MIME-Version": "1.0",
    }


def test_the_server_is_greeted_with_the_senders_domain_not_with_our_host(files, trusted):
    with post_office.open_(files) as office:
        sender(office)(LETTER)

    greetings = [said for said in office.said if said.startswith("ehlo")]
    assert greetings == ["ehlo example.org"] * 2
    assert "mail FROM:<hello@example.org>" in [said.split(" size=")[0] for said in office.said]


def test_a_server_that_cannot_seal_gets_nothing(trusted):
    with post_office.open_() as office:
        assert fault(sender(office)) == (Fault.REFUSED, False)

    assert [said.split()[0] for said in office.said] == ["ehlo"]


@pytest.mark.parametrize(("tls", "at_once"), [("starttls", False), ("tls", True)])
def test_a_certificate_that_nobody_vouches_for_gets_nothing(files, tls, at_once):
    with post_office.open_(files, at_once=at_once) as office:
        assert fault(sender(office, mail_tls=tls)) == (Fault.UNREACHABLE, False)

    assert office.mails == []
    assert not any("AUTH" in said.upper() for said in office.said)


def test_nor_one_of_another_host(tmp_path, monkeypatch):
    files = post_office.certificate(tmp_path, "mail.example.org")
    monkeypatch.setenv("SSL_CERT_FILE", str(files[0]))
    with post_office.open_(files) as office:
        assert fault(sender(office)) == (Fault.UNREACHABLE, False)

    assert office.mails == []


@pytest.mark.parametrize(
    ("word", "said", "expected"),
    [
        ("RCPT", "550 no such person", (Fault.REJECTED, True)),
        ("RCPT", "450 later", (Fault.BUSY, False)),
        ("MAIL-TAKEN", "554 no", (Fault.REJECTED, True)),
        ("MAIL-TAKEN", "451 later", (Fault.BUSY, False)),
        ("AUTH", "535 who?", (Fault.REFUSED, False)),
        ("MAIL", "553 not you", (Fault.REFUSED, False)),
        ("HELLO", "554 no", (Fault.REFUSED, False)),
        ("HELLO", "421 full", (Fault.BUSY, False)),
    ],
)
def test_what_a_server_does_not_take(files, trusted, word, said, expected):
    with post_office.open_(files) as office:
        office.says[word] = said
        assert fault(sender(office)) == expected


def test_a_bad_goodbye_does_not_send_it_twice(files, trusted):
    with post_office.open_(files) as office:
        office.says["QUIT"] = "500 what?"
        assert sender(office)(LETTER) is None

    assert len(office.mails) == 1


def test_nobody_there(trusted):
    with post_office.open_() as office:
        pass

    assert fault(sender(office)) == (Fault.UNREACHABLE, False)


def test_without_tls_on_this_machine_only():
    with post_office.open_() as office:
        sender(office, mail_tls="none", mail_user="", mail_password="")(LETTER)

    assert len(office.mails) == 1
