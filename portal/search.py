"""Full-text search behind one interface: FTS5 on SQLite, tsvector on PostgreSQL.

Both hold folded words in Latin or Arabic letters, so that case, marks, letter variants and Cyrillic
letters never matter, and both find beginnings of words. Besides words a row can have marks: facts
to narrow a search by. The tables are made in the migrations; `rowid` is the number of the row.
"""

import json
from collections.abc import Iterable
from typing import Any

from sqlalchemy import (
    ARRAY,
    ColumnElement,
    Connection,
    Integer,
    Select,
    TableClause,
    and_,
    any_,
    cast,
    column,
    exists,
    func,
    literal,
    select,
    table,
    text,
)
from sqlalchemy.orm import InstrumentedAttribute, Session

from portal.latin import in_latin
from portal.text import folded_words

LONGEST = 40  # letters of a word that count: PostgreSQL refuses words of 2,046 bytes
MOST = 20_000  # words of a row that count


FEW_ON_SQLITE, FEW_ON_POSTGRES = 2_000, 500  # rows that are looked up one by one
MANY = -1
# An index of PostgreSQL gives all numbers or none, so the newest rows tell whether they are many.
# For the rest of the transaction it shall go through its indexes: it knows little about words, and
# takes what is asked for to be rare, or reads whole tables for a few hundred rows.
_GATHER = """
WITH seen AS MATERIALIZED (
  SELECT count(*) >= 10 AS is_many
  FROM (SELECT words FROM {where} ORDER BY rowid DESC LIMIT 500) AS newest
  WHERE words @@ to_tsquery('simple', :typed)
)
SELECT CASE WHEN is_many THEN -1 ELSE 0 END * length(left(
  set_config('enable_seqscan', 'off', true) || set_config('enable_hashjoin', 'off', true)
  || set_config('enable_mergejoin', 'off', true) || set_config('enable_sort', 'off', true)
  || set_config('enable_bitmapscan', 'off', true) || set_config('enable_material', 'off', true)
  || set_config('max_parallel_workers_per_gather', '0', true), 1
)) FROM seen
UNION ALL SELECT * FROM (
  SELECT rowid FROM {where}
  WHERE NOT (SELECT is_many FROM seen) AND words @@ to_tsquery('simple', :typed) LIMIT :most
) AS hits
"""
_YO = str.maketrans("ёЁ", "еЕ")
MARK = "ⵣ"  # begins a mark; nobody types it, so words and marks are never mistaken


def index(db: Session, where: str, row_id: int, words: str, marks: Iterable[str] = ()) -> None:
    """Make a row findable by these words; what was known of it before is forgotten."""
    forget(db, where, row_id)
    index_new(db, where, [(row_id, words, marks)])


def index_new(
    db: Session | Connection, where: str, rows: Iterable[tuple[int, str, Iterable[str]]]
) -> None:
    """Make rows findable of which nothing is known: number, words, marks."""
    stored = ":words" if _is_sqlite(db) else "to_tsvector('simple', :words)"
    insert = text(f"INSERT INTO {where} (rowid, words) VALUES (:row_id, {stored})")  # noqa: S608 - our own table names
    values = [{"row_id": number, "words": _known(words, marks)} for number, words, marks in rows]
    if values:
        db.execute(insert, values)


def forget(db: Session, where: str, row_id: int) -> None:
    db.execute(text(f"DELETE FROM {where} WHERE rowid = :row_id"), {"row_id": row_id})  # noqa: S608


def merge(db: Session, where: str) -> None:
    """What was forgotten is in no part of the index any more: SQLite keeps old words in it, marked
    as gone, until its parts are merged; PostgreSQL has no such command, and a vacuum of its own."""
    if _is_sqlite(db):
        db.execute(text(f"INSERT INTO {where} ({where}) VALUES ('optimize')"))  # noqa: S608


