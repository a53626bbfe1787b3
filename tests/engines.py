"""What engines of a test process share. A pytest plugin.

A server has one engine; here every test has a new one. SQLAlchemy looks compiled statements up by
their dialect, and compiling would be an eighth of all work: so dialects of one kind are equal here.
PostgreSQL begins a process for every connection, which reads its catalogue anew: so a connection
that an engine closes is kept for the next one. There are as many at a time as ever.
"""

from functools import cache
from weakref import WeakKeyDictionary

import pytest
from psycopg.pq import TransactionStatus
from sqlalchemy import create_engine, event

from portal import db

COMPILED, RESTING, PLACES = {}, [], WeakKeyDictionary()


@pytest.fixture(scope="session", autouse=True)
def compiled_once():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(db, "create_engine", engine_with_shared_statements)
        yield


def engine_with_shared_statements(url, **options):
    made = create_engine(url, **options)
    made.dialect.__class__ = equal(type(made.dialect))
    made.update_execution_options(compiled_cache=COMPILED)
    if made.dialect.name == "postgresql":
        event.listen(made, "do_connect", take_one)
    return made


def take_one(dialect, record, args, kwargs):
    """A connection to the same database that rests; without one the engine makes its own."""
    wanted = repr((args, sorted(kwargs.items())))
    for number, (place, connection) in enumerate(RESTING):
        if place == wanted:
            del RESTING[number]
            return connection
    made = dialect.connect(*args, **kwargs)
    PLACES[made] = wanted
    return made


def let_rest(connection):
    """A connection that its engine closes; a broken one is closed."""
    if connection in PLACES and connection.info.transaction_status is TransactionStatus.IDLE:
        RESTING.append((PLACES[connection], connection))
    else:
        connection.close()


def close_all():
    """Before their server ends."""
    while RESTING:
        RESTING.pop()[1].close()


@cache
def equal(dialect):
    """The same kind of dialect; any two of it are equal."""
    methods = {
        "__eq__": lambda self, other: type(self) is type(other),
        "__hash__": lambda self: hash(type(self)),
        "supports_statement_cache": True,  # SQLAlchemy asks every class for itself
    }
    if dialect.name == "postgresql":
        methods["do_close"] = lambda self, connection: let_rest(connection)
    return type(dialect.__name__, (dialect,), methods)
