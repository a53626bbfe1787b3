"""How many statements an answer costs."""

from contextlib import contextmanager

from sqlalchemy import event

COUNTED = ("SELECT", "INSERT", "UPDATE", "DELETE", "WITH")


@contextmanager
def statements(app):
    """The statements that were run inside, without those that begin and end transactions."""
    seen = []

    def note(connection, cursor, statement, *rest):
        if statement.lstrip().upper().startswith(COUNTED):
            seen.append(statement)

    engine = app.state.portal.database.engine
    event.listen(engine, "before_cursor_execute", note)
    yield seen
    event.remove(engine, "before_cursor_execute", note)
