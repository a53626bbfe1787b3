"""Staff change a session while members book it and give places back: nothing is lost or doubled."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor

from portal import clock
from portal.training.models import Booking, SessionNews, Training, Wait
from tests import make
from tests.desk.sessions import at, details

DAY = f"{clock.now().year + 1}-11-25"


def raced(jobs):
    """The codes of all these posts, sent at the same moment."""
    with ThreadPoolExecutor(len(jobs)) as threads:
        sent = [threads.submit(browser.post, path, **typed) for browser, path, typed in jobs]
        return [each.result().status_code for each in sent]


def state(db, training):
    """(taken, seats in use, places held in the line)"""
    made = db.get(Training, training.id)
    used = sorted(row.seat for row in db.every(Booking) if row.seat is not None)
    held = sum(row.size for row in db.every(Wait) if row.held_until)
    assert made.taken == len(used) + held + made.kept
    assert made.taken <= made.seats
    assert all(1 <= seat <= made.seats for seat in used)
    return made, used


def four_who_book(db, sign_in):
    """A caseworker, a session of her house with places enough, and what four people send for it."""
    elif_ = make.member(db, "elif", role="caseworker")
    training = make.training(db, seats=6, house_id=elif_.house_id)
    people = [make.member(db, house_id=elif_.house_id) for _ in range(4)]
    return (
        elif_,
        training,
        [(sign_in(one), f"/training/{training.id}/booking", {}) for one in people],
    )


def test_seats_change_while_people_come_and_go(db, sign_in):
    elif_ = make.member(db, "elif", role="caseworker")
    training = make.training(db, seats=4, house_id=elif_.house_id)
    people = [make.member(db, house_id=elif_.house_id) for _ in range(6)]
    browsers = [sign_in(one) for one in people]
    staff = [sign_in(elif_) for _ in range(2)]
    here, desk = f"/training/{training.id}", f"/desk/trainings/{training.id}"

    first = [(browser, f"{here}/booking", {}) for browser in browsers]
    first += [(staff[0], f"{desk}/change", details(seats=6))]
    first += [(staff[1], f"{desk}/change", details(seats=2))]
    codes = raced(first)
    made, used = state(db, training)
    assert set(codes) <= {303, 409, 422}
    assert codes[:6].count(303) == len(used)

    second = [(browser, f"{here}/cancellation", {}) for browser in browsers[:4]]
    second += [(staff[0], f"{desk}/change", details(seats=2, version=made.version))]
    second += [(staff[1], f"{desk}/change", details(seats=7, version=made.version))]
    codes = raced(second)
    assert codes[:4] == [303] * 4
    assert sorted(codes[4:]) in ([303, 409], [409, 422], [303, 422])
    state(db, training)


def test_moved_by_two_while_people_book(db, sign_in):
    elif_, training, jobs = four_who_book(db, sign_in)
    desk = f"/desk/trainings/{training.id}/move"
    jobs += [(sign_in(elif_), desk, at(DAY)), (sign_in(elif_), desk, at(DAY, "15:00", "16:00"))]

    codes = raced(jobs)

    made, used = state(db, training)
    assert codes[:4] == [303] * 4
    assert sorted(codes[4:]) == [303, 409]
    assert (made.moves, made.version, len(used)) == (1, 2, 4)
    assert max(Counter(row.member_id for row in db.every(SessionNews)).values(), default=1) == 1


def test_called_off_while_people_book(db, sign_in):
    elif_, training, jobs = four_who_book(db, sign_in)
    off = f"/desk/trainings/{training.id}/cancellation"
    jobs += [(sign_in(elif_), off, {"version": "1"}) for _ in range(2)]

    codes = raced(jobs)

    made, used = state(db, training)
    told = {row.member_id for row in db.every(SessionNews)}
    booked = {row.member_id for row in db.every(Booking) if row.seat is not None}
    assert codes[4:] == [303, 303]
    assert made.cancelled_at is not None
    assert codes[:4].count(303) == len(used)
    assert told == booked, "whoever has a place is told, and nobody books afterwards"
