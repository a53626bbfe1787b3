"""The newest migration is what the models say, and every step goes both ways with rows in it."""

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from portal import migrations, tables
from portal.db import Base, Database
from tests import make
from tests.rows import Rows

pytestmark = pytest.mark.gate


def differences(url):
    """What Alembic would still change to make the database what the models say."""
    database = Database(url)

    def is_ours(thing, name, kind, reflected, other):
        return not (kind == "table" and (name or "").startswith(tables.SEARCH_TABLES))

    with database.engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"compare_type": True, "include_object": is_ours}
        )
        found = compare_metadata(context, Base.metadata)
    database.close()
    return found


def test_the_newest_migration_is_what_the_models_say(database_url):
    assert differences(database_url) == []


def test_a_missing_column_would_be_noticed(database_url):
    """The control."""
    database = Database(database_url)
    with database.transaction(writing=True) as db:
        db.execute(text("ALTER TABLE houses DROP COLUMN city"))
    found = differences(database_url)
    with database.transaction(writing=True) as db:
        db.execute(text("ALTER TABLE houses ADD COLUMN city VARCHAR(60) NOT NULL DEFAULT ''"))
    database.close()

    assert [str(change[0]) for change in found] == ["add_column"]


def test_every_step_goes_down_and_up_again_with_rows(database_url):
    """Down to nothing one step at a time and up again; what a step does not own stays."""
    database = Database(database_url)
    rows = Rows(database)
    amina = make.member(rows, "amina")
    make.step(rows, make.goal(rows, amina))
    make.booking(rows, make.training(rows), amina)
    make.thread(rows, amina)
    make.job(rows)
    make.home(rows)
    steps = list(ScriptDirectory.from_config(migrations.config(database_url)).walk_revisions())
    database.close()

    for step in steps[:-1]:
        migrations.downgrade(database_url, step.down_revision)
    database = Database(database_url)
    with database.transaction(writing=False) as db:
        kept = db.execute(text("SELECT name FROM members")).scalars().all()
    database.close()
    migrations.downgrade(database_url, "base")
    migrations.upgrade(database_url)

    assert kept == ["amina"]
    assert differences(database_url) == []
