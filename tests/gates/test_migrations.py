"""The newest migration is what the models say, and every step goes both ways with rows in it."""

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from click.testing import CliRunner
from sqlalchemy import text

from portal import migrations, tables
from portal.cli import main
from portal.db import Base, Database
from portal.plan.models import Goal
from portal.trail.actions import record
from portal.trail.deeds import Deed
from portal.trail.verifying import verify
from tests import keyfile, make
from tests.rows import Rows

pytestmark = pytest.mark.gate
VERIFY = ["trail", "verify"]


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
    database = Database(database_url, keyfile.keys())
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
        migrations.downgrade(database_url, keyfile.keys(), step.down_revision)
    database = Database(database_url)
    with database.transaction(writing=False) as db:
        kept = db.execute(text("SELECT name FROM members")).scalars().all()
    database.close()
    migrations.downgrade(database_url, keyfile.keys(), "base")
    migrations.upgrade(database_url, keyfile.keys())

    assert kept == ["amina"]
    assert differences(database_url) == []


def test_making_a_table_anew_takes_no_rows_of_other_tables(database_url):
    """SQLite makes `trainings` anew, to which bookings belong."""
    database = Database(database_url, keyfile.keys())
    rows = Rows(database)
    make.booking(rows, make.training(rows), make.member(rows, "amina"))
    migrations.downgrade(database_url, keyfile.keys(), "11_way")
    migrations.upgrade(database_url, keyfile.keys())
    with database.transaction(writing=False) as db:
        kept = db.execute(text("SELECT seat FROM bookings")).scalars().all()
    database.close()

    assert kept == [1]


def test_texts_are_sealed_on_the_way_up_and_opened_on_the_way_down(database_url):
    """What was written before there were keys is not lost, nor the trail of those days."""
    database = Database(database_url, keyfile.keys())
    rows = Rows(database)
    amina, elif_ = make.member(rows, "amina"), make.member(rows, "elif", role="caseworker")
    goal = make.goal(rows, amina, title="Çiçek açmak")
    for _ in range(3):
        rows.do(record, amina.id, make.viewer(elif_), Deed.PLAN_OPENED)
    migrations.downgrade(database_url, keyfile.keys(), "05_listings")
    with database.transaction(writing=False) as db:
        plain = db.execute(text("SELECT title FROM goals")).scalars().all()
    migrations.upgrade(database_url, keyfile.keys())

    with database.transaction(writing=False) as db:
        said = db.get(Goal, goal.id).title
        wrong = verify(db, keyfile.keys().trail_root, [])
        entries = db.execute(text("SELECT count(*) FROM trail_entries")).scalar_one()
    database.close()
    assert (plain, said, wrong, entries) == (["Çiçek açmak"], "Çiçek açmak", [], 3)


def test_a_trail_from_before_the_chain_gets_its_first_head(database_url, tmp_path):
    """Otherwise `portal trail verify` would take the missing heads for a cut file."""
    database = Database(database_url, keyfile.keys())
    rows = Rows(database)
    amina, elif_ = make.member(rows, "amina"), make.member(rows, "elif", role="caseworker")
    rows.do(record, amina.id, make.viewer(elif_), Deed.PLAN_OPENED)
    database.close()
    migrations.downgrade(database_url, keyfile.keys(), "05_listings")
    environment = {
        "PORTAL_SECRET": make.SECRET,
        "PORTAL_DATABASE": database_url,
        "PORTAL_KEY_FILE": str(keyfile.path()),
        "PORTAL_HEADS_FILE": str(tmp_path / "trail.heads"),
    }

    done = [
        CliRunner().invoke(main, words, env=environment) for words in (["migrate"], VERIFY, VERIFY)
    ]

    assert [each.exit_code for each in done] == [0, 0, 0], [each.output for each in done]
