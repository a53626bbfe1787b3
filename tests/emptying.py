"""Emptying a PostgreSQL database between tests.

`TRUNCATE` makes new files for every table and index, full or not, and so costs as much as ten small
pages. A test fills a handful of tables: those are found, and deleted from.
"""

from sqlalchemy import text

from portal import tables
from portal.db import Base

NAMES = [table.name for table in Base.metadata.sorted_tables] + [*tables.SEARCH_TABLES]
FULL = text(
    " UNION ALL ".join(f"SELECT '{name}' WHERE EXISTS (SELECT FROM {name})" for name in NAMES)  # noqa: S608 - our own names
)
NO_TRIGGERS = text("SET LOCAL session_replication_role = replica")  # nor foreign keys: any order
COUNT_ANEW = text("SELECT setval(seqrelid::regclass, seqstart, false) FROM pg_sequence")


def empty(database):
    """No rows, and every number begins at its start again."""
    with database.transaction(writing=True) as session:
        full = session.scalars(FULL).all()
        session.execute(NO_TRIGGERS)
        for name in full:
            session.execute(text(f"DELETE FROM {name}"))  # noqa: S608 - our own names
        session.execute(COUNT_ANEW)
