"""A letter to sign: the sender writes in by hand what we do not keep about her."""

from dataclasses import dataclass

from portal.i18n import Language
from portal.paper.page import A4, Page
from portal.paper.wrapping import Style

_TEXT, _BOLD = Style(11), Style(11, bold=True)


@dataclass(frozen=True)
class LetterSheet:
    """What a letter says, in the language of who gets it.

    `sender` are labels (name, address, number …), each with a line to write on. Without `date`
    there is a line after `date_label`. `paragraphs` get numbers.
    """

    language: Language
    sender: tuple[str, ...]
    date_label: str
    date: str
    recipient: tuple[str, ...]
    subject_label: str
    subject: str
    opening: str
    paragraphs: tuple[str, ...]
    closing: str
    signature_label: str


def letter(sheet: LetterSheet) -> bytes:
    """A PDF of A4 pages, as many as it needs; no title, author or date in the file itself."""
    page = Page(A4, sheet.language, margin=25)
    for label in sheet.sender:
        page.field(label, "", _TEXT, _TEXT)
        page.space(2)
    page.field(sheet.date_label, sheet.date, _TEXT, _TEXT)
    page.space(8)
    for line in sheet.recipient:
        page.paragraph(line, _BOLD)
    page.space(6)
    page.field(sheet.subject_label, sheet.subject, _TEXT, _BOLD)
    page.space(6)
    _body(page, sheet)
    page.space(14)
    page.field(sheet.signature_label, "", _TEXT, _TEXT)
    return page.finished()


def _body(page: Page, sheet: LetterSheet) -> None:
    page.paragraph(sheet.opening, _TEXT)
    for number, text in enumerate(sheet.paragraphs, start=1):
        page.space(3)
        page.item(f"{sheet.language.numerals(str(number))}.", text, _TEXT, indent=8)
    page.space(3)
    page.paragraph(sheet.closing, _TEXT)
