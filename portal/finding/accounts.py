"""Bank accounts, cards, and numbers of papers."""

import re
from collections.abc import Iterator
from functools import lru_cache

from portal.finding.found import Kind, Span
from portal.finding.letters import Plain
from portal.finding.runs import Run
from portal.finding.words.papers import PAPERS, SHORT_PAPERS

LENGTHS = {  # of IBANs, by country
    "tr": 26, "de": 22, "gb": 22, "ge": 22, "az": 28, "ua": 29, "kz": 20, "ro": 24, "md": 24,
    "fr": 27, "nl": 18, "be": 16, "at": 20, "it": 27, "es": 24, "bg": 22, "gr": 27, "iq": 23,
    "jo": 30, "lb": 28, "sa": 24, "ae": 23, "pk": 24, "ru": 33, "by": 28, "se": 24, "ch": 21,
    "pl": 28, "cy": 28, "eg": 29, "qa": 29, "kw": 30,
}  # fmt: skip
_IBAN = re.compile(
    r"(?<![^\W_])[a-z] ?[a-z](?:[ .\-\n]{0,2}[0-9oо]){2}(?:[ .\-\n]{0,2}[a-z0-9]){11,33}"
)
_SIGNS = re.compile(r"[ .\-\n]")
_PAPER = re.compile(r"[^\d\n]{0,25}?((?<![^\W\d_])[a-z]{0,3} ?\d(?:[ .\-]?\d){4,13}(?![^\W_]))")
TC = 11  # digits of a Turkish number
ACCOUNT = (16, 26)  # digits of a card or of an account without its country


def ibans_in(plain: Plain) -> Iterator[Span]:
    """With their checksum; a Turkish one also with a mistake in it."""
    at = 0
    while match := _IBAN.search(plain.text, at):
        end = _end_of_iban(plain.text, match.start(), match.end())
        if end:
            yield Span(Kind.IBAN, match.start(), end)
        at = end or match.start() + 2


def _end_of_iban(text: str, start: int, end: int) -> int | None:
    said = _SIGNS.sub("", text[start:end])
    length = LENGTHS.get(said[:2], 0)
    wanted = said[:length]
    if not length or len(wanted) < length:
        return None
    turned = wanted[4:] + wanted[:4]
    if not turned.isascii() or not turned.isalnum():
        return None
    right = int("".join(str(int(letter, 36)) for letter in turned)) % 97 == 1
    if not right and not (wanted.startswith("tr") and wanted[2:].isdigit()):
        return None
    return _place_after(text, start, length)


def _place_after(text: str, start: int, count: int) -> int:
    """Where so many letters and digits are over."""
    at = start
    while count:
        count -= not _SIGNS.match(text[at])
        at += 1
    return at


def long_numbers_in(runs: list[Run]) -> Iterator[Span]:
    """Cards, and accounts whose country was left out: so many digits are nothing else."""
    for run in runs:
        first = 0
        for last in range(len(run.groups)):
            if last < len(run.gaps) and run.is_tight(last, last + 1):
                continue
            length = run.starts[last + 1] - run.starts[first]
            if ACCOUNT[0] <= length <= ACCOUNT[1] and not _is_list(run, first, last):
                yield Span(Kind.IBAN, run.groups[first].start, run.groups[last].end)
            first = last + 1


def _is_list(run: Run, first: int, last: int) -> bool:
    """Groups of different numbers, and not of one that was cut into even pieces."""
    lengths = {len(group.digits) for group in run.groups[first:last]}
    return run.has_comma(first, last) or len(lengths) > 1


def identities_in(plain: Plain, runs: list[Run]) -> Iterator[Span]:
    """Turkish numbers by their checksum; others where somebody says what they are."""
    for run in runs:
        yield from _checked(run)
    for token in plain.tokens:
        if not token.is_number and _names_paper(token.said):
            match = _PAPER.match(plain.text, token.end)
            if match:
                yield Span(Kind.ID, match.start(1), match.end(1))


def _checked(run: Run) -> Iterator[Span]:
    places = {start: place for place, start in enumerate(run.starts)}
    for first, start in enumerate(run.starts[:-1]):
        end = places.get(start + TC)
        if end is None or not run.is_tight(first, end - 1):
            continue
        is_russian = run.groups[first].digits == "8"  # 8 912 …: the way numbers are dialled there
        if not is_russian and is_tc(run.digits[start : start + TC]):
            yield Span(Kind.ID, run.groups[first].start, run.groups[end - 1].end)


def is_tc(digits: str) -> bool:
    """Whether the two check digits of a Turkish identity number are right."""
    if len(digits) != TC or digits[0] == "0" or len(set(digits)) == 1:
        return False
    number = [int(digit) for digit in digits]
    tenth = (7 * sum(number[0:9:2]) - sum(number[1:8:2])) % 10
    return number[9] == tenth and number[10] == sum(number[:10]) % 10


@lru_cache(maxsize=5_000)
def _names_paper(said: str) -> bool:
    return said in SHORT_PAPERS or any(said[:n] in PAPERS for n in range(3, len(said) + 1))
