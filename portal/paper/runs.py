"""A line of mixed scripts, cut into runs of one face and one direction, in the order of the eye.

fpdf2 does this too, but puts numbers inside Arabic inside Latin in the wrong order and tears
joined letters apart where a vowel mark stands (2.8.9), so only its embedding levels are used.
"""

import unicodedata
from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from fpdf.bidi import BidiParagraph, auto_detect_base_direction
from fpdf.enums import TextDirection

from portal.paper.faces import UNKNOWN, Face

_JOINERS = {"\u200c", "\u200d"}  # invisible, but they say how Arabic letters join


class Run(NamedTuple):
    """Text to be shaped in one go; `direction` is `ltr` or `rtl`."""

    text: str
    face: Face
    direction: str


class _Piece(NamedTuple):
    level: int
    face: Face
    character: str


def runs(line: str, direction: str, faces: Sequence[Face]) -> list[Run]:
    """What stands on a line, from left to right (rules L1 and L2 of UAX #9).

    `direction` is that of the paragraph, `ltr` or `rtl`. A character no face has becomes U+FFFD
    (one of the faces must have that); control characters are left out.
    """
    line = "".join(" " if _is_blank(c) else c for c in unicodedata.normalize("NFC", line))
    pieces = _pieces(line, direction, faces)
    grouped = [
        (level, Run("".join(p.character for p in group), face, "rtl" if level % 2 else "ltr"))
        for (level, face), group in groupby(pieces, key=lambda p: (p.level, p.face))
    ]
    for least in range(max((level for level, _ in grouped), default=0), 0, -1):
        grouped = _turned(grouped, least)
    return [run for _, run in grouped]


def direction_of(text: str) -> str:
    """`ltr` or `rtl`, as its first letter says."""
    return "rtl" if auto_detect_base_direction(text) == TextDirection.RTL else "ltr"


def _is_blank(character: str) -> bool:
    """Any blank but the one that does not break."""
    return character.isspace() and character != "\u00a0"


def _pieces(line: str, direction: str, faces: Sequence[Face]) -> list[_Piece]:
    """The line's characters in the order they are read, each with its level and face."""
    base = TextDirection.coerce(direction)
    pieces: list[_Piece] = []
    for placed in BidiParagraph(line, base, preserve_bn_chars=True).get_all()[0]:
        character, level = line[placed.character_index], placed.embedding_level
        if character not in _JOINERS and unicodedata.category(character) in {"Cc", "Cf"}:
            continue
        if not any(face.has(character) for face in faces):
            character = UNKNOWN
        before = pieces[-1].face if pieces and pieces[-1].level == level else None
        pieces.append(_Piece(level, _face(character, before, faces), character))
    return pieces


def _face(character: str, before: Face | None, faces: Sequence[Face]) -> Face:
    """Letters choose their face; marks, blanks and signs stay with the letter before them."""
    if before and not character.isalpha() and before.has(character):
        return before
    return next(face for face in faces if face.has(character))


def _turned(grouped: list[tuple[int, Run]], least: int) -> list[tuple[int, Run]]:
    """Rule L2 for one level: every stretch at that level or higher is turned round."""
    turned: list[tuple[int, Run]] = []
    for inside, stretch in groupby(grouped, key=lambda pair: pair[0] >= least):
        turned += list(stretch)[:: -1 if inside else 1]
    return turned
