"""Forty people, five seats, two processes: never a seat too many, on both engines."""

import pytest
from sqlalchemy import select

from portal.training.models import Booking
from tests.bench import races
from tests.rows import Rows
from tests.thorough import tries

pytestmark = pytest.mark.xdist_group("races")
ROUNDS = tries(3, 2)


@pytest.fixture(scope="module")
def racers():
    with races.racers() as pool:
        yield pool


def active(app, training_id):
    every = select(Booking).where(Booking.training_id == training_id)
    return Rows(app.state.portal.database).all(every.where(Booking.cancelled_at.is_(None)))


def test_forty_people_for_five_seats(app, database_url, racers):
    for _ in range(ROUNDS):
        training_id, fates, _ = races.race(racers, database_url, races.book, tries=40, seats=5)

        assert races.faults(database_url, training_id) == []
        assert sorted(booking.seat for booking in active(app, training_id)) == [1, 2, 3, 4, 5]
        assert sorted(fates) == ["done"] * 5 + ["refused"] * 35


def test_everybody_asks_twice_at_once(app, database_url, racers):
    """Asking a second time is no refusal for those who have a place."""
    for _ in range(ROUNDS):
        training_id, fates, _ = races.race(
            racers, database_url, races.book, tries=40, seats=5, members=20
        )

        assert races.faults(database_url, training_id) == []
        assert len(active(app, training_id)) == 5
        assert set(fates) == {"done", "refused"}


def test_some_give_their_place_back_meanwhile(database_url, racers):
    for _ in range(ROUNDS):
        training_id, fates, _ = races.race(
            racers, database_url, races.come_and_go, tries=60, seats=5, members=20
        )

        assert races.faults(database_url, training_id) == []
        assert set(fates) <= {"done", "refused"}


def test_the_same_checker_catches_a_careless_booking(app, database_url, racers):
    """SQLite lets one writer in at a time from the beginning: there even that one books five."""
    is_sqlite = app.state.portal.database.is_sqlite
    overbooked = []
    for _ in range(3 if is_sqlite else 20):
        training_id, _, _ = races.race(
            racers, database_url, races.book_carelessly, tries=40, seats=5
        )
        found = races.faults(database_url, training_id)
        overbooked += [fault for fault in found if fault.endswith("have a place, of 5")]
        if overbooked:
            break

    assert bool(overbooked) is not is_sqlite
