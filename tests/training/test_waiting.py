"""Waiting for a place: joining, being asked in order, taking, passing, leaving."""

from datetime import timedelta

import pytest
import time_machine

from portal import clock
from portal.training import actions, line, waiting
from portal.training.models import Booking, Training, Wait
from tests import make
from tests.training.lines import (
    MORNING,
    at_home,
    deed,
    everything,
    full,
    people,
    standing,
    story,
    told,
    work,
)
from tests.training.seen import block, seats

GONE = (
    "This offer is over: the place went to the next. If you are on the waiting list you keep your "
    "turn and are asked again."
)
WAITS = (
    "You are on the waiting list. When a place becomes free, whoever came first is asked first. "
    "If it is you, you read it here, by day and never at night, and the place is held for you for "
    "a while."
)


@pytest.fixture
def time():
    with time_machine.travel(MORNING, tick=False) as moment:
        yield moment


@pytest.fixture
def scene(db, house, amina, time):
    """Amina has the only place; lale, gul and nil wait in this order."""
    training = full(db, house, amina)
    others = people(db, house, "lale", "gul", "nil")
    for one in others:
        time.shift(60)
        deed(db, waiting.join, training, one)
    return training, amina, *others


def cancel(db, training, member):
    deed(db, actions.cancel, training, member)


def test_joining_says_what_happens_next(db, sign_in, house, amina, time):
    training = full(db, house, amina)
    (lale,) = people(db, house, "lale")
    browser, here = sign_in(lale), f"/training/{training.id}"

    joined = [browser.post(f"{here}/waiting") for _ in range(2)]

    assert [(answer.status_code, answer.headers["location"]) for answer in joined] == [
        (303, here)
    ] * 2
    assert standing(db, training) == (1, 0, [str(lale.id)])
    assert block(browser.get(here)) == f"{WAITS} Leave the list Come together with a friend"
    row = browser.get("/training").text
    assert row.count("On the waiting list") == 1
    assert story(db, training) == [("joined", lale.id, 1)]
    browser.post(f"{here}/answer", answer="leave")
    browser.post(f"{here}/answer", answer="leave")
    assert standing(db, training) == (1, 0, [])
    assert block(browser.get(here)).startswith("Full You can wait for a place.")


def test_a_place_given_back_is_held_for_whoever_came_first(db, sign_in, scene):
    training, amina, lale, gul, nil = scene
    here = f"/training/{training.id}"

    sign_in(amina).post(f"{here}/cancellation")

    assert standing(db, training) == (1, 0, [f"{lale.id} offered", str(gul.id), str(nil.id)])
    assert [told(db, one) for one in (lale, gul, nil, amina)] == [["offered"], [], [], []]
    browser = sign_in(lale)
    assert block(browser.get(here)) == (
        "A place is held for you. Until Tuesday 24 November, 09:03. After that the next is asked, "
        "and you keep your turn on the list. Take the place Not this time Leave the list "
        "“Not this time” keeps your turn. Nobody asks why."
    )
    listed = browser.get("/training").text
    assert listed.count("You are offered a place") == 1
    for other in (gul, amina):
        assert sign_in(other).post(f"{here}/booking").status_code == 409
    assert seats(db, training) == (1, [])

    taken = browser.post(f"{here}/answer", answer="take")
    again = browser.post(f"{here}/answer", answer="take")

    assert (taken.status_code, again.status_code) == (303, 303)
    assert seats(db, training) == (1, [1])
    assert standing(db, training) == (1, 0, [str(gul.id), str(nil.id)])
    assert block(browser.get(here)).startswith("You have a place.")
    assert story(db, training)[3:] == [
        ("freed", None, 1),
        ("asked", lale.id, 1),
        ("accepted", lale.id, 1),
    ]


def test_not_this_time_asks_the_next_and_keeps_the_turn(db, sign_in, scene):
    training, amina, lale, gul, nil = scene
    cancel(db, training, amina)
    browser = sign_in(lale)

    for _ in range(2):
        browser.post(f"/training/{training.id}/answer", answer="skip")

    assert standing(db, training)[2] == [f"{lale.id} passes", f"{gul.id} offered", str(nil.id)]
    assert "You keep your turn: you are asked again" in browser.get(f"/training/{training.id}").text
    deed(db, waiting.accept, training, gul)
    cancel(db, training, gul)
    assert standing(db, training)[2] == [f"{lale.id} offered", str(nil.id)], "her turn is the first"
    assert told(db, lale) == ["offered", "offered"]


