"""One session: what its page says, booking a place, giving it back, and what is refused."""

import re
from datetime import timedelta

import pytest
import time_machine
from sqlalchemy import select, update

from portal import clock
from portal.training.models import Booking, Training
from tests import make

FULL = "This session is full. Look again later: a place may become free. Or choose another one."
BEGUN = "This session has already begun. You can choose a later one."
CALLED_OFF = "This session will not take place. You can choose another one."
WANTED = {"full": FULL, "begun": BEGUN, "called off": CALLED_OFF}


def block(answer):
    """The booking block of a page, without tags."""
    html = re.search(r'<div id="booking"[^>]*>(.*?)</div>', answer.text, re.DOTALL)[1]
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def seats(db, training):
    """(taken, the seats in use, in order of seat)."""
    rows = db.all(select(Booking).where(Booking.training_id == training.id))
    return db.get(Training, training.id).taken, sorted(
        row.seat for row in rows if row.seat is not None
    )


def stored(db):
    """Everything that booking may change."""
    trainings = [(row.id, row.taken) for row in db.every(Training)]
    bookings = [(row.id, row.seat, row.booked_at, row.cancelled_at) for row in db.every(Booking)]
    return trainings, bookings


def session_that_is(db, state, **values):
    if state == "full":
        return make.training(db, seats=2, taken=2, **values)
    if state == "begun":
        return make.training(db, days=-0.01, **values)
    return make.training(db, cancelled_at=clock.now(), **values)


def test_the_page_says_everything_in_words(db, sign_in, house, amina):
    course = make.course(
        db, "Sewing", "tr", level="beginner", childcare=True, travel_paid=True, women_only=True
    )
    with time_machine.travel("2026-11-23 09:00:00+00:00", tick=False):
        training = make.training(db, course.id, days=2, house_id=house.id)
        other = make.training(db, course.id, days=9)
        make.training(db, course.id, days=9, house_id=make.house(db).id)
        make.training(db, days=9)
        text = sign_in(amina).get(f"/training/{training.id}").text

    assert '<h1 lang="en" dir="auto">Sewing</h1>' in text
    assert "<b>Wednesday 25 November</b><br>12:00–14:00 · <bdi>Room 2</bdi>" in text
    assert '<p lang="en" dir="auto">You will be able to sew.</p>' in text
    assert re.findall(r"<dt>(.*?)</dt><dd[^>]*>(.*?)</dd>", text) == [
        ("Language", "Türkçe"),
        ("Level", "For beginners"),
        ("Children", "Someone looks after your children meanwhile."),
        ("The way there", "The house pays for the way there and back."),
        ("Who can come", "Only women, only from your house"),
    ]
    assert re.findall(r'class="card row" href="/training/(\d+)"', text) == [str(other.id)]


def test_what_there_is_not_is_said_too(db, sign_in, amina):
    training = make.training(db, make.course(db, level="unheard-of").id)

    text = sign_in(amina).get(f"/training/{training.id}").text

    assert re.findall(r"<dt>(.*?)</dt><dd[^>]*>(.*?)</dd>", text) == [
        ("Language", "English"),
        ("Level", "No matter what you know already"),
        ("Children", "Nobody looks after children here. Ask at your house if you need it."),
        ("The way there", "The house does not pay for the way."),
        ("Who can come", "Women and men, from all houses"),
    ]


def test_book_cancel_and_book_again(db, sign_in, amina):
    training = make.training(db, seats=2)
    browser = sign_in(amina)
    here = f"/training/{training.id}"
    assert block(browser.get(here)).startswith("A few places left Book a place")

    booked = browser.post(f"{here}/booking")
    assert (booked.status_code, booked.headers["location"]) == (303, here)
    assert block(browser.get(here)).startswith("You have a place.")
    assert seats(db, training) == (1, [1])

    cancelled = browser.post(f"{here}/cancellation")
    assert (cancelled.status_code, cancelled.headers["location"]) == (303, here)
    assert block(browser.get(here)).startswith("A few places left Book a place")
    assert seats(db, training) == (0, [])
    history = db.one(select(Booking))
    assert (history.seat, history.member_id) == (None, amina.id)
    assert history.cancelled_at is not None

    browser.post(f"{here}/booking")
    assert seats(db, training) == (1, [1])
    again = db.one(select(Booking))
    assert (again.id, again.cancelled_at) == (history.id, None)


