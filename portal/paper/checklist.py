"""A list to tick off, in one language or in two side by side."""

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from enum import Enum
from itertools import zip_longest
from typing import NamedTuple

from portal.i18n import Language, tag_of
from portal.paper.faces import MM_PER_PT
from portal.paper.page import A4
from portal.paper.runs import direction_of
from portal.paper.sheet import Sheet
from portal.paper.wrapping import Style, lay, wrap

_MARGIN, _GUTTER = 18, 10  # mm
_INDENT, _BOX = 7, 3.6
_LEADING = 1.45
_LARGER = 1  # pt: Arabic letters have small bodies
_FACTS = 9.5  # pt


class Kind(Enum):
    """What an entry is."""

    TITLE = "title"
    HEADING = "heading"
    LABEL = "label"
    ITEM = "item"


_SIZE = {Kind.TITLE: 18.0, Kind.HEADING: 13.0, Kind.LABEL: 11.0, Kind.ITEM: 11.0}  # pt
_ABOVE = {Kind.TITLE: 0.0, Kind.HEADING: 6.0, Kind.LABEL: 6.0, Kind.ITEM: 2.5}  # mm


class Cell(NamedTuple):
    """One entry in the language of its column. The words may be in another one: `spoken`."""

    language: Language
    words: str
    spoken: str
    facts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Entry:
    """A line of the list, said once for each column; without `is_done` there is no box."""

    kind: Kind
    cells: tuple[Cell, ...]
    is_done: bool | None = None


class _Line(NamedTuple):
    text: str
    style: Style
    direction: str
    tag: str


class _Laid(NamedTuple):
    """An entry cut into lines, each with its part of every column."""

    entry: Entry
    rows: list[tuple[_Line | None, ...]]
    height: float


def checklist(entries: Sequence[Entry]) -> bytes:
    """A PDF of A4 pages, as many as it needs; no title, author or date in the file itself.

    A column of a language that is written from the right stands at the right.
    """
    languages = [cell.language for cell in entries[0].cells]
    with closing(Sheet(A4.width, A4.height, languages[0].tag)) as sheet:
        paper = _Paper(sheet, languages)
        laid = [_laid(entry, paper.room) for entry in entries]
        for one, after in zip(laid, [*laid[1:], None], strict=True):
            paper.write(one, after)
        return sheet.finished()


class _Paper:
    """Entries from the top; the lines of both columns stand on the same height. Lengths in mm."""

    def __init__(self, sheet: Sheet, languages: Sequence[Language]) -> None:
        self.sheet, self.y = sheet, float(_MARGIN)
        inside = A4.width - 2 * _MARGIN
        self.room = (inside - _GUTTER * (len(languages) - 1)) / len(languages)
        lefts = [_MARGIN + number * (self.room + _GUTTER) for number in range(len(languages))]
        self.lefts = lefts[::-1] if languages[0].direction == "rtl" else lefts

    def write(self, laid: _Laid, after: _Laid | None) -> None:
        """Kept together where a page has room for it; a heading stays with what follows."""
        kind, needed = laid.entry.kind, laid.height
        if kind is not Kind.ITEM and after is not None:
            needed += _ABOVE[after.entry.kind] + after.height
        if self.y > _MARGIN:
            self.y += _ABOVE[kind]
            if self._left() < needed <= A4.height - 2 * _MARGIN:
                self._turn()
        if kind is Kind.HEADING and self.y > _MARGIN:
            self.sheet.rule(_MARGIN, A4.width - _MARGIN, self.y - _ABOVE[kind] / 2)
        for number, row in enumerate(laid.rows):
            if _height(row) > self._left():
                self._turn()
            if number == 0 and laid.entry.is_done is not None:
                self._boxes(laid.entry, _height(row))
            self._print(row, laid.entry)

    def _print(self, row: Sequence[_Line | None], entry: Entry) -> None:
        height, indent = _height(row), _indent(entry)
        baseline = self.y + height / 2 + 0.3 * height / _LEADING
        for line, cell, left in zip(row, entry.cells, self.lefts, strict=True):
            if line is None:
                continue
            size, tag = line.style.size, line.tag
            placed = lay(line.text, line.style, line.direction)
            wide = sum(run.face.width(run.text, size, run.direction, tag) for run in placed)
            spare = self.room - indent - wide
            x = left + (spare if cell.language.direction == "rtl" else indent)
            self.sheet.write_runs(placed, x, baseline, size, tag)
        self.y += height

    def _boxes(self, entry: Entry, height: float) -> None:
        """One in each column, at the start of the first line."""
        for cell, left in zip(entry.cells, self.lefts, strict=True):
            x = left + (self.room - _BOX if cell.language.direction == "rtl" else 0)
            y = self.y + (height - _BOX) / 2
            self.sheet.tick_box(x, y, _BOX, is_ticked=bool(entry.is_done))

    def _left(self) -> float:
        return A4.height - _MARGIN - self.y

    def _turn(self) -> None:
        self.sheet.add_page()
        self.y = _MARGIN


def _laid(entry: Entry, room: float) -> _Laid:
    columns = [_lines(cell, entry.kind, room - _indent(entry)) for cell in entry.cells]
    rows = list(zip_longest(*columns))
    return _Laid(entry, rows, sum(map(_height, rows)))


def _lines(cell: Cell, kind: Kind, room: float) -> list[_Line]:
    larger = _LARGER if cell.language.direction == "rtl" else 0
    words = Style(_SIZE[kind] + larger, bold=kind is not Kind.ITEM)
    tag, direction = tag_of(cell.spoken), direction_of(cell.words)
    lines = [
        _Line(text, words, direction, tag) for text in wrap(cell.words, room, words, direction, tag)
    ]
    facts, tag, direction = Style(_FACTS + larger), cell.language.tag, cell.language.direction
    for fact in cell.facts:
        lines += [
            _Line(text, facts, direction, tag) for text in wrap(fact, room, facts, direction, tag)
        ]
    return lines


def _indent(entry: Entry) -> float:
    return _INDENT if entry.is_done is not None else 0


def _height(row: Sequence[_Line | None]) -> float:
    return max(line.style.size for line in row if line) * MM_PER_PT * _LEADING
