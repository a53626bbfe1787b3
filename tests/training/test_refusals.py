"""What is refused, to whom, in which words; and that nothing changes by it."""

import re
from datetime import timedelta

from sqlalchemy import update

from portal import clock
from portal.training.models import Booking, Training
from tests import make
from tests.training.seen import block, seats, stored

FULL = "This session is full. You can wait for a place, or choose another session."
BEGUN = "This session has already begun. You can choose a later one."
STILL = "This session has begun. You have a place in it."
CALLED_OFF = "This session will not take place. You can choose another one."
WHY = {"full": FULL, "begun": BEGUN, "called off": CALLED_OFF}
WAIT = (
    "This session is full. You can wait for a place. Whoever came first is asked first, by day and "
    "never at night. "
    "A place that is offered is held for a while, so you need not hurry. "
    "I bring a child: two places Wait for a place Come together with a friend"
)


def session_that_is(db, state, **values):
    if state == "full":
        return make.training(db, seats=2, taken=2, **values)
    if state == "begun":
        return make.training(db, days=-0.01, **values)
    return make.training(db, cancelled_at=clock.now(), **values)


def test_what_cannot_be_booked_is_refused_and_changes_nothing(db, sign_in, amina):
    browser = sign_in(amina)
    for state, sentence in WHY.items():
        training = session_that_is(db, state)
        here = f"/training/{training.id}"
        before = stored(db)

        refused = browser.post(f"{here}/booking")

        assert refused.status_code == 409
        assert f'<p class="note warm">{sentence}</p>' in refused.text
        assert f'<a class="btn wide" href="{here}">' in refused.text
        assert stored(db) == before
        assert block(browser.get(here)) == (WAIT if state == "full" else sentence)


def test_a_refusal_keeps_an_earlier_cancelled_booking_as_it_was(db, sign_in, amina):
    browser = sign_in(amina)
    for state in WHY:
        training = session_that_is(db, state)
        made = make.booking(db, training, amina)
        gone = {"seat": None, "cancelled_at": clock.now() - timedelta(days=1)}
        mine = update(Booking).where(Booking.id == made.id).values(**gone)
        db.do(lambda session, mine=mine: session.execute(mine))
        before = stored(db)

        assert browser.post(f"/training/{training.id}/booking").status_code == 409

        assert stored(db) == before
        assert db.get(Booking, made.id).seat is None


def test_a_refused_form_may_be_sent_again(db, sign_in, amina):
    training = session_that_is(db, "full")
    browser = sign_in(amina)
    token = browser.token()

    refused = browser.post(f"/training/{training.id}/booking", token=token)
    db.do(lambda session: session.execute(update(Training).values(taken=0)))
    booked = browser.post(f"/training/{training.id}/booking", token=token)

    assert (refused.status_code, booked.status_code) == (409, 303)
    assert seats(db, training) == (1, [1])


def test_after_the_beginning_a_place_is_not_given_back(db, sign_in, amina):
    training = make.training(db, days=-0.01, taken=1)
    make.booking(db, training, amina)
    browser = sign_in(amina)
    before = stored(db)

    refused = browser.post(f"/training/{training.id}/cancellation")

    assert refused.status_code == 409
    assert "It is all right if you do not come." in refused.text
    assert stored(db) == before
    assert block(browser.get(f"/training/{training.id}")) == STILL


def test_another_house_and_an_unknown_session_are_the_same_404(db, sign_in, amina):
    hidden = make.training(db, house_id=make.house(db).id)
    browser = sign_in(amina)

    pages = []
    for number in (hidden.id, hidden.id + 1):
        pages.append(browser.get(f"/training/{number}"))
        pages.append(browser.post(f"/training/{number}/booking"))
        pages.append(browser.post(f"/training/{number}/cancellation"))

    assert [page.status_code for page in pages] == [404] * 6
    texts = {re.sub(r"%2Ftraining[%\w]*", "", page.text) for page in pages}
    assert len(texts) == 1
    assert seats(db, hidden) == (0, [])


def test_malformed_ids_are_no_addresses(sign_in, amina):
    browser = sign_in(amina)

    for number in ("0", "-1", "01", "x", "1.5", "9" * 9, "9" * 10, "9" * 19, "٣", "1/2"):
        assert browser.get(f"/training/{number}").status_code == 404, number
        assert browser.post(f"/training/{number}/booking").status_code == 404, number
    assert browser.get("/training/1%00").status_code == 404


def test_staff_neither_book_nor_cancel(db, sign_in, house):
    training = make.training(db, house_id=house.id)
    for role in ("caseworker", "coordinator", "administrator"):
        staff = sign_in(make.member(db, role=role, house_id=house.id))

        assert staff.post(f"/training/{training.id}/booking").status_code == 404
        assert staff.post(f"/training/{training.id}/cancellation").status_code == 404
    assert db.every(Booking) == []


def test_a_guest_books_nothing(db, guest):
    training = make.training(db)

    answer = guest.post(f"/training/{training.id}/booking")

    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/sign-in")
    assert db.every(Booking) == []


def test_a_form_without_its_token_is_refused(db, sign_in, amina):
    training = make.training(db)

    forged = sign_in(amina).post(f"/training/{training.id}/booking", token="x" * 43)

    assert forged.status_code == 403
    assert db.every(Booking) == []


def test_a_refused_fragment_goes_to_the_notice(db, sign_in, amina):
    training = session_that_is(db, "full")

    answer = sign_in(amina).fragment(f"/training/{training.id}/booking", "booking", press="1")

    assert answer.status_code == 409
    assert answer.headers["hx-retarget"] == "#notice"
    assert answer.text.strip() == f'<p class="note warm">{FULL}</p>'
