"""Texts from outside as plain text: nothing in them that cannot be seen, nothing in disguise."""

import re
import unicodedata

_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})  # control, zero-width and bidi, no characters
_BLANK = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")  # letters without ink
_ENDS = re.compile(r"\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_PLAIN = ("<font>", "<wide>", "<initial>", "<medial>", "<final>", "<isolated>", "<circle>")
_GAP = re.compile(r"\n{3,}")
_PILE = re.compile(r"([\u0300-\u036f\u20d0-\u20ff]{2})[\u0300-\u036f\u20d0-\u20ff]+")
_JOINED = re.compile("(?<=[\u0621-\u06d3])\u200c(?=[\u0621-\u06d3])")  # Persian spelling needs it
_MARK = "\ue000"  # stands for it meanwhile; private use, so nobody else's is left over


def clean_text(given: str) -> str:
    """Several lines: letters, digits, signs and line ends; at most one empty line in between."""
    lines = [_line(line) for line in _ENDS.sub("\n", given).split("\n")]
    return _GAP.sub("\n\n", "\n".join(lines)).strip()


def clean_line(given: str) -> str:
    """The same in one line."""
    return " ".join(clean_text(given).split())


def _line(line: str) -> str:
    joined = _JOINED.sub(_MARK, line.replace(_MARK, "").replace("\t", " "))
    seen = "".join("\u200c" if c == _MARK else _shown(c) for c in joined)
    return " ".join(_PILE.sub(r"\1", unicodedata.normalize("NFC", seen)).split())


def _shown(c: str) -> str:
    """What is left of one character: ornamental letters, as adverts like them, become plain."""
    if c.isascii() and c.isprintable():
        return c
    if c in _BLANK or unicodedata.category(c) in _UNSEEN:
        return ""
    is_ornament = unicodedata.decomposition(c).startswith(_PLAIN)
    return unicodedata.normalize("NFKC", c) if is_ornament else c
