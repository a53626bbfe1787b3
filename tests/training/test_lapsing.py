"""The line as time passes: offers lapse, nights, the last hours, sessions that move or begin."""

from datetime import timedelta

from portal import clock
from portal.training import actions, line
from portal.training.models import Training, Wait
from tests import make
from tests.training.lines import at_home, deed, everything, standing, story, told, work
from tests.training.seen import block, seats

GONE = (
    "This offer is over: the place went to the next. If you are on the waiting list you keep your "
    "turn and are asked again."
)


def cancel(db, training, member):
    deed(db, actions.cancel, training, member)


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
