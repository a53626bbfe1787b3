"""Many people want few seats at the same moment, from two processes: who gets one?

The tests use the same race with fewer people; here it is large, timed and printed.
"""

import threading
import time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import closing, contextmanager
from itertools import count
from statistics import median

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal import clock
from portal.accounts.models import ACTIVE, Member
from portal.db import THREADS, Database
from portal.refusal import Refused
from portal.text import squeezed
from portal.training import actions
from portal.training.models import Booking, Training, Wait
from portal.viewer import Role
from tests import forks, make
from tests.rows import Rows

PROCESSES = 2
_rounds = count(1)


def book(db, training, member):
    """The real thing."""
    actions.book(db, training, member)


def come_and_go(db, training, member):
    """Books; people with an odd number have changed their mind when they come the second time."""
    mine = select(Booking.id).where(
        Booking.training_id == training.id,
        Booking.member_id == member.id,
        Booking.cancelled_at.is_(None),
    )
    if member.id % 2 and db.scalar(mine):
        actions.cancel(db, training, member)
    else:
        actions.book(db, training, member)


def book_carelessly(db, training, member):
    """Looks first and writes afterwards: what a race does to that, `faults` has to see."""
    if training.taken >= training.seats:
        raise Refused("full")
    now = clock.now()
    db.add(Booking(training_id=training.id, member_id=member.id, seat=member.id, booked_at=now))
    training.taken += 1
    db.flush()


@contextmanager
def racers():
    """Two processes of their own; neither begins before the other is there."""
    own = forks.context()
    all_here = own.Barrier(PROCESSES)
    with ProcessPoolExecutor(PROCESSES, own, initializer=_meet, initargs=(all_here,)) as pool:
        yield pool


def race(pool, database_url, act, *, tries, seats, members=0):
    """One race for a new session. `members` fewer than `tries`: people try more than once, in both
    processes at the same time.

    Returns (training id, what became of each try, milliseconds of each try).
    """
    database = Database(database_url)
    training_id, viewers = _prepared(Rows(database), seats, members or tries)
    database.close()
    wanting = [viewers[number * len(viewers) // tries] for number in range(tries)]
    start = time.time() + 0.15
    jobs = [
        pool.submit(_run, database_url, act, training_id, wanting[part::PROCESSES], start)
        for part in range(PROCESSES)
    ]
    done = [result for job in jobs for result in job.result(timeout=120)]
    return training_id, [what for what, _ in done], sorted(ms for _, ms in done)


def places(rows, training_id):
    """Whose the places of a session are: one member's number for each place."""
    return sorted(booking.member_id for booking in rows.all(_active(training_id)))


def faults(database_url, training_id):
    """What is wrong with a session's seats; nothing, if all is well."""
    with closing(Database(database_url)) as database:
        training, active, waits = _of_one_moment(database, training_id)
    used = [row.seat for row in active]
    taken = len(active) + training.kept + sum(wait.size for wait in waits if wait.held_until)
    found = []
    if len(active) > training.seats:
        found.append(f"{len(active)} people have a place, of {training.seats}")
    if training.taken != taken:
        found.append(f"{training.taken} places count as taken, {taken} are")
    if len(set(used)) != len(used):
        found.append("two people have the same seat")
    if any(seat is None or not 1 <= seat <= training.seats for seat in used):
        found.append(f"seats that do not exist: {sorted(used)}")
    if len({(row.member_id, row.for_child) for row in active}) != len(active):
        found.append("somebody has two places")
    return found


def run(database_url):
    """Result lines of 200 tries for 20 seats. The database is migrated; rows are added to it."""
    tries, seats = 200, 20
    lines = []
    with racers() as pool:
        race(pool, database_url, book, tries=PROCESSES * THREADS, seats=1)  # warm
        for act in (book, come_and_go):
            begun = time.perf_counter()
            training_id, fates, each = race(
                pool,
                database_url,
                act,
                tries=tries,
                seats=seats,
                members=tries // 2 if act is come_and_go else 0,
            )
            seconds = time.perf_counter() - begun
            wrong = "; ".join(faults(database_url, training_id)) or "exact"
            lines.append(
                f"races: {act.__name__}: {tries} tries for {seats} seats in {PROCESSES} processes: "
                f"{wrong}; {fates.count('done')} done, {fates.count('refused')} refused, "
                f"{tries - fates.count('done') - fates.count('refused')} broken; "
                f"{seconds:.1f} s, median {median(each):.0f} ms, p99 {each[-tries // 100]:.0f} ms"
            )
    return lines


def _active(training_id):
    every = select(Booking).where(Booking.training_id == training_id)
    return every.where(Booking.cancelled_at.is_(None))


def _of_one_moment(database, training_id):
    """The session, its places and its line. What was sent to a server that was killed may still be
    on its way into the database: rows that are read one after the other would not fit."""
    snapshot = {} if database.is_sqlite else {"isolation_level": "REPEATABLE READ"}
    engine = database.engine.execution_options(reading=True, **snapshot)
    with Session(engine, expire_on_commit=False) as db, db.begin():
        training = db.get_one(Training, training_id)
        waits = db.scalars(select(Wait).where(Wait.training_id == training_id)).all()
        return training, db.scalars(_active(training_id)).all(), waits


def _prepared(rows, seats, members):
    """A session and people who want to come to it."""
    name = f"race {clock.now():%H%M%S%f} {next(_rounds)}"
    house = make.house(rows, name)
    training = make.training(rows, house_id=house.id, seats=seats)
    people = [_person(f"{name} {number}", house.id) for number in range(members)]
    rows.add(*people)
    return training.id, [make.viewer(person) for person in people]


def _person(name, house_id):
    return Member(
        house_id=house_id,
        name=name,
        name_key=squeezed(name),
        role=Role.RESIDENT,
        state=ACTIVE,
        language="en",
        joined_at=clock.now(),
    )


def _meet(all_here):
    all_here.wait(60)


def _run(database_url, act, training_id, viewers, start):
    """In a process of its own: all these people at once, on as many threads as a process has."""
    database = Database(database_url)
    gate = threading.Event()

    def one(viewer):
        gate.wait()
        begun = time.perf_counter()
        try:
            with database.transaction(writing=True) as db:
                act(db, db.get(Training, training_id), viewer)
            what = "done"
        except Refused:
            what = "refused"
        except Exception as error:
            what = type(error).__name__
        return what, (time.perf_counter() - begun) * 1000

    with ThreadPoolExecutor(THREADS) as threads:
        results = [threads.submit(one, viewer) for viewer in viewers]
        time.sleep(max(0, start - time.time()))
        gate.set()
        done = [result.result() for result in results]
    database.close()
    return done
