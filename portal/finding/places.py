"""Houses by their names, and words of which a coordinator said that they are never to be posted."""

from collections.abc import Callable, Collection, Iterator
from functools import lru_cache
from typing import NamedTuple

from portal.finding.found import Kind, Span
from portal.finding.letters import Plain, Token
from portal.finding.words import streets

MOST_WORDS = 8  # of one mark
ENDING = 5  # letters that a language may hang on a name
_ENDINGS = ("nda", "nde", "ndan", "nden", "da", "de", "ta", "te", "dan", "den", "tan", "ten", "na",
            "ne", "ya", "ye", "ni", "nin", "nun")  # fmt: skip
_SAME = {
    "sokagi": "sokak", "sok": "sokak", "sk": "sokak", "caddesi": "cadde", "cad": "cadde",
    "cd": "cadde", "mahallesi": "mahalle", "mah": "mahalle", "mh": "mahalle", "st": "street",
    "rd": "road", "ave": "avenue", "apartmani": "apartman", "apt": "apartman", "ул": "улица",
    "улице": "улица", "улицы": "улица", "улицу": "улица", "kochasi": "kocha",
}  # fmt: skip


class Marks(NamedTuple):
    """Which numbers of words there are marks of, and whether these words are one."""

    sizes: frozenset[int]
    knows: Callable[[str], bool]


NO_MARKS = Marks(frozenset(), lambda said: False)


def mark_words(said: str) -> list[str]:
    """The words of a mark, or of a text, in the form in which they are compared."""
    return [word for word, _token in _compared(Plain(said))]


def marks_in(plain: Plain, marks: Marks) -> Iterator[Span]:
    """Every window of as many words as some mark has."""
    said = _compared(plain) if marks.sizes else []
    words = [word for word, _token in said]
    endless = [_without_endings(word) for word in words]
    for size in marks.sizes:
        for last in range(size - 1, len(said)):
            window = words[last - size + 1 : last + 1]
            forms = (window[-1], *endless[last])
            if any(marks.knows(" ".join([*window[:-1], form])) for form in forms):
                yield Span(Kind.HOUSE, said[last - size + 1][1].start, said[last][1].end)


def _compared(plain: Plain) -> list[tuple[str, Token]]:
    return [
        (_SAME.get(token.said, token.said), token)
        for token in plain.tokens
        if token.said not in streets.LINKING
    ]


@lru_cache(maxsize=5_000)
def _without_endings(word: str) -> tuple[str, ...]:
    """Without each ending by which Turkish says in, at, from."""
    return tuple(
        word.removesuffix(ending)
        for ending in _ENDINGS
        if len(word) > len(ending) + 3 and word.endswith(ending)
    )


def houses_in(plain: Plain, houses: Collection[str]) -> Iterator[Span]:
    """A name of one word, such as Spring, only where it is plainly a name."""
    names = _names(tuple(houses))
    for place, token in enumerate(plain.tokens):
        for name in names.get(token.said[:2], ()):
            end = _end_of_name(plain, place, name)
            if end is not None and (len(name) > 1 or _is_a_name(plain, place)):
                yield Span(Kind.HOUSE, token.start, end)


@lru_cache(maxsize=8)
def _names(houses: tuple[str, ...]) -> dict[str, list[list[str]]]:
    """The words of each name, by the first two letters."""
    found: dict[str, list[list[str]]] = {}
    for house in houses:
        if name := [token.said for token in Plain(house).tokens]:
            found.setdefault(name[0][:2], []).append(name)
    return found


def _end_of_name(plain: Plain, place: int, name: list[str]) -> int | None:
    said = plain.tokens[place : place + len(name)]
    if len(said) < len(name) or [t.said for t in said[:-1]] != name[:-1]:
        return None
    last = said[-1].said
    if not last.startswith(name[-1]) or len(last) > len(name[-1]) + ENDING:
        return None
    if len(name) == 1 and last != name[0]:
        return None
    far = any(b.start - a.end > 2 for a, b in zip(said, said[1:], strict=False))
    return None if far else said[-1].end


def _is_a_name(plain: Plain, place: int) -> bool:
    """Beside a word for house, before an apostrophe and an ending, or a capital in mid-text."""
    token, text = plain.tokens[place], plain.text
    beside = plain.tokens[max(0, place - 1) : place] + plain.tokens[place + 1 : place + 2]
    if any(other.said in streets.HOUSE_WORDS for other in beside):
        return True
    if text[token.end : token.end + 1] == "'":
        return True
    before = text[: token.start].rstrip()
    return plain.is_capital(token.start) and before[-1:].isalpha()
