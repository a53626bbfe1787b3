"""What holds for every transaction: how many at once, and that looking cannot write."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from portal.accounts.models import House
from portal.db import THREADS


def test_a_look_cannot_write(app, db):
    database = app.state.portal.database

    with pytest.raises(DBAPIError, match=r"read-?only"), database.transaction(writing=False) as s:
        s.execute(text("INSERT INTO houses (name, city, is_demo) VALUES ('x', 'y', false)"))

    assert db.every(House) == []


def test_what_goes_wrong_half_way_leaves_nothing(app, db):
    def half(session):
        session.add(House(name="x", city="y"))
        session.flush()
        raise RuntimeError

    with pytest.raises(RuntimeError):
        db.do(half)

    assert db.every(House) == []


def test_as_many_connections_as_threads_and_no_more(app):
    pool = app.state.portal.database.engine.pool

    assert (pool.size(), pool._max_overflow, pool._timeout) == (THREADS, 0, 30)
    assert app.state.portal.threads._max_workers == THREADS
