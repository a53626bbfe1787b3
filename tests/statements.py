"""Counting SQL statements: a page costs the same however many rows there are."""

from contextlib import contextmanager

from sqlalchemy import event


@contextmanager
def counted(db):
    """The statements sent while inside, without those that begin and end transactions."""
    sent = []

    def note(connection, cursor, statement, *_):
        if not statement.startswith(("BEGIN", "PRAGMA")):
            sent.append(statement)

    event.listen(db.database.engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        event.remove(db.database.engine, "before_cursor_execute", note)
