"""The outbox: once, by day, in her words; tried again with patience, and never without her."""

from datetime import timedelta

import pytest

from portal import clock
from portal.reminders.models import Contact, Message
from tests import make
from tests.reminders.making import NUMBER, contact, message, remind, states

HOUR = timedelta(hours=1)


def test_a_message_goes_out_once_in_the_words_she_picked(db, amina, gateway, send):
    contact(db, amina, offer_wording="home")
    assert [remind(db, amina, about="offer 1") for _ in range(2)] == [1, 0]

    assert [send(), send()] == [1, 0]

    (asked,) = gateway.asked
    key = db.every(Message)[0].key
    assert asked.fields == {"To": NUMBER, "From": "Hello", "Body": "Call home.", "key": key}
    assert states(db) == [("sent", 1, "")]
    assert db.every(Message)[0].ended_at == clock.now()


def test_no_row_and_no_key_says_what_it_is_about(db, amina):
    contact(db, amina)
    remind(db, amina, about="offer 12 2026-11-22T10:00 and a very long name " + "x" * 100)

    (row,) = db.every(Message)
    assert len(row.key) == 32
    assert set(row.key) <= set("0123456789abcdef")


@pytest.mark.parametrize(
    "values",
    [
        {"proven": False},
        {"stopped_at": "now"},
        {"offers": False},
        {"proven_at": timedelta(days=104)},
        {"proven_at": timedelta(days=300), "asked_at": timedelta(days=104)},
    ],
    ids=str,
)
def test_nothing_is_written_for_who_does_not_want_it(db, amina, values):
    now = clock.now()
    times = {
        name: now if value == "now" else now - value if isinstance(value, timedelta) else value
        for name, value in values.items()
    }
    contact(db, amina, **times)
    other = contact(db, make.member(db), "+905321234568")

    assert remind(db, amina) == 0
    assert db.every(Message) == []
    assert other.offers


def test_after_her_yes_it_goes_on(db, amina):
    now = clock.now()
    contact(db, amina, proven_at=now - timedelta(days=300), asked_at=now - timedelta(days=103))

    assert remind(db, amina) == 1


def test_each_kind_has_its_words_and_its_switch(db, amina, gateway, send):
    contact(db, amina, offers=False, language="tr")

    assert [remind(db, amina, kind) for kind in ("offer", "session", "change")] == [0, 1, 1]
    send()

    assert len(gateway.asked) == 2


def test_at_night_it_waits_and_what_is_late_by_then_is_dropped(db, amina, gateway, send, moment):
    moment.move_to("2026-11-23 16:59:00+00:00")  # 19:59
    contact(db, amina)
    remind(db, amina, about="before")
    assert send() == 1
    moment.shift(60)
    remind(db, amina, about="until the morning", lasts=14 * HOUR)
    remind(db, amina, about="for tonight", lasts=2 * HOUR)
    assert send() == 0
    moment.move_to("2026-11-24 04:59:59+00:00")  # 07:59
    assert send() == 0
    moment.shift(1)

    assert send() == 1
    assert states(db) == [("sent", 1, ""), ("sent", 1, ""), ("dropped", 0, "late")]


def test_not_before_its_time(db, amina, send, moment):
    contact(db, amina)
    remind(db, amina, wait=HOUR)

    assert send() == 0
    moment.shift(3600)
    assert send() == 1


def test_tried_again_after_1_5_30_minutes_2_and_6_hours_then_it_is_dead(
    db, amina, gateway, send, moment
):
    moment.move_to("2026-11-23 05:30:00+00:00")  # 08:30
    contact(db, amina)
    remind(db, amina)
    gateway.usual = (503, "later")

    for minutes in (1, 5, 30, 120, 360):
        assert send() == 0
        moment.shift(minutes * 60 - 1)
        before = len(gateway.asked)
        assert send() == 0
        assert len(gateway.asked) == before, "not a second too early"
        moment.shift(1)
    send()

    assert states(db) == [("dead", 6, "busy")]
    assert len(gateway.asked) == 6
    assert len({asked.fields["key"] for asked in gateway.asked}) == 1
    moment.shift(timedelta(days=1))
    assert send() == 0
    assert len(gateway.asked) == 6


def test_it_goes_out_as_soon_as_the_gateway_is_back(db, amina, gateway, send, moment):
    contact(db, amina)
    remind(db, amina)
    gateway.answers = [(500, ""), (429, "slow")]
    send()
    moment.shift(60)
    send()
    moment.shift(300)

    assert send() == 1
    assert states(db) == [("sent", 3, "")]


def test_what_can_never_work_is_not_tried_again(db, amina, gateway, send):
    contact(db, amina)
    remind(db, amina)
    gateway.usual = (400, '{"code": 21211}')

    assert send() == 0
    assert states(db) == [("dead", 1, "rejected")]


def test_nobody_there_is_a_failure_for_a_while(db, amina, gateway, send, settings):
    contact(db, amina)
    remind(db, amina)
    object.__setattr__(settings, "sms_url", "http://127.0.0.1:9/")

    assert send() == 0
    assert states(db) == [("waiting", 1, "unreachable")]


def test_what_ran_out_while_it_was_tried_is_for_the_desk(db, amina, gateway, send, moment):
    contact(db, amina)
    remind(db, amina, lasts=timedelta(minutes=3))
    gateway.usual = (503, "")
    send()
    moment.shift(240)
    send()

    assert states(db) == [("dead", 1, "busy")]


def test_switched_off_meanwhile_it_is_dropped(db, amina, gateway, send):
    row = contact(db, amina)
    remind(db, amina)
    db.do(lambda s: setattr(s.get(Contact, row.id), "stopped_at", clock.now()))

    assert send() == 0
    assert gateway.asked == []
    assert states(db) == [("dropped", 1, "unwanted")]


def test_not_wanted_any_more_it_is_dropped(db, amina, gateway, send):
    row = contact(db, amina)
    remind(db, amina)
    db.do(lambda s: setattr(s.get(Contact, row.id), "offers", False))

    assert send() == 0
    assert gateway.asked == []


def test_an_address_that_cannot_be_opened_does_not_stop_the_others(db, amina, gateway, send):
    contact(db, amina)
    broken = contact(db, make.member(db))
    db.do(lambda s: setattr(s.get(Contact, broken.id), "address_sealed", b"\1" * 40))
    message(db, broken)
    remind(db, amina)

    assert send() == 1
    assert states(db) == [("dead", 1, "broken"), ("sent", 1, "")]


def test_a_channel_that_is_gone_holds_nobody_up(db, amina, gateway, send):
    mail = contact(db, make.member(db), "a@example.org", "email")
    message(db, mail)
    contact(db, amina)
    remind(db, amina)

    assert send() == 1
    assert states(db) == [("waiting", 0, ""), ("sent", 1, "")]


def test_a_failing_sender_tells_the_log_no_address(db, amina, caplog):
    from portal.reminders import outbox

    contact(db, amina)
    remind(db, amina)

    def broken(letter):
        raise KeyError(letter.to)

    assert outbox.send_due(db.database, {"sms": broken}, _zone()) == 0
    assert states(db) == [("waiting", 1, "broken")]
    assert "KeyError" in caplog.text
    assert NUMBER not in caplog.text


def _zone():
    from zoneinfo import ZoneInfo

    return ZoneInfo("Europe/Istanbul")
