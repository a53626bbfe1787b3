"""The card a person gets: a small page to fold, with a code to scan and four words."""

from dataclasses import dataclass

from portal.i18n import Language
from portal.paper.page import A6, Page
from portal.paper.wrapping import Style

# Long translations get smaller letters rather than a second page.
_SCALES = (1, 0.95, 0.9, 0.85, 0.8, 0.75)
_QR = 32  # mm
_QUIET = 3.2  # mm of white around it, besides what letters leave: four squares of it


@dataclass(frozen=True)
class CardSheet:
    """What a card says, already in the person's language. Nothing in it may name the house.

    `link` is what the QR code holds, `address` and `code` are what a person types instead.
    Without `name_here` there is a line to write it on; without `pin` there is none.
    """

    language: Language
    heading: str
    link: str
    address: str
    code_label: str
    code: str
    valid_until: str
    name_label: str
    name_here: str
    words_label: str
    words: tuple[str, str, str, str]
    pin_label: str
    pin: str
    note: str


def card(sheet: CardSheet) -> bytes:
    """A PDF of one A6 page, black on white; the upper half and the lower fold onto each other.

    It says neither what it is for nor whose it is; so should the name it is saved under.
    """
    for scale in _SCALES:
        page = _page(sheet, scale)
        if page.pages == 1:
            break
    return page.finished()


def _page(sheet: CardSheet, scale: float) -> Page:
    page = Page(A6, sheet.language, margin=7)
    _way_in(page, sheet, scale)
    fold = A6.height / 2
    if page.y < fold - 2:
        page.fold(fold)
    page.y = max(page.y, fold) + 2
    _what_to_keep(page, sheet, scale)
    return page


def _way_in(page: Page, sheet: CardSheet, scale: float) -> None:
    page.paragraph(sheet.heading, Style(12 * scale, bold=True), align="center")
    page.space(_QUIET)
    page.qr(sheet.link, _QR)
    page.space(_QUIET)
    large = Style(13 * scale, mono=True)
    page.paragraph(sheet.address, large, align="center", direction="ltr")
    page.paragraph(sheet.code_label, _small(sheet, scale), align="center")
    page.paragraph(sheet.code, large, align="center", direction="ltr")


def _what_to_keep(page: Page, sheet: CardSheet, scale: float) -> None:
    small, large = _small(sheet, scale), Style(14 * scale, bold=True)
    page.field(sheet.name_label, sheet.name_here, small, large, "auto")
    page.space(1)
    page.paragraph(sheet.words_label, small)
    for number, word in enumerate(sheet.words, start=1):
        mark = f"{sheet.language.numerals(str(number))}."
        page.item(mark, word, Style(16 * scale), indent=9, bold=True)
    page.space(1)
    if sheet.pin:
        page.field(sheet.pin_label, sheet.pin, small, Style(14 * scale, mono=True), "ltr")
    page.space(1)
    page.paragraph(sheet.valid_until, small)
    page.paragraph(sheet.note, small)


def _small(sheet: CardSheet, scale: float) -> Style:
    """Arabic letters have small bodies: the same size in points is harder to read."""
    return Style((10 if sheet.language.direction == "rtl" else 9) * scale)
