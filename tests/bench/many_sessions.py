"""The list of sessions with a thousand and with a hundred thousand of them: how much slower?"""

import random
import time
from datetime import timedelta
from statistics import median

from sqlalchemy import insert, text

from portal import clock
from portal.app import create_app
from portal.training.models import Training
from tests import keyfile, make
from tests.browser import Browser
from tests.rows import Rows

FEW, MANY = 1_000, 100_000
LOOKS = 40
HOUSES, COURSES = 40, 60
# Hers, English, is taught in one course and interpreted little.
LANGUAGES = ("tr", "ar", "ru", "uz")
FILTERS = (
    "",
    "week=1",
    "language=1",
    "childcare=1",
    "women=1",
    "travel=1",
    "mine=1",
    "language=1&childcare=1",
    "women=1&travel=1&week=1",
)


def run(few_url, many_url):
    """Lines to print. Both databases are migrated and empty; the sessions are added to them.

    They are asked in turn, so that whatever else the machine does falls on both.
    """
    apps = {
        FEW: create_app(keyfile.settings(few_url)),
        MANY: create_app(keyfile.settings(many_url)),
    }
    browsers = {size: _filled(app, size) for size, app in apps.items()}
    for query in FILTERS:
        taken = {size: [] for size in apps}
        for look in range(LOOKS):
            for size, browser in browsers.items():
                took = _look(browser, query)
                taken[size] += [took] if look > LOOKS // 5 else []  # the first ones warm up
        few, many = (median(taken[size]) for size in apps)
        yield (
            f"/training?{query:<24} {few:5.1f} ms with {FEW:,} sessions, "
            f"{many:5.1f} ms with {MANY:,}: {many / few:.2f} times"
        )
    for app in apps.values():
        app.state.portal.close()


def _filled(app, size):
    """A browser of somebody who is signed in, before so many sessions."""
    db = Rows(app.state.portal.database)
    house_id = fill(db, size)
    return signed_in(app, db, house_id)


def fill(db, size):
    """Half of the sessions are for all houses; they are spread over a year. One house's number."""
    chance = random.Random(7)  # noqa: S311 - the same sessions each time
    houses = [make.house(db).id for _ in range(HOUSES)]
    courses = [
        make.course(
            db,
            language="en" if n == 0 else chance.choice(LANGUAGES),
            childcare=n % 3 == 0,
            women_only=n % 30 == 1,
            travel_paid=n % 2 == 0,
        ).id
        for n in range(COURSES)
    ]
    db.do(_store, [_session(chance, number, houses, courses) for number in range(size)])
    return houses[0]


def _session(chance, number, houses, courses):
    starts = clock.now() + timedelta(hours=1, seconds=chance.randrange(360 * 86400))
    return {
        "course_id": courses[0] if number % 400 == 0 else chance.choice(courses[1:]),
        "house_id": chance.choice(houses) if number % 2 else None,
        "starts_at": starts,
        "ends_at": starts + timedelta(hours=2),
        "place": "Room 2",
        "interpreter": "en" if number % 300 == 7 else "",
        "seats": 9,
        "taken": 0,
        "cancelled_at": clock.now() if number % 10 == 3 else None,
    }


def _store(session, rows):
    """Statistics are gathered afterwards, as PostgreSQL does by itself every minute."""
    session.execute(insert(Training.__table__), rows)
    session.execute(text("ANALYZE trainings"))
    return make


def signed_in(app, db, house_id):
    """A resident of that house, with seats in three sessions."""
    amina = make.member(db, "amina", house_id=house_id)
    for number in (1, 21, 801):
        make.booking(db, db.get(Training, number), amina)
    browser = Browser(app)
    browser.post("/sign-in", name="amina", words=make.WORDS, next="")
    return browser


def _look(browser, query):
    """Milliseconds."""
    began = time.perf_counter()
    answer = browser.get(f"/training?{query}")
    took = (time.perf_counter() - began) * 1000
    assert answer.status_code == 200
    return took
