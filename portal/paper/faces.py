"""The faces on paper: which of them has a character, and how wide shaped text is in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import uharfbuzz as hb

FONTS = Path(__file__).parent / "fonts"
UNKNOWN = "\ufffd"  # what is drawn for a character no face has
MM_PER_PT = 25.4 / 72


@dataclass(frozen=True)
class Face:
    """One font file."""

    family: str
    bold: bool
    file: str

    @property
    def path(self) -> Path:
        return FONTS / self.file

    @cached_property
    def _font(self) -> Any:
        return hb.Font(hb.Face(hb.Blob.from_file_path(str(self.path))))

    @cached_property
    def _characters(self) -> frozenset[int]:
        return frozenset(self._font.face.unicodes)

    def has(self, character: str) -> bool:
        return ord(character) in self._characters

    def glyphs(self, text: str, direction: str, tag: str) -> list[tuple[int, int]]:
        """Glyph number and advance (in 1/`upem` of the size) of text in one script, shaped."""
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        buffer.direction, buffer.language = direction, tag
        hb.shape(self._font, buffer)
        placed = zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
        return [(info.codepoint, position.x_advance) for info, position in placed]

    def width(self, text: str, size: float, direction: str, tag: str) -> float:
        """In mm, of text in one script at a size in pt."""
        advance = sum(advance for _, advance in self.glyphs(text, direction, tag))
        return advance / float(self._font.face.upem) * size * MM_PER_PT


def _pair(family: str, name: str) -> dict[bool, Face]:
    return {
        False: Face(family, False, f"{name}-Regular.ttf"),
        True: Face(family, True, f"{name}-Bold.ttf"),
    }


_SANS = _pair("sans", "NotoSans")
_NASKH = _pair("naskh", "NotoNaskhArabic")
_GEORGIAN = _pair("georgian", "NotoSansGeorgian")
MONO = Face("mono", True, "NotoSansMono-Bold.ttf")


def chain(*, bold: bool = False, mono: bool = False) -> Sequence[Face]:
    """The faces to look into for a character, the first one that has it wins."""
    bold = bold or mono
    faces = (_SANS[bold], _NASKH[bold], _GEORGIAN[bold])
    return (MONO, *faces) if mono else faces


def missing(text: str) -> set[str]:
    """The visible characters of a text that would be printed as a mark for "unknown"."""
    return {c for c in text if not c.isspace() and not any(f.has(c) for f in chain())}
