"""What somebody can do and did, on A4: in one language, or in two, one after the other."""

from collections.abc import Sequence
from dataclasses import dataclass

from portal.i18n import Language
from portal.paper.page import A4, Page
from portal.paper.wrapping import Style

_MARGIN, _INDENT = 22, 6  # mm
_NAME, _HEADLINE = Style(20, bold=True), Style(13)
_HEADING, _LINE, _FACT, _TEXT = Style(13, bold=True), Style(11, bold=True), Style(10), Style(11)


@dataclass(frozen=True)
class Part:
    """A heading and its lines, each with what stands below it in smaller letters."""

    heading: str
    lines: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Leaf:
    """All that is said in one language."""

    language: Language
    name: str
    headline: str
    about: str
    parts: tuple[Part, ...]


def resume(leaves: Sequence[Leaf]) -> bytes:
    """A PDF; no title, author or date in the file itself."""
    page = Page(A4, leaves[0].language, margin=_MARGIN)
    for number, leaf in enumerate(leaves):
        if number:
            page.leaf(leaf.language)
        _write(page, leaf)
    return page.finished()


def _write(page: Page, leaf: Leaf) -> None:
    page.paragraph(leaf.name, _NAME, direction="auto")
    if leaf.headline:
        page.paragraph(leaf.headline, _HEADLINE, direction="auto")
    if leaf.about:
        page.space(4)
        page.paragraph(leaf.about, _TEXT, direction="auto")
    for part in leaf.parts:
        page.space(6)
        page.paragraph(part.heading, _HEADING)
        for line, fact in part.lines:
            page.space(2)
            page.paragraph(line, _LINE if fact else _TEXT, indent=_INDENT, direction="auto")
            if fact:
                page.paragraph(fact, _FACT, indent=_INDENT)