def test_an_offer_lapses_and_the_next_is_asked(db, sign_in, scene, time):
    training, amina, lale, gul, nil = scene
    cancel(db, training, amina)
    time.shift(timedelta(hours=24) - timedelta(seconds=1))
    assert work(db) == 0
    time.shift(1)
    before = everything(db)

    late = sign_in(lale).post(f"/training/{training.id}/answer", answer="take")

    assert (late.status_code, late.text.count(GONE)) == (409, 1)
    assert everything(db) == before, "that was no answer; the worker comes by itself"
    assert work(db) == 1
    assert standing(db, training) == (
        1,
        0,
        [f"{lale.id} passes", f"{gul.id} offered", str(nil.id)],
    )
    assert (told(db, lale), told(db, gul)) == (["offered", "lapsed"], ["offered"])
    assert work(db) == 0
    assert story(db, training)[-3:] == [
        ("lapsed", lale.id, 1),
        ("passed_skips", lale.id, 1),
        ("asked", gul.id, 1),
    ]


def test_when_nobody_wants_it_the_place_is_open_to_everybody(db, sign_in, scene, house):
    training, amina, lale, gul, nil = scene
    cancel(db, training, amina)
    for one in (lale, gul, nil):
        deed(db, waiting.skip, training, one)

    assert standing(db, training)[:2] == (0, 0)
    assert story(db, training)[-4:] == [
        ("opened", None, 1),
        *(("passed_skips", one.id, 1) for one in (lale, gul, nil)),
    ]
    browser = sign_in(gul)
    assert "There is a place now that nobody before you can have." in block(
        browser.get(f"/training/{training.id}")
    )
    browser.post(f"/training/{training.id}/booking")
    assert standing(db, training) == (1, 0, [f"{lale.id} passes", f"{nil.id} passes"])
    assert seats(db, training) == (1, [1])


def test_at_night_places_are_kept_until_the_morning(db, sign_in, scene, time, house):
    training, amina, lale, *_ = scene
    time.move_to("2026-11-23 20:30:00+00:00")

    cancel(db, training, amina)

    assert standing(db, training)[:2] == (1, 1)
    assert told(db, lale) == []
    stranger = make.member(db, house_id=house.id)
    assert sign_in(stranger).post(f"/training/{training.id}/booking").status_code == 409
    work(db)
    assert standing(db, training)[:2] == (1, 1)
    time.move_to("2026-11-24 05:00:00+00:00")
    work(db)
    assert (standing(db, training)[:2], told(db, lale)) == ((1, 0), ["offered"])
    assert [row[0] for row in story(db, training)[3:]] == ["freed", "kept", "asked"]


def test_in_the_last_hours_places_are_open_to_everybody(db, sign_in, scene, time):
    training, amina, lale, _, nil = scene
    time.move_to(training.starts_at - timedelta(hours=2))

    cancel(db, training, amina)

    assert standing(db, training)[:2] == (0, 0)
    assert story(db, training)[-1] == ("too_late", None, 1)
    browser = sign_in(nil)
    assert "so nobody is asked any more" in block(browser.get(f"/training/{training.id}"))
    browser.post(f"/training/{training.id}/booking")
    assert seats(db, training) == (1, [1])
    refused = sign_in(amina).post(f"/training/{training.id}/waiting")
    assert (refused.status_code, refused.text.count("begins soon, so nobody is asked")) == (409, 1)


def test_with_a_child_two_places_are_needed(db, sign_in, house, time):
    amina, lale, gul, nil = people(db, house, "amina", "lale", "gul", "nil")
    training = full(db, house, amina, lale)
    here, browser = f"/training/{training.id}", sign_in(gul)
    browser.post(f"{here}/waiting", child="y")
    time.shift(60)
    deed(db, waiting.join, training, nil)

    cancel(db, training, amina)

    assert standing(db, training)[2] == [str(gul.id), f"{nil.id} offered"]
    assert ("passed_needs_more", gul.id, 2) in story(db, training)
    deed(db, waiting.skip, training, nil)
    cancel(db, training, lale)
    assert standing(db, training) == (2, 0, [f"{gul.id} offered", str(nil.id)])
    assert block(browser.get(here)).startswith("Two places are held for you and your child.")
    browser.post(f"{here}/answer", answer="take")
    assert seats(db, training) == (2, [1, 2])
    assert block(browser.get(here)).startswith("You and your child have a place.")
    browser.post(f"{here}/cancellation", only="child")
    assert standing(db, training) == (2, 0, [f"{nil.id} offered"])
    browser.post(f"{here}/cancellation")
    assert [row.cancelled_at is None for row in db.every(Booking)].count(True) == 0


def test_booking_with_a_child_takes_two_places_or_none(db, sign_in, house, amina, time):
    training = make.training(db, seats=3)
    here, browser = f"/training/{training.id}", sign_in(amina)

    browser.post(f"{here}/booking", child="y")
    assert seats(db, training) == (2, [1, 2])
    (lale,) = people(db, house, "lale")
    refused = sign_in(lale).post(f"{here}/booking", child="y")

    assert (refused.status_code, refused.text.count("There is one place left, and you need")) == (
        409,
        1,
    )
    assert seats(db, training) == (2, [1, 2])
    assert "Wait for two places" in block(sign_in(lale).get(here))
    assert sign_in(lale).get("/training?mine=1").text.count('class="card row"') == 0
    assert browser.get("/training?mine=1").text.count('class="card row"') == 1, "one session"
    sign_in(lale).post(f"{here}/waiting", child="y")
    browser.post(f"{here}/cancellation", only="child")
    assert standing(db, training) == (3, 0, [f"{lale.id} offered"])


