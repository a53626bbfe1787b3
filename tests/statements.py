"""Counting SQL statements: a page may not ask more because there is more to show."""

from contextlib import contextmanager

from sqlalchemy import event

QUIET = ("BEGIN", "PRAGMA", "COMMIT", "ROLLBACK")


@contextmanager
def counted(app):
    """The statements that the app sends inside the block, in a list."""
    engine = app.state.portal.database.engine
    sent = []

    def remember(connection, cursor, statement, parameters, context, executemany):
        if not statement.startswith(QUIET):
            sent.append(statement)

    event.listen(engine, "before_cursor_execute", remember)
    try:
        yield sent
    finally:
        event.remove(engine, "before_cursor_execute", remember)
