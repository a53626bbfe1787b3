"""Waiting for a place: joining, being asked in order, taking, passing, leaving."""

import pytest
import time_machine
from sqlalchemy import update

from portal import clock
from portal.training import actions, pairs, waiting
from portal.training.models import Booking, Training
from tests import make
from tests.training.lines import (
    deed,
    everything,
    full,
    people,
    standing,
    story,
    told,
)
from tests.training.seen import block, seats

WAITS = (
    "You are on the waiting list. When a place becomes free, whoever came first is asked first. "
    "If it is you, you read it here, by day and never at night, and the place is held for you for "
    "a while."
)


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
    assert block(browser.get(here)).startswith("This session is full. You can wait for a place.")


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


@pytest.mark.parametrize("answer", ["take", "skip", "leave"])
def test_an_offer_that_was_answered_is_no_news_any_more(db, sign_in, scene, answer):
    training, amina, lale, *_ = scene
    cancel(db, training, amina)
    browser = sign_in(lale)
    before = browser.get("/").text.count("A place is held for you")

    browser.post(f"/training/{training.id}/answer", answer=answer)

    assert (before, browser.get("/").text.count("A place is held for you")) == (1, 0)


def test_among_her_own_stands_where_she_waits(db, sign_in, scene):
    training, _amina, lale, *_ = scene
    browser = sign_in(lale)

    for address, times in (("/training?mine=1", 1), ("/training?mine=1&after=1000000-1", 0)):
        assert browser.get(address).text.count(f'href="/training/{training.id}"') == times


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


def test_whoever_comes_later_stands_behind_also_when_clocks_were_put_back(db, scene, time, house):
    training, _, lale, gul, nil = scene
    ada, eda, ece = people(db, house, "ada", "eda", "ece")
    time.shift(-3600)

    deed(db, waiting.join, training, ada, child=True)
    code = deed(db, pairs.make_code, training, eda)
    deed(db, pairs.come_together, training, ece, db.ask(pairs.code_of, code))

    assert standing(db, training)[2] == [str(one.id) for one in (lale, gul, nil, ada, eda)]


def test_an_answer_to_what_is_over_is_refused_and_changes_nothing(db, sign_in, scene, time):
    """As long as no worker has looked at it."""
    training, amina, lale, *_ = scene
    cancel(db, training, amina)
    off = {"cancelled_at": clock.now()}
    for sentence, values in (
        ("This session will not take place.", off),
        ("This session has already begun.", {"cancelled_at": None, "starts_at": clock.now()}),
    ):
        db.do(lambda s, values=values: s.execute(update(Training).values(**values)))
        before = everything(db)

        refused = sign_in(lale).post(f"/training/{training.id}/answer", answer="take")

        assert (refused.status_code, refused.text.count(sentence)) == (409, 1)
        assert everything(db) == before
