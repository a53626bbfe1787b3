"""What a find is, how finds that overlap become one list, and a text without them."""

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

LEFT_OUT = "…"


class Kind(StrEnum):
    """In the order in which a find is believed where two of them lie over each other."""

    HOUSE = "house"
    EMAIL = "email"
    HANDLE = "handle"
    LINK = "link"
    IBAN = "iban"
    ID = "id"
    ADDRESS = "address"
    PHONE = "phone"


class Found(NamedTuple):
    """A piece of a text: text[start:end] == said."""

    kind: Kind
    start: int
    end: int
    said: str


class Span(NamedTuple):
    """The same, in places of whichever text it was found in."""

    kind: Kind
    start: int
    end: int


_RANK = {kind: rank for rank, kind in enumerate(Kind)}


def settled(spans: Iterable[Span]) -> list[Span]:
    """In order and not overlapping. What is believed less gives way; what is left of it stays."""
    ranked = sorted(spans, key=lambda span: (_RANK[span.kind], span.start - span.end))
    taken = bytearray(max((span.end for span in ranked), default=0))
    kept = []
    for kind, start, end in ranked:
        if (free := taken.find(0, start, end)) < 0:
            continue
        next_one = taken.find(1, free, end)
        stop = end if next_one < 0 else next_one
        if stop - free > 1:
            taken[free:stop] = b"\1" * (stop - free)
            kept.append(Span(kind, free, stop))
    return sorted(kept, key=lambda span: span.start)


def without(text: str, found: Iterable[Found]) -> str:
    """The text with `…` where something was found."""
    parts, at = [], 0
    for one in found:
        parts += [text[at : one.start], LEFT_OUT]
        at = one.end
    return "".join([*parts, text[at:]])
