"""Stop in one word, in whatever form a gateway passes it on; always the same empty answer."""

import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import select

from portal.accounts.models import Member, Notice
from portal.reminders.models import Contact
from portal.reminders.stopping import is_stop
from portal.web.inbound import MOST
from tests import make
from tests.reminders.making import NUMBER, contact, message, states

SECRET = "s" * 32
PLACE = f"/reminders/stop/{SECRET}"


@pytest.fixture
def hers(db, amina):
    return contact(db, amina)


def is_on(db):
    return [row.stopped_at is None for row in db.every(Contact)]


def tell(guest, place=PLACE, **sent):
    answer = super(type(guest), guest).post(place, **sent)
    return answer.status_code, answer.content


@pytest.mark.parametrize(
    "sent",
    [
        {"data": {"from": NUMBER, "text": "STOP"}},
        {"data": {"from": "905321234567", "text": "dur"}},
        {"data": {"from": "05321234567", "text": " İptal."}},
        {"data": {"from": "5321234567", "text": "Stop!"}},
        {"data": {"from": "00905321234567", "text": "توقف"}},
        {"json": {"from": NUMBER, "text": "СТОП"}},
        {"json": {"message": [{"from": NUMBER, "text": "قف"}]}},
        {"json": {"from": 905321234567, "text": "Arrêt"}},
        {"files": {"from": (None, NUMBER), "text": (None, "STOP")}},
    ],
    ids=str,
)
def test_one_word_ends_it(db, hers, guest, sent):
    message(db, hers)
    other = contact(db, make.member(db), "+905321234568")

    for _ in range(2):
        assert tell(guest, **sent) == (204, b"")

    assert is_on(db) == [False, True]
    assert db.get(Contact, hers.id).address_sealed == b""
    assert states(db) == [("dropped", 0, "unwanted")]
    assert [(n.member_id, n.news) for n in db.every(Notice)] == [
        (hers.member_id, "reminders_stopped")
    ]
    assert db.get(Contact, other.id).address == "+905321234568"


def test_her_own_page_at_the_same_moment_loses_no_stop(db, hers, guest, amina):
    """Each holds what the other waits for. PostgreSQL ends one of them, which begins again."""
    with ThreadPoolExecutor(1) as gateway, db.database.transaction(writing=True) as page:
        page.scalars(select(Member.id).where(Member.id == amina.id).with_for_update()).one()
        said = gateway.submit(tell, guest, data={"from": NUMBER, "text": "STOP"})
        time.sleep(0.3)
        page.scalars(select(Contact.id).with_for_update()).one()

    assert said.result() == (204, b"")
    assert is_on(db) == [False]


def test_everybody_at_this_address_and_in_every_way(db, amina, guest):
    contact(db, amina, "Amina@example.org", "email")
    contact(db, make.member(db), "amina@Example.org".lower(), "email")

    tell(guest, data={"from": "Amina <AMINA@example.org>", "text": "stop"})

    assert is_on(db) == [False, False]


@pytest.mark.parametrize(
    ("place", "sent"),
    [
        ("/reminders/stop/wrong", {"data": {"from": NUMBER, "text": "STOP"}}),
        ("/reminders/stop/توقف", {"data": {"from": NUMBER, "text": "STOP"}}),
        (PLACE, {"data": {"from": NUMBER, "text": "Thank you"}}),
        (PLACE, {"data": {"from": "+905321234560", "text": "STOP"}}),
        (PLACE, {"data": {"From": NUMBER, "Text": "STOP"}}),
        (PLACE, {"data": {"text": "STOP"}}),
        (PLACE, {"content": b"\xff\xfe", "headers": {"content-type": "application/json"}}),
        (PLACE, {"content": b"[" * 9000, "headers": {"content-type": "application/json"}}),
        (PLACE, {"json": {"from": NUMBER, "text": "STOP", "x": "y" * MOST}}),
        (PLACE, {"json": "STOP"}),
        (PLACE, {"files": {"text": ("a.txt", b"STOP")}}),
        (PLACE, {}),
    ],
    ids=lambda value: str(value)[:60],
)
def test_everything_else_gets_the_same_answer_and_changes_nothing(db, hers, guest, place, sent):
    assert tell(guest, place, **sent) == (204, b"")
    assert is_on(db) == [True]


@pytest.mark.parametrize("given", [{}])
@pytest.mark.parametrize("secret", ["x", SECRET, "%00"])
def test_without_a_secret_in_the_settings_nothing_is_heard(db, hers, guest, secret, given):
    sent = {"from": NUMBER, "text": "STOP"}

    assert tell(guest, f"/reminders/stop/{secret}", data=sent) == (204, b"")
    assert is_on(db) == [True]


def test_only_a_post_and_only_this_address(hers, guest, db):
    assert guest.get(PLACE).status_code == 405
    assert tell(guest, "/reminders/stop/", data={})[0] == 404
    assert tell(guest, f"{PLACE}/more", data={})[0] == 404


def test_a_gateway_of_others_names_its_fields_as_it_likes(db, hers, guest, settings):
    object.__setattr__(settings, "stop_from", "msisdn")
    object.__setattr__(settings, "stop_text", "Body")

    tell(guest, data={"msisdn": NUMBER, "Body": "STOP"})

    assert is_on(db) == [False]


def test_a_browser_that_is_signed_in_has_no_more_rights_there(db, hers, amina, sign_in):
    """No visit is looked up: the cookie counts for nothing, and nothing of the answer is set."""
    browser = sign_in(amina)
    answer = super(type(browser), browser).post(
        "/reminders/stop/wrong", data={"from": NUMBER, "text": "STOP"}
    )

    assert (answer.status_code, answer.content) == (204, b"")
    assert "set-cookie" not in answer.headers
    assert is_on(db) == [True]


def test_the_log_says_that_it_was_refused_and_not_who(hers, guest, caplog):
    tell(guest, "/reminders/stop/wrong", data={"from": NUMBER, "text": "STOP"})

    assert "404 reminders.stop machine" in caplog.text
    assert "wrong" not in caplog.text
    assert NUMBER not in caplog.text


@pytest.mark.parametrize(
    "text", ["STOP", "stop.", "Stop please", "DUR", "durdur", "IPTAL", "İPTAL", "ıptal", "iptal et"]
    + ["ARRET", "arrêt", "СТОП", "стоп!", "توقف", "قف", "أوقف", "To‘xta", "toʻxtat", "RET"]
)  # fmt: skip
def test_words_that_stop(text):
    assert is_stop(text)


@pytest.mark.parametrize(
    "text", ["", "   ", "ok", "yes", "nonstop", "tamam", "شكرا", "1", "?" * 500]
)
def test_words_that_do_not(text):
    assert not is_stop(text)


def test_a_twilio_style_answer_is_understood(db, hers, guest, settings):
    object.__setattr__(settings, "stop_from", "From")
    object.__setattr__(settings, "stop_text", "Body")
    told = {
        "MessageSid": "SM1",
        "From": NUMBER,
        "To": "+15005550006",
        "Body": "Stop",
        "NumMedia": "0",
    }

    assert tell(guest, data=told) == (204, b"")
    assert is_on(db) == [False]
