"""Among very many sessions the list reads only those that it shows: the plans of both engines."""

from itertools import chain, combinations

import pytest
import time_machine
from sqlalchemy import event

from portal.training import coming
from portal.training.coming import Filter
from tests import make
from tests.bench.many_sessions import fill
from tests.statements import counted
from tests.training.test_list import ids

SIZE = 4_000
SETS = [frozenset(chosen) for n in (0, 1, 2) for chosen in combinations(Filter, n)]


@pytest.fixture(autouse=True)
def monday():
    """On a Sunday evening there is little left of this week."""
    with time_machine.travel("2026-11-23 06:00:00+00:00", tick=False):
        yield


@pytest.fixture
def reader(db):
    house_id = fill(db, SIZE)
    amina = make.member(db, "amina", house_id=house_id)
    make.booking(db, make.training(db), amina)
    return amina


def plan_of(db, viewer, filters):
    """What the database says it would do for this list, line by line."""
    sent = []

    def note(connection, cursor, statement, parameters, *_):
        if statement.startswith("SELECT"):
            sent.append((statement, parameters))

    event.listen(db.database.engine, "before_cursor_execute", note)
    db.ask(coming.coming_for, viewer, filters, most=21)
    event.remove(db.database.engine, "before_cursor_execute", note)
    explain = "EXPLAIN QUERY PLAN " if db.database.is_sqlite else "EXPLAIN "
    with db.database.engine.connect() as connection:
        rows = [connection.exec_driver_sql(explain + each, given).all() for each, given in sent]
    return [str(row[-1]) for row in chain.from_iterable(rows)]


def test_no_plan_reads_all_sessions(db, reader):
    scans = ("SCAN trainings", "Seq Scan on trainings")
    found = {}
    for filters in SETS:
        lines = plan_of(db, make.viewer(reader), filters)
        found[filters] = [line for line in lines if any(scan in line for scan in scans)]

    assert {"+".join(sorted(name)): lines for name, lines in found.items() if lines} == {}


def test_the_soonest_are_read_in_the_order_of_an_index(db, reader):
    """Nothing is sorted but the few that were found."""
    lines = plan_of(db, make.viewer(reader), frozenset())

    if db.database.is_sqlite:
        used = [line for line in lines if "ix_trainings_house_id_starts_at_id" in line]
        assert len(used) == 2
    else:
        assert len([line for line in lines if "starts_at_id on trainings" in line]) == 2


def test_a_plan_that_reads_all_would_be_found(db, reader):
    """The control."""
    with db.database.engine.connect() as connection:
        explain = "EXPLAIN QUERY PLAN {}" if db.database.is_sqlite else "EXPLAIN {}"
        unlucky = "SELECT id FROM trainings WHERE seats = 4"
        found = connection.exec_driver_sql(explain.format(unlucky))
        lines = [str(row[-1]) for row in found]

    assert any("SCAN trainings" in line or "Seq Scan on trainings" in line for line in lines)


def test_four_statements_at_most_among_many(db, reader, sign_in):
    browser = sign_in(reader)
    for query in ("", "language=1", "childcare=1", "mine=1", "women=1&week=1"):
        with counted(db) as seen:
            answer = browser.get(f"/training?{query}")
        assert ids(answer)
        assert len(seen) <= 4, seen
