"""A text in plain letters and digits, and where each of them stands in the text as it was typed."""

import re
import unicodedata
from functools import cached_property, lru_cache
from typing import NamedTuple

_SAME = str.maketrans("İIıأإآىیةکە", "iiiاااييهكه") | {ord("ё"): "е", ord("ё"): "е"}
_APOSTROPHES = dict.fromkeys("'’‘ʻʼ`´", "'")
_TOKEN = re.compile(r"[oоli]{0,3}[0-9][0-9oоli]*|[^\W\d_]+")


class Token(NamedTuple):
    """A word, or a number (in which an o or an l may stand for 0 and 1)."""

    said: str
    start: int
    end: int
    is_number: bool


class Plain:
    """`text` has small letters without marks, digits 0-9, one shape for what people mix up, and
    nothing invisible. `original(start, end)` says where a piece of it stands in the original."""

    def __init__(self, written: str) -> None:
        parts: list[str] = []
        at: list[int] = []
        for place, letter in enumerate(written):
            said = _plain(letter)
            if said == "'" and parts and _is_part_of_word(parts[-1]):
                continue
            parts.append(said)
            at += [place] * len(said)
        self.written = written
        self.text = "".join(parts)
        self._at = [*at, len(written)]

    @cached_property
    def tokens(self) -> list[Token]:
        """Words and numbers, in order."""
        found = _TOKEN.finditer(self.text)
        return [Token(m[0], m.start(), m.end(), _has_digit(m[0])) for m in found]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Start and end in the text as it was typed, with the marks that follow its last letter."""
        return self._at[start], max(self._at[end], self._at[end - 1] + 1)

    def is_capital(self, at: int) -> bool:
        """Whether this letter was typed as a capital."""
        return self.written[self._at[at]].isupper()


def plain(said: str) -> str:
    """A word of our own tables in the same letters."""
    return Plain(said).text


def _has_digit(said: str) -> bool:
    return said.isdigit() or any("0" <= letter <= "9" for letter in said)


def _is_part_of_word(before: str) -> bool:
    """Whether an apostrophe after this letter belongs to a letter (o‘ g‘ in Uzbek, Ukrainian) and
    does not begin an ending (12'de)."""
    return before in {"o", "g"} or "а" <= before[-1:] <= "і"


@lru_cache(maxsize=10_000)
def _plain(letter: str) -> str:
    """None, one or several letters for one."""
    if letter in _APOSTROPHES:
        return "'"
    number = unicodedata.decimal(letter, None)
    if number is not None:
        return str(number)
    wide = unicodedata.normalize("NFKC", letter).translate(_SAME).casefold()
    said = "".join(
        str(unicodedata.decimal(part, part))
        for part in unicodedata.normalize("NFD", wide)
        if unicodedata.category(part)[0] != "M" and unicodedata.category(part) != "Cf"
    )
    return unicodedata.normalize("NFC", said).translate(_SAME)
