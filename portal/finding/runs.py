"""Numbers that stand together, however they are written: what could be one long number."""

import re
from collections.abc import Iterator
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from portal.finding.letters import Plain, Token
from portal.finding.words.harmless import CURRENCIES
from portal.finding.words.numbers import AND, DOUBLE, NUMBERS, THEN, TIMES_HUNDRED, TRIPLE

FAR = 30  # letters between two groups that are still one number
MOST_WORDS = 3  # between them
_AMOUNT = r"(?:\d{1,3}(?:[.,٬' ]\d{3})+(?:[.,]\d\d?)?|(?!0)\d{1,8}(?:[.,]\d\d?)?)"
_HARMLESS = re.compile(
    r"(?<![\d:.])(?:[01]?\d|2[0-3]):[0-5]\d(?!\d|:?\d)"  # 14:30
    r"|(?<![\d:.])(?<!\d[ ])(?:[01]?\d|2[0-3])\.[0-5]\d(?!\d|[ .:]\d)"  # 14.30
    r"|(?<![\d./-])(?:[0-2]?\d|3[01])([./-])(?:0?[1-9]|1[0-2])\1(?:(?:19|20)\d\d|\d\d)(?!\d|\1\d)"
    r"|(?<![\d./-])(?:19|20)\d\d([./-])(?:0?[1-9]|1[0-2])\2(?:[0-2]?\d|3[01])(?!\d|\2\d)"
    rf"|[₺$€£₽₴₾] ?{_AMOUNT}(?!\d)"
    rf"|(?<!\d)(?<!\d[ .\-/*]){_AMOUNT} ?(?:[₺$€£₽₴₾]|(?:{'|'.join(CURRENCIES)})(?![^\W\d_]))"
)
_LETTERS = str.maketrans({"o": "0", "о": "0", "l": "1", "i": "1"})


class Group(NamedTuple):
    """Digits that were written in one piece, or said in one: 532 for five hundred thirty-two."""

    digits: str
    start: int
    end: int
    in_words: bool


class Gap(NamedTuple):
    """What stands between two groups."""

    words: int  # other than "then"
    has_comma: bool
    ends_sentence: bool


class Run:
    """Groups that follow each other; `gaps[n]` stands between the groups n and n+1."""

    def __init__(self, groups: list[Group], gaps: list[Gap], before: str) -> None:
        self.groups = groups
        self.gaps = gaps
        self.before = before  # the letters in front of it
        self.digits = "".join(group.digits for group in groups)

    @cached_property
    def starts(self) -> list[int]:
        """Where each group begins in `digits`, and where the last one ends."""
        return list(accumulate((len(group.digits) for group in self.groups), initial=0))

    def is_tight(self, first: int, last: int) -> bool:
        """Whether nothing but signs stands between these groups."""
        return self._loose[first] == self._loose[last]

    def has_comma(self, first: int, last: int) -> bool:
        return self._commas[first] != self._commas[last]

    @cached_property
    def _loose(self) -> list[int]:
        """How many gaps in front of each group hold words or end a sentence."""
        return list(accumulate((bool(g.words or g.ends_sentence) for g in self.gaps), initial=0))

    @cached_property
    def _commas(self) -> list[int]:
        return list(accumulate((g.has_comma for g in self.gaps), initial=0))


def harmless_left_out(text: str) -> str:
    """The same text with times, days and prices made unreadable, everything in its place."""
    return _HARMLESS.sub(lambda m: "\0" * len(m[0]), text)


def runs_of(plain: Plain) -> Iterator[Run]:
    """Every run of at least seven digits."""
    text = harmless_left_out(plain.text)
    groups = [g for g in _groups(plain.tokens, text) if "\0" not in text[g.start : g.end]]
    words = [token for token in plain.tokens if not token.is_number]
    gaps = _gaps(groups, words, text)
    first = 0
    for place in range(len(groups)):
        if place < len(gaps) and gaps[place] is not None:
            continue
        run = Run(
            groups[first : place + 1],
            [gap for gap in gaps[first:place] if gap is not None],
            text[max(0, groups[first].start - 3) : groups[first].start],
        )
        if len(run.digits) >= 7:
            yield run
        first = place + 1


