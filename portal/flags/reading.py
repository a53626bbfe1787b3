"""An advert's words in sentences, folded, so that what was found can be shown as it was written."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from portal.text import fold

_TOKEN = re.compile(
    r"[^\W_]+(?:['’‘ʼʻ`´ـ\u0300-\u036f\u064b-\u0670\u200c-\u200f]+[^\W_]*)*|[,،;؛:]"
)
_END = re.compile(r"[!…\n\r|•●▪►✅❗‼✔➡]+|\.(?=\D|$)|\.\.+|[\U0001f300-\U0001faff\u2600-\u27bf]+")
_LONG = re.compile(r"([^\W\d])\1{2,}")
COMMA = ","


class Sentence(NamedTuple):
    """`folded`: its words with one blank between them and around them; commas are words."""

    written: str
    folded: str
    begins: tuple[int, ...]  # of each word, in `folded`
    places: tuple[tuple[int, int], ...]  # of each word, in `written`

    def quote(self, start: int, end: int) -> str:
        """The words as they were written, for a piece of `folded`."""
        first = max(bisect_right(self.begins, start) - 1, 0)
        last = max(bisect_right(self.begins, end - 1) - 1, first)
        return self.written[self.places[first][0] : self.places[last][1]]


def sentences(text: str) -> Iterator[Sentence]:
    """Those of a text that have words in them."""
    for piece in _END.split(text):
        if piece and (found := _sentence(piece.strip())).places:
            yield found


def _sentence(written: str) -> Sentence:
    folded, begins, places = " ", [], []
    for token in _TOKEN.finditer(written):
        word = COMMA if token[0] in ",،;؛:?؟" else _LONG.sub(r"\1", fold(token[0]))
        if word:
            begins.append(len(folded))
            places.append(token.span())
            folded += word + " "
    return Sentence(written, folded, tuple(begins), tuple(places))
