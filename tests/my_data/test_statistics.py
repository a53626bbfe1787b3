"""The planner's statistics of PostgreSQL outlive the rows they were gathered from."""

import pytest
from sqlalchemy import text

from portal.migrations.statistics import keep_none_of_words
from portal.my_data import erasing
from tests import make
from tests.emptying import empty

REMEMBERED = text("""
    SELECT tablename || '.' || attname FROM pg_stats
    WHERE schemaname = current_schema()
      AND concat(most_common_vals, histogram_bounds, most_common_elems) LIKE '%amina%'
""")


@pytest.fixture
def database_url(postgres_url, postgres_cleaner):
    """PostgreSQL only: the statistics of SQLite are counts."""
    yield postgres_url
    empty(postgres_cleaner)


@pytest.fixture
def names_remembered(db):
    """One column is remembered again, as PostgreSQL would by itself."""
    run(db, "ALTER TABLE members ALTER name SET STATISTICS 100")
    yield
    run(db, "ALTER TABLE members ALTER name TYPE varchar(40)")  # statistics of a type go with it
    with db.database.engine.begin() as connection:
        keep_none_of_words(connection)


@pytest.fixture
def amina(fill, db):
    """Somebody with something everywhere, and enough others for samples of every column."""
    for number in range(5):
        make.member(db, f"somebody {number}")
    return fill("amina")


def run(db, statement):
    with db.database.transaction(writing=True) as session:
        session.execute(text(statement))


def named(db):
    """Columns in whose statistics the name stands."""
    with db.database.transaction(writing=False) as session:
        return sorted(session.scalars(REMEMBERED))


def remembered(db):
    """The same after everything was measured anew."""
    run(db, "ANALYZE")
    return named(db)


def erase(db, person):
    with db.database.transaction(writing=True) as session:
        erasing.erase(session, make.viewer(person))


def test_no_statistics_name_her(db, amina):
    before = remembered(db)
    erase(db, amina)

    assert (before, named(db)) == ([], [])


def test_with_statistics_of_names_she_would_be_named_for_ever(db, amina, names_remembered):
    """The control."""
    before = remembered(db)
    erase(db, amina)

    assert before == named(db) == ["members.name"]