def test_booking_and_cancelling_twice_is_once(db, sign_in, house, amina):
    training = make.training(db)
    make.booking(db, training, make.member(db, house_id=house.id))
    db.do(lambda session: session.execute(update(Training).values(taken=1)))
    browser = sign_in(amina)

    for _ in range(2):
        assert browser.post(f"/training/{training.id}/booking").status_code == 303
        assert seats(db, training) == (2, [1, 2])
    for _ in range(2):
        assert browser.post(f"/training/{training.id}/cancellation").status_code == 303
        assert seats(db, training) == (1, [1])


def test_the_same_form_sent_twice_is_one_deed(db, sign_in, amina):
    training = make.training(db)
    browser = sign_in(amina)
    here = f"/training/{training.id}"
    token = browser.token()

    first = browser.post(f"{here}/booking", token=token)
    browser.post(f"{here}/cancellation")
    second = browser.post(f"{here}/booking", token=token)

    assert first.headers["location"] == second.headers["location"] == here
    assert seats(db, training) == (0, [])


def test_cancelling_nothing_changes_nothing(db, sign_in, house, amina):
    training = make.training(db, taken=1)
    make.booking(db, training, make.member(db, house_id=house.id))
    before = stored(db)

    assert sign_in(amina).post(f"/training/{training.id}/cancellation").status_code == 303

    assert stored(db) == before


def test_a_seat_given_back_is_given_out_again(db, sign_in, house):
    training = make.training(db, seats=3)
    browsers = [sign_in(make.member(db, house_id=house.id)) for _ in range(4)]

    for browser in browsers[:3]:
        browser.post(f"/training/{training.id}/booking")
    browsers[0].post(f"/training/{training.id}/cancellation")
    answer = browsers[3].post(f"/training/{training.id}/booking")

    assert answer.status_code == 303
    assert seats(db, training) == (3, [1, 2, 3])


@pytest.mark.parametrize("state", ["full", "begun", "called off"])
def test_what_cannot_be_booked_is_refused_and_changes_nothing(db, sign_in, amina, state):
    training = session_that_is(db, state)
    browser = sign_in(amina)
    before = stored(db)

    refused = browser.post(f"/training/{training.id}/booking")

    assert refused.status_code == 409
    assert f'<p class="note warm">{WANTED[state]}</p>' in refused.text
    assert f'href="/training/{training.id}"' in refused.text
    assert stored(db) == before
    assert block(browser.get(f"/training/{training.id}")) == WANTED[state]


@pytest.mark.parametrize("state", ["full", "begun", "called off"])
def test_a_refusal_keeps_an_earlier_cancelled_booking_as_it_was(db, sign_in, amina, state):
    training = session_that_is(db, state)
    made = make.booking(db, training, amina)
    gone = {"seat": None, "cancelled_at": clock.now() - timedelta(days=1)}
    db.do(lambda session: session.execute(update(Booking).values(**gone)))
    before = stored(db)

    assert sign_in(amina).post(f"/training/{training.id}/booking").status_code == 409

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


def test_a_full_session_says_booked_to_those_who_have_a_place(db, sign_in, amina):
    training = make.training(db, seats=1)
    browser = sign_in(amina)

    browser.post(f"/training/{training.id}/booking")
    again = browser.post(f"/training/{training.id}/booking")

    assert again.status_code == 303
    assert block(browser.get(f"/training/{training.id}")).startswith("You have a place.")


