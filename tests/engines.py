"""One store of compiled statements for all engines of a test process. A pytest plugin.

SQLAlchemy keeps compiled statements with their engine and finds them by their dialect. A server has
one engine; here every test has a new one, and compiling would be an eighth of all work. Engines and
their connections stay apart: only what has no state is shared.
"""

import pytest
from sqlalchemy import create_engine

from portal import db

SHARED = {}  # by engine and options: a dialect, and the statements compiled for it


@pytest.fixture(scope="session", autouse=True)
def compiled_once():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(db, "create_engine", engine_with_shared_statements)
        yield


def engine_with_shared_statements(url, **options):
    made = create_engine(url, **options)
    made.dialect, compiled = SHARED.setdefault(made.dialect.name, (made.dialect, {}))
    made.update_execution_options(compiled_cache=compiled)
    return made
