"""Alembic's entry: our engine, our metadata."""

from alembic import context

from portal.db import Base, Database
from portal.migrations.statistics import keep_none_of_words
from portal.settings import Settings
from portal.tables import SEARCH_TABLES


def include(thing: object, name: str | None, kind: str, reflected: bool, other: object) -> bool:
    """Full-text tables differ between the engines; their migrations are written by hand."""
    return not (kind == "table" and (name or "").startswith(SEARCH_TABLES))


def run() -> None:
    url = context.config.attributes.get("url", Settings.database)
    database = Database(url, context.config.attributes.get("keys"))
    with database.engine.connect() as connection:
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
        connection.commit()
    database.close()


run()
