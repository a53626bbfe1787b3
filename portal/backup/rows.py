"""Rows as lines of JSON and back: the same on SQLite and PostgreSQL."""

import json
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from enum import Enum
from typing import Any

from sqlalchemy import Date, LargeBinary, Table, func, insert, select, update
from sqlalchemy.orm import Session

from portal import tables
from portal.db import Base
from portal.types import UTCMoment

AT_A_TIME = 500
PASSING = frozenset({"phones", "answers", "tries"})  # visits end when a backup is put back
assert tables.seal  # noqa: S101 - every table is known from here on


def lines_of(db: Session) -> Iterator[str]:
    """Every row of every table, in an order in which they can be stored again."""
    for table in Base.metadata.sorted_tables:
        if table.name in PASSING:
            continue
        for row in db.execute(select(table).order_by(*table.primary_key)):
            yield json.dumps([table.name, [_said(value) for value in row]], ensure_ascii=False)


def replace_all(db: Session, lines: Iterable[str]) -> int:
    """Put these rows in the place of all rows; how many. Part of one transaction."""
    known = {table.name: table for table in Base.metadata.sorted_tables}
    for table in reversed(Base.metadata.sorted_tables):
        db.execute(table.delete())
    batch: list[dict[str, Any]] = []
    count, last = 0, ""
    for line in lines:
        name, values = json.loads(line)
        if batch and (name != last or len(batch) >= AT_A_TIME):
            _store(db, known[last], batch)
            batch = []
        batch.append(_row(known[name], values))
        last, count = name, count + 1
    if batch:
        _store(db, known[last], batch)
    _go_on_counting(db)
    return count


def _said(value: Any) -> Any:
    match value:
        case bytes():
            return b64encode(value).decode()
        case Enum():
            return value.value
        case date():  # moments as well
            return value.isoformat()
    return value


def _row(table: Table, values: list[Any]) -> dict[str, Any]:
    return {
        column.name: _reader(column.type)(value) if value is not None else None
        for column, value in zip(table.columns, values, strict=True)
    }


def _reader(kind: Any) -> Callable[[Any], Any]:
    match kind:
        case UTCMoment():
            return datetime.fromisoformat
        case Date():
            return date.fromisoformat
        case LargeBinary():
            return b64decode
    return lambda value: value


def _store(db: Session, table: Table, rows: list[dict[str, Any]]) -> None:
    """Ties within a table are made afterwards: whom a row names may stand further down."""
    inner = [c.name for c in table.columns if any(k.column.table is table for k in c.foreign_keys)]
    db.execute(insert(table), [{**row, **dict.fromkeys(inner)} for row in rows])
    for name in inner:
        db.info.setdefault("ties", []).extend(
            (table, name, row["id"], row[name]) for row in rows if row[name] is not None
        )


def _go_on_counting(db: Session) -> None:
    """Ties within tables, and on PostgreSQL the numbers that rows to come will get."""
    for table, name, number, other in db.info.pop("ties", []):
        db.execute(update(table).where(table.c.id == number).values({name: other}))
    if db.get_bind().dialect.name != "postgresql":
        return
    for table in Base.metadata.sorted_tables:
        if "id" in table.c:
            next_one = select(func.coalesce(func.max(table.c.id), 0) + 1).scalar_subquery()
            counter = func.pg_get_serial_sequence(table.name, "id")
            db.execute(select(func.setval(counter, next_one, False)))
