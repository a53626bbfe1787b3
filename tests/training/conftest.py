"""One house with a resident in it, and a count of the statements a page costs."""

from contextlib import contextmanager

import pytest
from sqlalchemy import event

from tests import make


@pytest.fixture
def house(db):
    return make.house(db)


@pytest.fixture
def amina(db, house):
    return make.member(db, "amina", house_id=house.id)


@pytest.fixture
def statements(app):
    """`with statements() as seen:` collects the SQL statements of what happens inside."""
    engine = app.state.portal.database.engine

    @contextmanager
    def collecting():
        seen = []

        def note(connection, cursor, statement, *rest):
            if not statement.startswith(("PRAGMA", "BEGIN")):
                seen.append(statement)

        event.listen(engine, "before_cursor_execute", note)
        yield seen
        event.remove(engine, "before_cursor_execute", note)

    return collecting
