"""Engines and transactions: one place decides how SQLite and PostgreSQL are spoken to."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from threading import Lock
from typing import Any, TypeVar, cast

from sqlalchemy import (
    Connection,
    CursorResult,
    Delete,
    Engine,
    MetaData,
    Select,
    Table,
    Update,
    create_engine,
    event,
    literal_column,
    make_url,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import DeclarativeBase, Session

Query = TypeVar("Query", bound=Select[*tuple[Any, ...]])

THREADS = 4  # worker threads of a process, and so connections of its pool

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}

PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",  # with NORMAL a power cut loses acknowledged bookings
    "foreign_keys=ON",
    "busy_timeout=10000",
    "secure_delete=ON",
    "trusted_schema=OFF",
    "temp_store=MEMORY",
    "cache_size=-8000",
)


BEFORE_COMMIT, AFTER_COMMIT = "before commit", "after commit"
Work = Callable[[Session], None]


class Base(DeclarativeBase):
    """Every table of the portal."""

    metadata = MetaData(naming_convention=NAMES)


class Database:
    """The database behind one address. Thread-safe; one instance per process."""

    def __init__(self, url: str, keys: Any = None, heads: Path | None = None) -> None:
        """`keys` open sealed texts (portal.seal), `heads` is where the trail's heads go."""
        self.info = {"keys": keys, "heads": heads}  # what every session knows
        self.url = make_url(url)
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        self.engine = self._sqlite() if self.is_sqlite else self._postgres()
        self._readers = self.engine.execution_options(reading=True, postgresql_readonly=True)
        # SQLite has one writer and no queue for it: waiting here is fair, its busy handler is not.
        self._one_writer: AbstractContextManager[Any] = Lock() if self.is_sqlite else nullcontext()

    @contextmanager
    def transaction(self, *, writing: bool) -> Iterator[Session]:
        """A session inside one transaction: leaving commits, raising rolls back.

        Without `writing` the database itself refuses changes. Nobody else commits.
        """
        if not writing:
            with self._session(self._readers) as session, session.begin():
                yield session
            return
        with self._session(self.engine) as session:
            with self._one_writer, session.begin():
                yield session
                for work in session.info.get(BEFORE_COMMIT, ()):
                    work(session)
            for work in session.info.get(AFTER_COMMIT, ()):
                work(session)

    def _session(self, engine: Engine) -> Session:
        return Session(engine, info=dict(self.info))

    def close(self) -> None:
        self.engine.dispose()

    def _postgres(self) -> Engine:
        return create_engine(
            self.url, pool_size=THREADS, max_overflow=0, pool_pre_ping=True, hide_parameters=True
        )

    def _sqlite(self) -> Engine:
        if self.url.database:
            Path(self.url.database).parent.mkdir(parents=True, exist_ok=True)
        engine = create_engine(
            self.url, pool_size=THREADS, max_overflow=0, hide_parameters=True, pool_timeout=30
        )
        event.listen(engine, "connect", _prepare)
        event.listen(engine, "begin", _begin)
        return engine


def _prepare(connection: Any, record: object) -> None:
    connection.isolation_level = None  # the driver must not start transactions on its own
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    """Writers queue at the start: upgrading a reading transaction later fails at once."""
    reading = bool(connection.get_execution_options().get("reading"))
    connection.exec_driver_sql(f"PRAGMA query_only={'ON' if reading else 'OFF'}")
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")


def before_commit(db: Session, work: Work) -> None:
    """Do this as the last thing of the transaction: what everybody queues for is held briefly.

    Raises `RuntimeError` in a reading transaction, which has no last thing: it would be lost.
    """
    if db.get_bind().get_execution_options().get("reading"):
        raise RuntimeError("nothing is written in a reading transaction")
    db.info.setdefault(BEFORE_COMMIT, []).append(work)


def after_commit(db: Session, work: Work) -> None:
    """Do this when the transaction is safely stored, and not at all when it is not."""
    db.info.setdefault(AFTER_COMMIT, []).append(work)


def insert_if_new(db: Session, table: type[Base], row: dict[str, Any]) -> bool:
    """Insert a row unless its unique key is taken; whether it was new.

    On PostgreSQL this waits for a transaction that is writing the same key.
    """
    insert = sqlite.insert if db.get_bind().dialect.name == "sqlite" else postgresql.insert
    plain = cast("Table", table.__table__)
    new: Any = insert(plain).values(row).on_conflict_do_nothing().returning(literal_column("1"))
    return db.scalar(new) is not None


def changed(db: Session, statement: Update | Delete) -> int:
    """Run a conditional write; how many rows it changed."""
    done = db.execute(statement.execution_options(synchronize_session=False))
    return cast("CursorResult[Any]", done).rowcount


def held(db: Session, found: Query, of: type[Base]) -> Query:
    """In a deed, rows of `of` that are found cannot go away before its end; pages just read."""
    if cast("Engine", db.get_bind()).get_execution_options().get("reading"):
        return found
    return found.with_for_update(read=True, key_share=True, of=of)


def is_deadlock(error: DBAPIError) -> bool:
    """Whether two transactions waited for each other and this one was chosen to give way."""
    return getattr(error.orig, "sqlstate", "") == "40P01"


def forget_deleted(db: Session) -> None:
    """What this transaction deletes is gone from SQLite's journal as well when it is done."""
    if db.get_bind().dialect.name == "sqlite":
        after_commit(db, _empty_journal)


def _empty_journal(done: Session) -> None:
    """Waits for whoever is still reading the old state. `secure_delete` has cleared the pages."""
    connection = cast("Engine", done.get_bind()).raw_connection()
    try:
        connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        connection.close()
