"""Addresses: a street with a number, in the order in which the language says it."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from portal.finding.found import Kind, Span
from portal.finding.letters import Plain, Token
from portal.finding.words import streets as words

_NUMBER = re.compile(r"\d{1,4}(?: ?[/\-] ?\d{1,4})?(?:[a-z](?![^\W_]))?(?!\d|[.:]\d\d)")
_SIGNS = re.compile(r"[ .,:/#№\-،]{0,4}")
_LINKING = re.compile(rf"(?:{'|'.join(sorted(words.LINKING))})(?![^\W\d_])[ .,:/#№\-،]{{0,4}}")
_NAMED = re.compile(r"(?<![^\W_])([^\W\d_]{1,30} \d{1,4}[a-z]?),? ?$")  # Ленина 12, кв 5
_FOLLOWING = re.compile(r" ?([^\W\d_]+)")
_BLANKS = re.compile(r"[ .]{1,3}|[ .]{0,2}[,،] ?")
NAME_WORDS = 3  # of a street
FAR = 20  # letters between them with a word such as "corner"
_BRIDGES = re.compile("|".join(words.BRIDGES))
BESIDE = 4  # letters between two pieces of one address


class Piece(NamedTuple):
    """A street, or a number with what it counts."""

    start: int
    end: int
    is_street: bool
    has_number: bool
    is_enough: bool = False


def addresses_in(plain: Plain) -> Iterator[Span]:
    cluster: list[Piece] = []
    for piece in sorted(_pieces(plain)):
        if cluster and piece.start < cluster[-1].end:
            if piece.end > cluster[-1].end:
                cluster.append(piece)
            continue
        if cluster and not _is_near(plain.text, cluster[-1].end, piece.start):
            yield from _told(plain.text, cluster)
            cluster = []
        cluster.append(piece)
    yield from _told(plain.text, cluster)


def _is_near(text: str, end: int, start: int) -> bool:
    between = _BRIDGES.sub("", text[end:start]) if start - end < FAR else "far"
    return len(between) <= BESIDE and not any(letter.isalnum() for letter in between)


def _told(text: str, cluster: list[Piece]) -> Iterator[Span]:
    streets = sum(piece.is_street for piece in cluster)
    numbers = sum(piece.has_number for piece in cluster)
    if not ((streets and numbers) or streets > 1 or numbers > 1 or _is_enough(cluster)):
        return
    start = cluster[0].start
    if not streets and (named := _NAMED.search(text, max(0, start - 40), start)):
        start = named.start(1)
    yield Span(Kind.ADDRESS, start, max(piece.end for piece in cluster))


def _is_enough(cluster: list[Piece]) -> bool:
    return any(piece.is_enough for piece in cluster)


def _pieces(plain: Plain) -> Iterator[Piece]:
    tokens = plain.tokens
    for place, token in enumerate(tokens):
        if token.said in words.AFTER_NAME:
            yield from _street_after_name(plain, place)
        if token.said in words.BEFORE_NAME:
            yield from _street_before_name(plain, place)
        if token.said in words.UNITS:
            yield from _unit(plain, token)
        if token.said in words.UNITS_AFTER:
            yield from _unit_after(plain, place)


def _street_after_name(plain: Plain, place: int) -> Iterator[Piece]:
    """Gül Sokak 12, 12 Rose Street, 1453. Sokak."""
    token = plain.tokens[place]
    names = _names_before(plain, place)
    start = names[0].start if names else token.start
    before = plain.tokens[place - len(names) - 1] if place > len(names) else None
    ends = _number_after(plain, token.end)
    if before and not before.is_number and len(before.said) == 1 and place > len(names) + 1:
        letter, before = before, plain.tokens[place - len(names) - 2]
        before = before if before.end == letter.start else None
    if before and before.is_number and _touches(plain.text, before.end, start):
        number_first = bool(names) or plain.text[before.end : start].strip() == "."
        if number_first and before.said[0].isdigit() and len(before.said) <= 4:
            yield Piece(before.start, ends or token.end, True, True)
            return
    if not names and ends and _LINKING.match(plain.text, token.end + 1):
        yield Piece(start, ends, True, True)
    if not names or (token.said in words.SHY_STREETS and not ends and not _is_named(plain, names)):
        return
    yield Piece(start, ends or token.end, True, ends is not None)


def _is_named(plain: Plain, names: list[Token]) -> bool:
    return plain.is_capital(names[-1].start)


def _names_before(plain: Plain, place: int) -> list[Token]:
    """The words in front that can be a street's name: the last one, and further capital ones."""
    found: list[Token] = []
    at = plain.tokens[place].start
    for token in reversed(plain.tokens[max(0, place - NAME_WORDS) : place]):
        between = plain.text[token.end : at]
        if token.is_number or token.said in words.NOT_NAMES or between.strip(" -"):
            break
        if token.said in words.AFTER_NAME or token.said in words.UNITS:
            break
        if found and between != "-" and not plain.is_capital(token.start):
            break
        found.insert(0, token)
        at = token.start
    return found


def _street_before_name(plain: Plain, place: int) -> Iterator[Piece]:
    """улица Ленина 12, شارع الورد رقم ١٢."""
    token = plain.tokens[place]
    end, names = token.end, 0
    for name in plain.tokens[place + 1 : place + 1 + NAME_WORDS]:
        if not _BLANKS.fullmatch(plain.text, end, name.start) or (
            names and "," in plain.text[end : name.start]
        ):
            break
        if name.is_number or name.said in words.NOT_NAMES or name.said in words.UNITS:
            break
        if name.said in words.BEFORE_NAME:
            break
        if names and _number_after(plain, end) is not None:
            break
        end, names = name.end, names + 1
    number = _number_after(plain, end)
    if names == 0 and not (number and token.said in words.UNITS):
        return
    if names == NAME_WORDS and number is None:
        end = plain.tokens[place + 1].end
    yield Piece(token.start, number or end, True, number is not None)


def _unit(plain: Plain, token: Token) -> Iterator[Piece]:
    """дом 12, No: 5."""
    if end := _number_after(plain, token.end):
        yield Piece(token.start, end, False, True, token.said in words.STRONG_UNITS)


def _unit_after(plain: Plain, place: int) -> Iterator[Piece]:
    """12-uy, 12 numara."""
    if not place:
        return
    before, token = plain.tokens[place - 1 : place + 1]
    touches = plain.text[before.end : token.start] in {" ", "-", "", "'"}
    if touches and before.is_number and len(before.said) <= 4:
        strong = token.said in words.STRONG_UNITS
        yield Piece(before.start, token.end, False, True, strong)


def _number_after(plain: Plain, at: int) -> int | None:
    """Where a house's number ends that begins right here, perhaps after `no` or `رقم`."""
    text = plain.text
    signs = _SIGNS.match(text, at)
    place = signs.end() if signs else at
    if linking := _LINKING.match(text, place):
        place = linking.end()
    number = _NUMBER.match(text, place)
    if not number or (place == at and not signs):
        return None
    following = _FOLLOWING.match(text, number.end())
    if following and following[1] in words.MEASURES:
        return None
    return number.end()


def _touches(text: str, end: int, start: int) -> bool:
    """Nothing between them but blanks, a dot, or the letter of 12b."""
    between = text[end:start]
    if between[:1].isalpha():
        between = between[1:]
    return 0 < len(between) <= 2 and not between.strip(" .")