def test_a_child_can_be_added_later(db, sign_in, amina):
    training = make.training(db, seats=2)
    browser = sign_in(amina)
    browser.post(f"/training/{training.id}/booking")
    first = db.every(Booking)[0].booked_at

    browser.post(f"/training/{training.id}/booking", child="y")

    assert seats(db, training) == (2, [1, 2])
    assert db.every(Booking)[0].booked_at == first, "her own booking is as it was"


def test_what_cannot_be_waited_for_is_refused(db, sign_in, house, amina, time):
    browser = sign_in(amina)
    cases = {
        "There is a place for you right now.": make.training(db),
        "This session has already begun.": make.training(db, days=-0.01, seats=1, taken=1),
        "This session will not take place.": make.training(
            db, seats=1, taken=1, cancelled_at=clock.now()
        ),
    }
    for sentence, training in cases.items():
        before = everything(db)
        refused = browser.post(f"/training/{training.id}/waiting")
        assert (refused.status_code, refused.text.count(sentence)) == (409, 1)
        assert everything(db) == before
    mine = full(db, house, amina)
    refused = browser.post(f"/training/{mine.id}/waiting")
    assert (refused.status_code, refused.text.count("You have a place.")) == (409, 1)


def test_only_whoever_is_asked_can_take_it(db, sign_in, scene, house):
    training, amina, lale, gul, _ = scene
    cancel(db, training, amina)
    before = everything(db)
    here = f"/training/{training.id}/answer"

    for other in (gul, amina):
        for answer in ("take", "skip"):
            assert sign_in(other).post(here, answer=answer).status_code in {303, 409}
    assert sign_in(lale).post(here, answer="everything").status_code == 303
    assert everything(db) == before
    stranger = sign_in(make.member(db))
    staff = sign_in(make.member(db, role="caseworker", house_id=house.id))
    for page in (here, f"/training/{training.id}/waiting"):
        assert stranger.post(page, answer="take").status_code == 404
        assert staff.post(page, answer="take").status_code == 404
    assert everything(db) == before


def test_the_same_answer_sent_twice_is_one_deed(db, sign_in, scene):
    training, amina, lale, gul, _ = scene
    cancel(db, training, amina)
    browser = sign_in(lale)
    token = browser.token()

    first = browser.post(f"/training/{training.id}/answer", token=token, answer="skip")
    deed(db, waiting.skip, training, gul)
    again = browser.post(f"/training/{training.id}/answer", token=token, answer="skip")

    assert first.headers["location"] == again.headers["location"]
    assert [row[0] for row in story(db, training)].count("skipped") == 2


def test_offers_stand_first_in_the_list(db, sign_in, scene):
    training, amina, lale, *_ = scene
    sooner = make.training(db, days=1)
    cancel(db, training, amina)

    rows = sign_in(lale).get("/training").text.split('class="card row" href="/training/')[1:]

    assert [int(row.split('"')[0]) for row in rows] == [training.id, sooner.id]


def test_what_begins_or_is_called_off_has_no_line(db, scene, time):
    training, amina, lale, gul, nil = scene
    cancel(db, training, amina)
    time.move_to(training.starts_at)

    assert work(db) == 1
    assert standing(db, training) == (0, 0, [])
    assert db.every(Wait) == []
    assert work(db) == 0


def test_a_moved_session_cuts_an_offer_short(db, scene, time):
    training, amina, lale, *_ = scene
    cancel(db, training, amina)
    begins = clock.now() + timedelta(hours=5)

    def moved(session):
        session.get(Training, training.id).starts_at = begins
        line.settle(session, training.id)

    at_home(db.do, moved)
    assert [row.held_until for row in db.every(Wait)] == [begins - timedelta(hours=2), None, None]
    time.shift(timedelta(hours=3))
    assert work(db) == 1
    assert (standing(db, training)[:2], told(db, lale)) == ((0, 0), ["offered", "lapsed"])


def test_re_booking_keeps_one_row_of_history(db, sign_in, amina):
    training = make.training(db, seats=1)
    browser, here = sign_in(amina), f"/training/{training.id}"
    with time_machine.travel(clock.now(), tick=False) as moment:
        browser.post(f"{here}/booking")
        moment.shift(60)
        browser.post(f"{here}/cancellation")
        moment.shift(60)
        browser.post(f"{here}/booking")
        again = clock.now()
        moment.shift(60)
        browser.post(f"{here}/booking")

    (row,) = db.every(Booking)
    assert (row.seat, row.booked_at, row.cancelled_at) == (1, again, None)
