"""Alembic's entry: our engine, our metadata."""

import sqlite3
from typing import cast

from alembic import context
from sqlalchemy import Connection, text

from portal.db import Base, Database
from portal.migrations.statistics import keep_none_of_words
from portal.settings import Settings
from portal.tables import SEARCH_TABLES

ORPHANS = text("PRAGMA foreign_key_check")


def include(thing: object, name: str | None, kind: str, reflected: bool, other: object) -> bool:
    """Full-text tables differ between the engines; their migrations are written by hand."""
    return not (kind == "table" and (name or "").startswith(SEARCH_TABLES))


def _let_tables_be_made_anew(connection: Connection) -> None:
    """SQLite changes a constraint by making the table anew; with foreign keys in force, rows of
    other tables would go with the old one. This works only before a transaction begins."""
    raw = cast("sqlite3.Connection", connection.connection.dbapi_connection)
    raw.execute("PRAGMA foreign_keys=OFF")


def run() -> None:
    url = context.config.attributes.get("url", Settings.database)
    database = Database(url, context.config.attributes.get("keys"))
    with database.engine.connect() as connection:
        if database.is_sqlite:
            _let_tables_be_made_anew(connection)
        context.configure(
            connection=connection,
            target_metadata=Base.metadata,
            render_as_batch=database.is_sqlite,
            compare_type=True,
            include_object=include,
        )
        with context.begin_transaction():
            context.run_migrations()
            if not database.is_sqlite:
                keep_none_of_words(connection)
            elif orphan := connection.execute(ORPHANS).first():
                raise LookupError(f"a row of {orphan[0]} would lose what it belongs to")
        connection.commit()
    database.close()


run()
