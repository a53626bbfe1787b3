"""One demo world per engine, made once and only read by the tests."""

import shutil
from unittest.mock import patch

import pytest
import time_machine
from sqlalchemy import make_url, text

from portal import demo, migrations
from portal.accounts import words
from portal.db import Database
from tests import keyfile
from tests.rows import Rows

NOW = "2026-11-21 12:00:00+00:00"  # a Saturday


class World:
    """A database with a demo world in it."""

    def __init__(self, url, scale=1):
        self.settings = keyfile.settings(url)
        self.database = Database(url, keyfile.keys())
        self.db = Rows(self.database)
        no_hash = patch.object(words, "hash_of", "no hash of {}".format)  # nobody signs in here
        with time_machine.travel(NOW, tick=False), no_hash:
            demo.build(self.database, self.settings, scale=scale, say=lambda line: None)
        self._read = {}

    def every(self, model):
        """All rows, read once: the tests change none of them."""
        if model not in self._read:
            self._read[model] = self.db.every(model)
        return self._read[model]


@pytest.fixture(
    scope="session",
    params=["sqlite", "postgres"],
)
def new_url(request, tmp_path_factory):
    """`new_url(name)`: the address of a new, migrated, empty database."""

    def sqlite(name):
        path = tmp_path_factory.mktemp("demo") / f"{name}.db"
        shutil.copy(request.getfixturevalue("sqlite_template"), path)
        return f"sqlite:///{path}"

    made = []

    def postgres(name):
        server = Database(request.getfixturevalue("postgres_url"))
        url = make_url(server.url)
        with server.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as plain:
            if not made:  # migrated once, copied for every name
                plain.execute(text("DROP DATABASE IF EXISTS demo_empty WITH (FORCE)"))
                plain.execute(text("CREATE DATABASE demo_empty"))
                migrations.upgrade(_shown(url.set(database="demo_empty")))
                made.append("demo_empty")
            plain.execute(text(f"DROP DATABASE IF EXISTS demo_{name} WITH (FORCE)"))
            plain.execute(text(f"CREATE DATABASE demo_{name} TEMPLATE demo_empty"))
        server.close()
        return _shown(url.set(database=f"demo_{name}"))

    return {"sqlite": sqlite, "postgres": postgres}[request.param]


def _shown(url):
    return url.render_as_string(hide_password=False)


@pytest.fixture(scope="session")
def world(new_url):
    world = World(new_url("world"))
    yield world
    world.database.close()


@pytest.fixture(scope="session")
def another(sqlite_template, tmp_path_factory):
    """A second world made at the same time; on SQLite, for both engines must be alike."""
    path = tmp_path_factory.mktemp("another") / "world.db"
    shutil.copy(sqlite_template, path)
    world = World(f"sqlite:///{path}")
    yield world
    world.database.close()
