"""A certificate on one A4 page, in one language or in two, one below the other."""

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass

import segno

from portal.i18n import Language
from portal.paper.faces import MM_PER_PT
from portal.paper.page import A4
from portal.paper.runs import direction_of
from portal.paper.sheet import Sheet
from portal.paper.wrapping import Style, lay, wrap

_MARGIN = 22  # mm
_LEADING = 1.4
_LARGER = 1  # pt: Arabic letters have small bodies
_LINE = 80  # mm, of dots to write on
_QR = 26
_BODY, _TITLE, _LABEL = Style(12, bold=True), Style(21, bold=True), Style(9.5)
_TEXT, _VALUE = Style(11), Style(14, bold=True)
_CODE, _ADDRESS = Style(12, mono=True), Style(9.5)
_APART = {1: 14.0, 2: 4.5}  # mm between the lines, by the number of languages
_TOP = {1: 40.0, 2: 22.0}


@dataclass(frozen=True)
class Block:
    """What the paper says in one language. A value that is empty is a line to write on."""

    language: Language
    body: str
    title: str
    sentence: str
    fields: tuple[tuple[str, str], ...]  # a label and what it names
    to_sign: str = ""  # the label of a line to sign on


@dataclass(frozen=True)
class Check:
    """How the paper can be checked: words before an address, the address, the code."""

    language: Language
    words: str
    address: str
    code: str
    link: str = ""  # in the QR code; without it there is none


def certificate(blocks: Sequence[Block], check: Check | None = None) -> bytes:
    """A PDF; no title, author or date in the file itself."""
    with closing(Sheet(A4.width, A4.height, blocks[0].language.tag)) as sheet:
        paper = _Paper(sheet, _APART[len(blocks)], _TOP[len(blocks)])
        for number, block in enumerate(blocks):
            if number:
                paper.part()
            paper.write(block)
        if check:
            paper.foot(check)
        return sheet.finished()


class _Paper:
    """Lines in the middle, from the top. Lengths in mm."""

    def __init__(self, sheet: Sheet, apart: float, top: float) -> None:
        self.sheet, self.apart, self.y = sheet, apart, top

    def write(self, block: Block) -> None:
        self.lines(block.body, _BODY, block.language)
        self.y += self.apart
        self.lines(block.title, _TITLE, block.language)
        self.lines(block.sentence, _TEXT, block.language)
        for label, value in block.fields:
            self.y += self.apart
            self.lines(label, _LABEL, block.language)
            self.value(value, block.language)
        if block.to_sign:
            self.y += self.apart
            self.value("", block.language)
            self.lines(block.to_sign, _LABEL, block.language)

    def value(self, value: str, language: Language) -> None:
        if value:
            self.lines(value, _VALUE, language)
            return
        self.y += 9
        self.sheet.dots((A4.width - _LINE) / 2, (A4.width + _LINE) / 2, self.y)
        self.y += 2

    def lines(self, text: str, style: Style, language: Language, direction: str = "") -> None:
        size = style.size + (_LARGER if language.direction == "rtl" else 0)
        style = Style(size, style.bold, style.mono)
        direction, tag = direction or direction_of(text), language.tag
        for line in wrap(text, A4.width - 2 * _MARGIN, style, direction, tag):
            height = size * MM_PER_PT * _LEADING
            self._fit(height)
            placed = lay(line, style, direction)
            wide = sum(run.face.width(run.text, size, run.direction, tag) for run in placed)
            baseline = self.y + height / 2 + 0.3 * size * MM_PER_PT
            self.sheet.write_runs(placed, (A4.width - wide) / 2, baseline, size, tag)
            self.y += height

    def part(self) -> None:
        self.y += 8
        self.sheet.rule(_MARGIN, A4.width - _MARGIN, self.y)
        self.y += 8

    def foot(self, check: Check) -> None:
        """At the foot of the page, or of the next one when there is no room. The picture stands at
        the left, beside the words."""
        self._fit(_QR)
        self.y = A4.height - _MARGIN - _QR
        if check.link:
            matrix = segno.make_qr(check.link, error="m", boost_error=False).matrix
            self.sheet.squares(matrix, _MARGIN, self.y, _QR)
        self.y += 4
        self.lines(check.words, _LABEL, check.language)
        self.lines(check.address, _ADDRESS, check.language, "ltr")
        self.lines(check.code, _CODE, check.language, "ltr")

    def _fit(self, height: float) -> None:
        if self.y + height > A4.height - _MARGIN:
            self.sheet.add_page()
            self.y = _MARGIN
