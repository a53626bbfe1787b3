"""Full-text search behind one interface: FTS5 on SQLite, tsvector on PostgreSQL.

Both hold folded words, so that case, marks and letter variants never matter, and both find
beginnings of words. The tables are made in the migrations; `rowid` is the number of the row found.
"""

from sqlalchemy import ColumnElement, column, func, select, table, text
from sqlalchemy.orm import InstrumentedAttribute, Session

from portal.text import folded_words

LONGEST = 40  # letters of a word that count: PostgreSQL refuses words of 2,046 bytes
MOST = 20_000  # words of a row that count


def index(db: Session, where: str, row_id: int, words: str) -> None:
    """Make a row findable by these words; what was known of it before is forgotten."""
    forget(db, where, row_id)
    is_sqlite = db.get_bind().dialect.name == "sqlite"
    stored = ":words" if is_sqlite else "to_tsvector('simple', :words)"
    insert = text(f"INSERT INTO {where} (rowid, words) VALUES (:row_id, {stored})")  # noqa: S608 - our own table names
    # Only the words: PostgreSQL would read "a/b" as a path and "a@b" as an address.
    known = " ".join(word[:LONGEST] for word in folded_words(words, most=MOST))
    db.execute(insert, {"row_id": row_id, "words": known})


def forget(db: Session, where: str, row_id: int) -> None:
    db.execute(text(f"DELETE FROM {where} WHERE rowid = :row_id"), {"row_id": row_id})  # noqa: S608


def merge(db: Session, where: str) -> None:
    """What was forgotten is in no part of the index any more: SQLite keeps old words in it, marked
    as gone, until its parts are merged; PostgreSQL has no such command, and a vacuum of its own."""
    if db.get_bind().dialect.name == "sqlite":
        db.execute(text(f"INSERT INTO {where} ({where}) VALUES ('optimize')"))  # noqa: S608


def found(
    db: Session, where: str, row_id: InstrumentedAttribute[int], typed: str
) -> ColumnElement[bool] | None:
    """The condition that a row holds all these words, or their beginnings; None for no words."""
    words = [word[:LONGEST] for word in folded_words(typed)]
    if not words:
        return None
    rows = table(where, column("rowid"), column("words"))
    if db.get_bind().dialect.name == "sqlite":
        query = " ".join(f'"{word}"*' for word in words)
        hits = select(rows.c.rowid).where(text(f"{where} MATCH :typed").bindparams(typed=query))
    else:
        query = " & ".join(f"{word}:*" for word in words)
        matches = rows.c.words.op("@@")(func.to_tsquery("simple", query))
        hits = select(rows.c.rowid).where(matches)
    return row_id.in_(hits)
