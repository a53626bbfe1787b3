"""One store of compiled statements for all engines of a test process. A pytest plugin.

SQLAlchemy looks compiled statements up by their dialect, and every engine has its own. A server has
one engine; here every test has a new one, and compiling would be an eighth of all work. So dialects
of one kind are equal here. Engines, dialects and connections are as many as ever.
"""

from functools import cache

import pytest
from sqlalchemy import create_engine

from portal import db

COMPILED = {}


@pytest.fixture(scope="session", autouse=True)
def compiled_once():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(db, "create_engine", engine_with_shared_statements)
        yield


def engine_with_shared_statements(url, **options):
    made = create_engine(url, **options)
    made.dialect.__class__ = equal(type(made.dialect))
    made.update_execution_options(compiled_cache=COMPILED)
    return made


@cache
def equal(dialect):
    """The same kind of dialect; any two of it are equal."""
    methods = {
        "__eq__": lambda self, other: type(self) is type(other),
        "__hash__": lambda self: hash(type(self)),
        "supports_statement_cache": True,  # SQLAlchemy asks every class for itself
    }
    return type(dialect.__name__, (dialect,), methods)
