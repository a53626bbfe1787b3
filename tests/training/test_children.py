"""Coming with a child: two places or none, and one of them given back alone."""

from portal.training import actions, waiting
from portal.training.models import Booking
from tests import make
from tests.training.lines import deed, full, people, standing, story
from tests.training.seen import block, seats


def cancel(db, training, member):
    deed(db, actions.cancel, training, member)


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


def test_a_child_that_finds_no_place_leaves_hers_as_it_is(db, sign_in, amina):
    """The button is there only while there is a place: somebody was quicker."""
    training = make.training(db, seats=1)
    browser, here = sign_in(amina), f"/training/{training.id}"
    browser.post(f"{here}/booking")

    refused = browser.post(f"{here}/booking", child="y")

    said = "There is no place left for your child. You keep your own place."
    assert (refused.status_code, refused.text.count(said)) == (409, 1)
    assert seats(db, training) == (1, [1])
