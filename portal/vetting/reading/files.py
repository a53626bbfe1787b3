"""A whole file: which rows of which fields stand in it."""

import hashlib
from collections.abc import Iterator
from typing import Any, NamedTuple

from portal.i18n import lazy as _
from portal.text import fold
from portal.vetting.offer import CSV, JSON
from portal.vetting.reading import postings, tables
from portal.vetting.reading.columns import columns_of
from portal.vetting.reading.letters import text_of, without_strange

MOST_BYTES = 5_000_000  # of a file
MOST_ROWS = 20_000
LONGEST = 10_000  # characters of a value; longer ones are cut, and are too long anyway
OVER = "?"  # holds what stands beyond the last column
Row = tuple[int, dict[str, str]]  # its line or number, values by field


class Read(NamedTuple):
    """What stands in a file, or why it cannot be read."""

    way: str = ""
    rows: list[Row] = []
    unread: list[str] = []
    digest: str = ""
    fault: Any = ""
    values: dict[str, int] = {}  # that belong into the fault

    @property
    def why(self) -> Any:
        """In the language of whoever reads it now: a file is read before we know who brings it."""
        return self.fault % self.values if self.values else self.fault


def read(content: bytes, kind: str, language: str) -> Read:
    """`language` stands for rows that do not say in which one they are written."""
    text = text_of(content).strip()
    if not text:
        return Read(fault=_("Please choose a file, or paste its text."))
    way = JSON if text[0] in "[{" else CSV
    digest = hashlib.sha256(kind.encode() + content).hexdigest()
    try:
        rows, unread = _json(text, kind) if way == JSON else _csv(text, kind)
    except tables.Broken as broken:
        return Read(fault=BROKEN, values={"line": broken.line})
    except RecursionError:  # lists inside of lists inside of lists: nothing that a person made
        return Read(fault=NOTHING)
    if not rows:
        return Read(fault=NOTHING)
    if len(rows) > MOST_ROWS:
        return Read(fault=TOO_MANY, values={"n": MOST_ROWS})
    for _number, row in rows:
        row.setdefault("language", language)
    return Read(way, rows, unread, digest)


def _csv(text: str, kind: str) -> tuple[list[Row], list[str]]:
    lines = tables.rows_of(text)
    head = next(lines, (0, [""]))[1]
    if len(head) == 1 and head[0].startswith("sep="):
        head = next(lines, (0, [""]))[1]
    fields = [columns_of(kind).get(fold(name), "") for name in head]
    if not {"title", "description"} & set(fields):
        return [], []
    unread = [name[:60] for name, field in zip(head, fields, strict=True) if name and not field]
    rows: list[Row] = []
    for line, cells in _some(lines):
        row = {name: said[:LONGEST] for name, said in zip(fields, cells, strict=False) if name}
        if over := " ".join(filter(None, cells[len(fields) :])):
            row[OVER] = over[:LONGEST]
        rows.append((line, {name: said for name, said in row.items() if said}))
    return rows, unread


def _json(text: str, kind: str) -> tuple[list[Row], list[str]]:
    known, rows = columns_of(kind), []
    unread: dict[str, None] = {}
    for number, item in _some(postings.items_of(text)):
        row: dict[str, str] = {}
        for name, said in postings.row_of(item).items():
            if field := known.get(fold(name)):
                row.setdefault(field, without_strange(said[:LONGEST]))
            else:
                unread[without_strange(name)[:60]] = None
        rows.append((number, row))
    return rows, list(unread)[:50]


def _some(rows: Iterator[Any]) -> Iterator[Any]:
    """Not more than is needed to know that they are too many."""
    for count, row in enumerate(rows):
        if count > MOST_ROWS:
            return
        yield row


BROKEN = _("This cannot be read from line %(line)s on. Is a quotation mark missing before it?")
NOTHING = _(
    "No offers were found in it. The first line has to say what stands in which column, such as "
    "title, description, city, district."
)
TOO_MANY = _("There are more than %(n)s rows. Please cut the file into smaller ones.")