def found(
    db: Session,
    where: str,
    row_id: InstrumentedAttribute[int],
    typed: str,
    marks: Iterable[str] = (),
) -> ColumnElement[bool] | None:
    """The condition that a row has all these words, or their beginnings, and all these marks; None
    when nothing is asked for. The database first gathers all rows that have them."""
    words, marked = _words(typed), [f"{MARK}{mark}" for mark in marks]
    return row_id.in_(_hits(db, where, words, marked)) if words or marked else None


def found_one_by_one(
    db: Session, where: str, row_id: InstrumentedAttribute[int], typed: str
) -> ColumnElement[bool] | None:
    """The same for words that very many rows have: each row is looked at until enough are found."""
    words = _words(typed)
    if not words:
        return None
    rows = _table(where)
    if _is_sqlite(db):  # it would gather all of them for each row
        spaced = literal(" ") + rows.c.words
        held = and_(*(spaced.like(f"% {word}%") for word in words))
    else:
        held = rows.c.words.op("@@")(func.to_tsquery("simple", _query(words)))
    return exists(select(1).where(rows.c.rowid == row_id, held))


def gathered(db: Session, where: str, typed: str, marks: Iterable[str] = ()) -> list[int] | None:
    """The numbers of all rows that have all these words and marks; None when there are many, or
    nothing is asked for. One statement, and never a long one.

    Of few rows, looked up one by one, the database sorts what fits; of many, it goes through all
    rows in their order (`found_one_by_one`) until enough fit. It cannot know by itself which is
    quicker.
    """
    words, marked = _words(typed), [f"{MARK}{mark}" for mark in marks]
    if not words and not marked:
        return None
    if _is_sqlite(db):
        few = FEW_ON_SQLITE
        hits = db.scalars(_hits(db, where, words, marked).limit(few + 1))
    else:
        few = FEW_ON_POSTGRES
        asked = {"typed": _query(words, marked), "most": few + 1}
        hits = db.scalars(text(_GATHER.format(where=where)), asked)
    numbers = [number for number in hits if number]
    return None if len(numbers) > few or MANY in numbers else numbers


def among(
    db: Session, row_id: InstrumentedAttribute[int], numbers: list[int]
) -> ColumnElement[bool]:
    """The condition that a row is one of these: the same statement for however many."""
    if _is_sqlite(db):
        each = func.json_each(json.dumps(numbers)).table_valued("value")
        return row_id.in_(select(each.c.value))
    return row_id == any_(cast(literal(numbers, ARRAY(Integer)), ARRAY(Integer)))


def _hits(db: Session, where: str, words: list[str], marked: list[str]) -> Select[Any]:
    rows = _table(where)
    if _is_sqlite(db):
        query = " ".join([*(f'"{word}"*' for word in words), *(f'"{mark}"' for mark in marked)])
        return select(rows.c.rowid).where(text(f"{where} MATCH :typed").bindparams(typed=query))
    matches = rows.c.words.op("@@")(func.to_tsquery("simple", _query(words, marked)))
    return select(rows.c.rowid).where(matches)


def _query(words: list[str], marked: Iterable[str] = ()) -> str:
    """As PostgreSQL reads it."""
    return " & ".join([*(f"{word}:*" for word in words), *marked])


def _words(typed: str, most: int = 8) -> list[str]:
    return [word[:LONGEST] for word in folded_words(in_latin(typed), most=most)]


def _known(words: str, marks: Iterable[str]) -> str:
    """Only words: PostgreSQL would read "a/b" as a path and "a@b" as an address. Words that begin
    with ё are known with a е as well: Russian is mostly written so."""
    both = f"{words} {words.translate(_YO)}" if "ё" in words or "Ё" in words else words
    return " ".join([*_words(both, MOST), *(f"{MARK}{mark}" for mark in marks)])


def _table(where: str) -> TableClause:
    return table(where, column("rowid"), column("words"))


def _is_sqlite(db: Session | Connection) -> bool:
    bind = db.get_bind() if isinstance(db, Session) else db
    return bind.dialect.name == "sqlite"
