"""Rows for a spreadsheet, as CSV in which no cell can ever be a formula. A leaf.

Spreadsheets run what stands in a cell that begins with one of `= + - @`. An apostrophe before it is
what they themselves write for "this is text"; a blank would be cut off by some of them, and then
the formula runs. Programs in Turkish take `;` between cells, others a comma or a tab: so the
apostrophe stands wherever a cell could begin for any of them, not only for the one we write for.
"""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from typing import TextIO

KIND = "text/csv; charset=utf-8"
BEGINNING = "\ufeff"  # without it spreadsheets read letters as those of an old code page
# Where a cell begins for any of those programs, blanks, and then a sign or what looks like one.
_RISKY = re.compile(
    r"(^|[,;|\"\t\r\n])([^\S\t\r\n]*)" r"(?='*[=+\-@＝＋－＠﹢﹣−﹦﹫])|^(?='*[\t\r\n])"
)
_SAFE = re.compile(
    r"(^|[,;|\"\t\r\n])([^\S\t\r\n]*)" r"'(?='*[=+\-@＝＋－＠﹢﹣−﹦﹫])|^'(?='*[\t\r\n])"
)


def harmless(value: object) -> str:
    """The text of one cell, with an apostrophe wherever a formula could begin."""
    return _RISKY.sub(lambda at: f"{at[0]}'", "" if value is None else str(value))


def as_written(cell: str) -> str:
    """The other way round, for a sheet of ours that comes back."""
    return _SAFE.sub(lambda at: at[0].removesuffix("'"), cell)


def write(file: TextIO, rows: Iterable[Sequence[object]]) -> None:
    """Every cell between quotes: what is inside never becomes a second cell or row."""
    writer = csv.writer(file, quoting=csv.QUOTE_ALL)
    writer.writerows([harmless(value) for value in row] for row in rows)


def sheet(rows: Iterable[Sequence[object]]) -> bytes:
    """A file to be opened by hand."""
    made = io.StringIO(newline="")
    made.write(BEGINNING)
    write(made, rows)
    return made.getvalue().encode()
