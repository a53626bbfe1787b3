"""Phrases as people write them down in a pack, turned into something that finds them quickly.

passport* .. kept          `*` any letters, `..` up to three other words, no comma
(keep*|hold*) passport     one of these
passport* & (keep*|hold*)  in either order, up to four words between
# (tl|lira*)               `#` a number
"""

import re
from dataclasses import dataclass
from functools import cached_property

from portal.packs.reading import BadPack
from portal.text import fold

_GAP, _WIDE = r"(?:[^ ,]+ ){0,3}", r"(?:[^ ,]+ ){0,4}"
_PIECE = re.compile(r"\(([^()]+)\)(\??)|([^\s()?]+)")
_ARABIC = "(?:[وف]?(?:لل|[بل]?(?:ال)?))"  # what Arabic writes onto the front of a word
_ARABIC_SHORT = "(?:[وف]?(?:ال)?)"
_LEAST = 2  # letters that a word of a phrase needs


@dataclass(frozen=True)
class Pattern:
    """`any_of`: one of these is in every text in which it is found.

    Compiled when first needed: a pack holds a thousand, and few programs look at adverts.
    """

    source: str
    any_of: tuple[str, ...]

    @cached_property
    def seen(self) -> re.Pattern[str]:
        return re.compile(self.source)

    def search(self, folded: str, start: int = 0) -> re.Match[str] | None:
        """The first place in a folded sentence, with a blank before and behind it."""
        if not any(one in folded for one in self.any_of):
            return None
        return self.seen.search(folded, start)


def pattern(said: str) -> Pattern:
    """Of one phrase. Raises `BadPack`."""
    sides = [side.strip() for side in said.split(" & ")]
    if len(sides) > 2:
        raise BadPack(f"only one & in {said!r}")
    parts = [_part(side) for side in sides]
    one, other = parts[0], parts[-1]
    regex = (
        one[0] if len(parts) == 1 else f"(?:{one[0]}{_WIDE}{other[0]}|{other[0]}{_WIDE}{one[0]})"
    )
    stems = max((stems for _, found in parts for stems in found), key=_shortest, default=())
    if not _shortest(stems):
        raise BadPack(f"nothing to look for in {said!r}")
    return Pattern("(?<= )" + regex, stems)


def _shortest(stems: tuple[str, ...]) -> int:
    return min(map(len, stems), default=0)


def _part(side: str) -> tuple[str, list[tuple[str, ...]]]:
    """The regular expression, and for each piece what must be there."""
    regex, needed = "", []
    if not side or _PIECE.sub("", side).strip():
        raise BadPack(f"not a phrase: {side!r}")
    for piece in _PIECE.finditer(side):
        if piece[0] == "..":
            regex += _GAP
            continue
        choices = (piece[1] or piece[3]).split("|")
        words = [[_word(word) for word in choice.split()] for choice in choices]
        regex += "(?:" + "|".join("".join(one for one, _ in choice) for choice in words) + ")"
        if piece[2]:
            regex += "?"
            continue
        needed.append(tuple(max((stem for _, stem in choice), key=len) for choice in words))
    return regex, needed


def _word(word: str) -> tuple[str, str]:
    if word == "#":
        return r"\d+ ", ""
    if word == ",":
        return ", ", ","
    starts, ends = word.startswith("*"), word.endswith("*")
    stem = fold(word.strip("*"))
    if not stem.isalnum() or (len(stem) < _LEAST and (starts or ends)):
        raise BadPack(f"not a word to look for: {word!r}")
    arabic = (
        ""
        if not "\u0620" <= stem[0] <= "\u06ff"
        else _ARABIC
        if len(stem) > _LEAST
        else _ARABIC_SHORT
    )
    begins = "[^ ]*" if starts else arabic
    return begins + stem + ("[^ ]*" if ends else "") + " ", stem
