"""What the desk sees of messages that could not be sent: how many of what and why; never whose."""

from datetime import timedelta

import pytest

from portal import clock
from portal.reminders.models import Message
from tests import make
from tests.reminders.making import NUMBER, contact, message, remind, states

PAGE = "/desk/outbox"
PILE = "sms offer busy"


@pytest.fixture
def nur(db, amina, sign_in):
    """A coordinator of another house: the way out is one for all."""
    return sign_in(make.member(db, "nur", role="coordinator"))


@pytest.fixture
def dead(db, amina):
    row = contact(db, amina)
    message(db, row, "dead", fault="busy", tries=6)
    message(db, row, "dead", fault="busy", tries=6)
    message(db, row, "dead", "session", fault="rejected", tries=1)
    return row


def test_it_tells_how_many_of_what_and_why_and_nothing_else(dead, nur, amina):
    page = nur.get(PAGE).text

    assert page.count('type="radio"') == 2
    assert page.count("2 messages, since Monday 23 November") == 1
    assert page.count("1 message, since Monday 23 November") == 1
    assert page.count("The company that delivers messages said: later.") == 1
    for secret in ("amina", NUMBER, "4567", "…67", "Please look", "House", str(dead.address_index)):
        assert secret not in page.partition("<main")[2]


def test_try_again(dead, nur, db, send, gateway):
    for _ in range(2):
        assert nur.post(PAGE, pile=PILE, deed="again").headers["location"] == PAGE

    assert states(db) == [("waiting", 0, ""), ("waiting", 0, ""), ("dead", 1, "rejected")]
    assert send() == 2


def test_what_is_too_late_is_let_go(dead, nur, db, moment):
    first = db.every(Message)[0]
    db.do(lambda s: setattr(s.get(Message, first.id), "expires_at", clock.now()))

    nur.post(PAGE, pile=PILE, deed="again")

    assert states(db)[:2] == [("dropped", 6, "late"), ("waiting", 0, "")]


def test_let_them_go(dead, nur, db, send):
    assert nur.post(PAGE, pile=PILE, deed="away").headers["location"] == PAGE

    assert states(db) == [("dropped", 6, "busy")] * 2 + [("dead", 1, "rejected")]
    assert send() == 0
    assert nur.get(PAGE).text.count('type="radio"') == 1


@pytest.mark.parametrize(
    ("typed", "status"),
    [
        ({"pile": PILE}, 409),
        ({"deed": "again"}, 409),
        ({"pile": PILE, "deed": "burn"}, 409),
        ({"pile": "pigeon offer busy", "deed": "away"}, 303),
        ({"pile": "sms lunch busy", "deed": "away"}, 303),
        ({"pile": "sms", "deed": "again"}, 303),
        ({"pile": "x " * 3000, "deed": "again"}, 303),
    ],
)
def test_other_choices_change_nothing(dead, nur, db, typed, status):
    before = states(db)

    assert nur.post(PAGE, **typed).status_code == status
    assert states(db) == before


def test_the_same_form_twice_is_one_deed(dead, nur, db, send, gateway):
    token = nur.token()
    nur.post(PAGE, token=token, pile=PILE, deed="again")
    gateway.usual = 400, ""
    send()
    before = states(db)

    nur.post(PAGE, token=token, pile=PILE, deed="again")

    assert states(db) == before


def test_it_shows_that_the_gateway_is_down_and_when_it_worked_last(
    db, amina, nur, send, gateway, moment
):
    contact(db, amina)
    remind(db, amina)
    send()
    moment.shift(timedelta(minutes=5))
    remind(db, amina)
    gateway.usual = 503, ""
    send()

    page = nur.get(PAGE).text

    assert page.count("The last message went out on Monday 23 November.") == 1
    assert page.count("1 message failed and is tried again by itself.") == 1
    assert page.count("Nothing was given up.") == 1


@pytest.mark.parametrize("role", ["resident", "peer_mentor", "caseworker", "administrator"])
def test_only_coordinators(dead, db, sign_in, role):
    browser = sign_in(make.member(db, "other", role=role))
    before = states(db)

    assert browser.get(PAGE).status_code == 404
    assert browser.post(PAGE, pile=PILE, deed="away").status_code == 404
    assert states(db) == before


def test_the_way_there_is_on_the_desk(nur):
    assert nur.get("/desk").text.count(f'href="{PAGE}"') == 1


def test_after_a_month_nothing_of_it_is_left(db, dead, moment):
    from portal import purging

    db.do(lambda s: setattr(s.merge(dead), "stopped_at", clock.now()))
    for row in db.every(Message):
        db.do(lambda s, r=row: setattr(s.merge(r), "ended_at", clock.now()))
    moment.shift(timedelta(days=29))
    db.do(purging.purge)
    assert len(states(db)) == 3
    moment.shift(timedelta(days=2))

    gone = db.do(purging.purge)

    assert gone["contacts"] == 1
    assert states(db) == []
