"""Pages that fill from the top: headings, paragraphs, fields to write in, a QR code."""

from collections.abc import Callable
from contextlib import closing
from typing import NamedTuple

import segno

from portal.i18n import Language
from portal.paper.faces import MM_PER_PT
from portal.paper.runs import direction_of
from portal.paper.sheet import Sheet
from portal.paper.wrapping import Style, lay, width, wrap


class Size(NamedTuple):
    """In mm."""

    width: float
    height: float


A4 = Size(210, 297)
A6 = Size(105, 148)

_LEADING = {"ltr": 1.35, "rtl": 1.45}  # Arabic letters reach higher and lower
_GAP = 2.5  # mm between a label and what it names


class Page:
    """One or more pages in a language; "start" is the right edge in Arabic, Persian, Pashto.

    Lengths are mm, sizes pt. `y` is where the next thing goes. What does not fit goes on a new
    page. Characters that no face has are printed as U+FFFD (see `faces.missing`).
    """

    def __init__(self, size: Size, language: Language, margin: float) -> None:
        self.size, self.language, self.margin = size, language, margin
        self._first = language
        self.y = margin
        self.pages = 1
        self._drawings: list[tuple[Callable[..., object], tuple[object, ...]]] = []

    @property
    def room(self) -> float:
        """The width between the margins."""
        return self.size.width - 2 * self.margin

    def space(self, height: float) -> None:
        self.y += height

    def leaf(self, language: Language) -> None:
        """A new page, in another language from here on."""
        self._later(Sheet.add_page)
        self.pages += 1
        self.language, self.y = language, self.margin

    def paragraph(
        self,
        text: str,
        style: Style,
        *,
        align: str = "start",
        indent: float = 0,
        direction: str = "",
    ) -> None:
        """Text over the whole width but `indent` at the start.

        `align` is `start`, `center` or `end`. `direction` is the page's, or `ltr` for addresses
        and codes, or `auto` for what a person wrote.
        """
        direction = self._direction(direction, text)
        room = self.room - indent
        for line in wrap(text, room, style, direction, self.language.tag):
            baseline = self._next_baseline(style)
            self._line(line, style, baseline, align, indent, direction)

    def item(
        self, mark: str, text: str, style: Style, *, indent: float, bold: bool = False
    ) -> None:
        """A numbered paragraph: the mark in its own column, `indent` wide; `bold` text."""
        self._fit(style)
        top = self.y
        self.paragraph(mark, style)
        self.y = top
        self.paragraph(text, Style(style.size, bold), indent=indent)

    def field(
        self, label: str, value: str, label_style: Style, style: Style, direction: str = ""
    ) -> None:
        """A label and, on the same line, its value; no value: a dotted line to write on.

        A label that leaves less than half of the line has its value below. `direction` is the
        value's, as in `paragraph`.
        """
        indent = self.width(label, label_style) + _GAP
        if indent > self.room / 2:
            self.paragraph(label, label_style)
            indent, label, tallest = 0, "", style
        else:
            tallest = max(style, label_style, key=lambda s: s.size)
        baseline = self._next_baseline(tallest)
        below = self.y
        self._line(label, label_style, baseline, "start", 0, self.language.direction)
        if value:
            self.y = baseline - self._drop(style)
            self.paragraph(value, style, indent=indent, direction=direction)
            self.y = max(self.y, below)
        else:
            self.dots(indent, baseline + 0.5)

    def dots(self, indent: float, y: float) -> None:
        """A dotted line from `indent` to the end margin."""
        left = self.margin + (0 if self._rtl else indent)
        self._later(Sheet.dots, left, left + self.room - indent, y)

    def fold(self, y: float, length: float = 3) -> None:
        """Short marks at both edges where the paper is folded."""
        self._later(Sheet.fold, y, length)

    def qr(self, text: str, side: float) -> None:
        """A QR code in the middle, `side` wide without the white around it.

        Squares, not an image: sharp on every printer. Error correction M: a crease may cost a
        few of them. Raises `segno.DataOverflowError` for more than 2,331 bytes.
        """
        matrix = segno.make_qr(text, error="m", boost_error=False).matrix
        self._later(Sheet.squares, matrix, (self.size.width - side) / 2, self.y, side)
        self.y += side

    def width(self, text: str, style: Style) -> float:
        return width(text, style, self.language.direction, self.language.tag)

    def finished(self) -> bytes:
        """The PDF: no title, author, program or date in it, the same bytes for the same calls."""
        with closing(Sheet(self.size.width, self.size.height, self._first.tag)) as sheet:
            for draw, where in self._drawings:
                draw(sheet, *where)
            return sheet.finished()

    def _later(self, draw: Callable[..., object], *where: object) -> None:
        """Draw it at the end: trying what fits then needs no file."""
        self._drawings.append((draw, where))

    @property
    def _rtl(self) -> bool:
        return self.language.direction == "rtl"

    def _height(self, style: Style) -> float:
        return style.size * MM_PER_PT * _LEADING[self.language.direction]

    def _fit(self, style: Style) -> None:
        """Begin a new page when a line does not fit on this one."""
        if self.y + self._height(style) > self.size.height - self.margin:
            self._later(Sheet.add_page)
            self.pages += 1
            self.y = self.margin

    def _next_baseline(self, style: Style) -> float:
        self._fit(style)
        top = self.y
        self.y += self._height(style)
        return top + self._drop(style)

    def _drop(self, style: Style) -> float:
        """From the top of a line to its baseline."""
        return self._height(style) / 2 + 0.3 * style.size * MM_PER_PT

    def _direction(self, asked: str, text: str) -> str:
        return direction_of(text) if asked == "auto" else asked or self.language.direction

    def _line(
        self, text: str, style: Style, baseline: float, align: str, indent: float, direction: str
    ) -> None:
        placed = lay(text, style, direction)
        wide = sum(r.face.width(r.text, style.size, r.direction, self.language.tag) for r in placed)
        spare = self.room - indent - wide
        at_right = (align == "end") != self._rtl
        x = self.margin + (0 if self._rtl else indent)
        x += spare / 2 if align == "center" else spare if at_right else 0
        self._later(Sheet.write_runs, placed, x, baseline, style.size, self.language.tag)
