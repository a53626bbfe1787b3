"""Lines: how wide a text is when it is shaped, and where a paragraph breaks."""

import re
import unicodedata
from dataclasses import dataclass

from portal.paper.faces import chain
from portal.paper.runs import Run, runs

_BLANKS = re.compile(r"[ \t]+")


@dataclass(frozen=True)
class Style:
    """How text looks; `size` in pt. `mono` is bold, and made for addresses and codes."""

    size: float
    bold: bool = False
    mono: bool = False


def lay(line: str, style: Style, direction: str) -> list[Run]:
    """The runs of one line, from left to right."""
    return runs(line, direction, chain(bold=style.bold, mono=style.mono)) if line else []


def width(line: str, style: Style, direction: str, tag: str) -> float:
    """In mm."""
    placed = lay(line, style, direction)
    return sum(run.face.width(run.text, style.size, run.direction, tag) for run in placed)


def wrap(text: str, room: float, style: Style, direction: str, tag: str) -> list[str]:
    """The lines of a text that are at most `room` mm wide; its own line breaks are kept. A word
    wider than the room is broken between letters, never before a mark."""
    lines: list[str] = []
    for paragraph in text.splitlines() or [""]:
        words, line = _BLANKS.split(paragraph.strip()), ""
        if len(words) > 1 and width(" ".join(words), style, direction, tag) <= room:
            words = [" ".join(words)]  # nearly every time: measured once, not once a word
        for word in words:
            longer = f"{line} {word}" if line else word
            if width(longer, style, direction, tag) <= room:
                line = longer
                continue
            if line:
                lines.append(line)
            *full, line = _broken(word, room, style, direction, tag)
            lines += full
        lines.append(line)
    return lines


def _broken(word: str, room: float, style: Style, direction: str, tag: str) -> list[str]:
    """A word in as many parts as it needs, nearly always one."""
    if width(word, style, direction, tag) <= room:
        return [word]
    parts = [""]
    for letter in _letters(word):
        if parts[-1] and width(parts[-1] + letter, style, direction, tag) > room:
            parts.append("")
        parts[-1] += letter
    return parts


def _letters(word: str) -> list[str]:
    """A word's characters, each with the marks and joiners that follow it."""
    letters: list[str] = []
    for character in word:
        if letters and unicodedata.category(character)[0] in "MC":
            letters[-1] += character
        else:
            letters.append(character)
    return letters