def _gaps(groups: list[Group], words: list[Token], text: str) -> list[Gap | None]:
    """Between neighbours; None where they are too far from each other to be one number."""
    found: list[Gap | None] = []
    at = 0
    for one, other in zip(groups, groups[1:], strict=False):
        while at < len(words) and words[at].end <= one.end:
            at += 1
        between = text[one.end : other.start] if other.start - one.end <= FAR else "\0"
        place, strange = at, 0
        while place < len(words) and words[place].start < other.start:
            strange += words[place].said not in THEN
            place += 1
        far = "\0" in between or strange > MOST_WORDS or (place == at and len(between) > 9)
        ends = any(sign in between for sign in (". ", "? ", "! ", ".\n"))
        found.append(None if far else Gap(strange, "," in between or "،" in between, ends))
    return found


def _groups(tokens: list[Token], text: str) -> list[Group]:
    """Numbers in digits and in words; words that belong to one number are one group."""
    found: list[Group] = []
    said = _Said()
    for place, token in enumerate(tokens):
        if token.is_number:
            found += said.done()
            digits = token.said.translate(_LETTERS)
            found.append(Group(digits, token.start, token.end, in_words=False))
        elif token.said in {"o", "о"} and _is_beside_number(tokens, place):
            found += said.done()
            found.append(Group("0", token.start, token.end, in_words=False))
        else:
            found += said.hear(token, text)
    return found + said.done()


def _is_beside_number(tokens: list[Token], place: int) -> bool:
    near = tokens[max(0, place - 1) : place] + tokens[place + 1 : place + 2]
    return any(token.is_number or token.said in {"o", "о"} for token in near)


class _Said:
    """A number that is being said, word by word."""

    def __init__(self) -> None:
        self.value = self.step = self.times = 0
        self.start = self.end = -1

    def hear(self, token: Token, text: str) -> list[Group]:
        """Numbers that are complete because of this word."""
        word = token.said
        if word in DOUBLE or word in TRIPLE:
            done = self.done()
            self.times = 2 if word in DOUBLE else 3
            self.start, self.end = token.start, token.end
            return done
        if word in AND and self.start >= 0:
            return []
        value = _value(word)
        if value is None:
            return self.done()
        if word in TIMES_HUNDRED and self.step == 1 and 0 < self.value < 10:
            self.value, self.step, self.end = self.value * 100, 100, token.end
            return []
        if self._goes_on(value) and "\0" not in text[self.end : token.start]:
            self.value, self.step, self.end = self.value + value, _step(value), token.end
            return []
        done = self.done() if not self.times or self.step else []
        self.value, self.step, self.end = value, _step(value), token.end
        self.start = token.start if self.start < 0 else self.start
        return done

    def _goes_on(self, value: int) -> bool:
        """five hundred + thirty + two; not two + three."""
        below = self.step == 100 and 0 < value < 100
        return not self.times and (below or (self.step == 10 and 0 < value < 10))

    def done(self) -> list[Group]:
        """What was said so far, if anything."""
        found = []
        if self.start >= 0 and self.step:
            digits = str(self.value) * max(1, self.times)
            found = [Group(digits, self.start, self.end, in_words=True)]
        self.value = self.step = self.times = 0
        self.start = self.end = -1
        return found


def _value(word: str) -> int | None:
    if word in TIMES_HUNDRED:
        return 100
    if word in NUMBERS:
        return NUMBERS[word]
    return NUMBERS.get(word[1:]) if word[0] == "و" else None  # Arabic: and-thirty


def _step(value: int) -> int:
    if value >= 100:
        return 100
    return 10 if value >= 10 and value % 10 == 0 else 1