def test_after_the_beginning_a_place_is_not_given_back(db, sign_in, amina):
    training = make.training(db, days=-0.01, taken=1)
    make.booking(db, training, amina)
    browser = sign_in(amina)
    before = stored(db)

    refused = browser.post(f"/training/{training.id}/cancellation")

    assert refused.status_code == 409
    assert "It is all right if you do not come." in refused.text
    assert stored(db) == before
    assert block(browser.get(f"/training/{training.id}")) == BEGUN


def test_a_session_that_begins_this_moment_has_begun(db, sign_in, amina):
    with time_machine.travel("2026-11-23 09:00:00+00:00", tick=False) as moment:
        training = make.training(db, days=1 / 24)
        moment.shift(3599)
        browser = sign_in(amina)
        moment.shift(1)
        assert browser.post(f"/training/{training.id}/booking").status_code == 409
        moment.shift(-1)
        assert browser.post(f"/training/{training.id}/booking").status_code == 303


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


@pytest.mark.parametrize("role", ["caseworker", "coordinator", "administrator"])
def test_staff_neither_book_nor_cancel(db, sign_in, house, role):
    training = make.training(db, house_id=house.id)
    staff = sign_in(make.member(db, role=role, house_id=house.id))

    assert staff.post(f"/training/{training.id}/booking").status_code == 404
    assert staff.post(f"/training/{training.id}/cancellation").status_code == 404
    assert db.every(Booking) == []


def test_staff_see_no_button(db, sign_in, house):
    training = make.training(db, house_id=house.id)
    staff = sign_in(make.member(db, role="caseworker", house_id=house.id))

    page = staff.get(f"/training/{training.id}")

    assert block(page) == "There are places. Members book their place themselves."
    assert "<form" not in page.text


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


def test_who_else_comes_is_never_shown(db, sign_in, house, amina):
    training = make.training(db, taken=1)
    make.booking(db, training, make.member(db, "zeynep", house_id=house.id))
    browser = sign_in(amina)

    for page in ("/training", f"/training/{training.id}"):
        assert "zeynep" not in browser.get(page).text


def test_fragments_are_the_block_alone_and_up_to_date(db, sign_in, amina):
    training = make.training(db)
    browser = sign_in(amina)
    here = f"/training/{training.id}"

    shown = browser.fragment(here, "booking")
    booked = browser.fragment(f"{here}/booking", "booking", press="1")
    cancelled = browser.fragment(f"{here}/cancellation", "booking", press="2")

    assert [answer.status_code for answer in (shown, booked, cancelled)] == [200] * 3
    assert "Places free" in shown.text
    assert "<b>You have a place.</b>" in booked.text
    assert "Places free" in cancelled.text
    assert not any("<html" in answer.text for answer in (shown, booked, cancelled))


def test_a_fragment_shows_the_places_after_the_deed(db, sign_in, amina):
    training = make.training(db, seats=4)
    browser = sign_in(amina)
    browser.post(f"/training/{training.id}/booking")

    cancelled = browser.fragment(f"/training/{training.id}/cancellation", "booking", press="1")

    assert "Places free" in cancelled.text


def test_a_refused_fragment_goes_to_the_notice(db, sign_in, amina):
    training = session_that_is(db, "full")

    answer = sign_in(amina).fragment(f"/training/{training.id}/booking", "booking", press="1")

    assert answer.status_code == 409
    assert answer.headers["hx-retarget"] == "#notice"
    assert answer.text.strip() == f'<p class="note warm">{FULL}</p>'


def test_a_page_in_arabic(db, sign_in, house):
    training = make.training(db)
    reader = sign_in(make.member(db, house_id=house.id, language="ar"))

    assert '<html lang="ar" dir="rtl">' in reader.get(f"/training/{training.id}").text


def test_four_statements_a_page(db, sign_in, amina, statements):
    course = make.course(db).id
    training = make.training(db, course)
    for _ in range(8):
        make.training(db, course, days=5)
    browser = sign_in(amina)

    with statements() as seen:
        assert browser.get(f"/training/{training.id}").status_code == 200

    assert len(seen) == 4, seen
