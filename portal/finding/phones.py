"""Telephone numbers: of the country and of the countries whose languages are spoken here."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise

from phonenumbers import PhoneMetadata

from portal import packs
from portal.finding.found import Kind, Span
from portal.finding.letters import Plain, Token
from portal.finding.runs import Group, Run
from portal.finding.words.numbers import CALL

LEAST, MOST = 9, 15  # digits of a number that is one without further signs
LOCAL = (7, 8)  # digits of a number beside "call me"
MOST_WORDS_BETWEEN = 6  # in one number
NEAR = 35  # letters between such a word and the number
REGIONS = (  # where the languages of this portal are spoken
    "TR", "SY", "IQ", "JO", "LB", "EG", "MA", "AF", "IR", "PK", "RU", "KZ", "BY", "UZ", "KG", "TM",
    "AZ", "GE", "UA", "RO", "MD", "FR", "GB", "US", "DE",
)  # fmt: skip


class Shapes:
    """What numbers of these countries look like."""

    def __init__(self, regions: tuple[str, ...]) -> None:
        known = [PhoneMetadata.metadata_for_region(region) for region in regions]
        national = [data for data in known if data]
        bodies = {data.id: _body_of(data) for data in national}
        self.with_trunk = _one_of(
            f"{data.national_prefix or '0'}(?:{bodies[data.id]})" for data in national
        )
        self.bare = _one_of(bodies.values())
        self.abroad = _one_of(f"{data.country_code}(?:{bodies[data.id]})" for data in national)
        trunks = {(data.national_prefix or "0")[0] for data in national}
        self.trunks = frozenset(trunks - {"1"})

    def begins(self, digits: str, at: int) -> bool:
        """Whether some number can begin here."""
        shapes = (self.with_trunk, self.abroad, self.bare)
        return digits.startswith("00", at) or any(shape.match(digits, at) for shape in shapes)


@cache
def shapes_of(country: str) -> Shapes:
    first = country.upper()
    return Shapes((first, *(region for region in REGIONS if region != first)))


@cache
def known_lines(country: str) -> frozenset[str]:
    """Numbers that everybody may write: the help lines and services of the country."""
    pack = packs.load(country)
    told = [line.number for line in pack.lines] + [one.phone for one in pack.services]
    return frozenset("".join(filter(str.isdigit, number)) for number in told if number)


def phones_in(plain: Plain, runs: list[Run], country: str) -> Iterator[Span]:
    shapes, lines = shapes_of(country), known_lines(country)
    for run in runs:
        first = 0
        while first < len(run.groups):
            last = _last_of_number(run, first, shapes, lines, plain)
            if last is None:
                first += 1
                continue
            yield Span(Kind.PHONE, _start(run, first), run.groups[last].end)
            first = last + 1


def _start(run: Run, first: int) -> int:
    plus = run.before.rstrip().endswith("+") and first == 0
    return run.groups[first].start - (len(run.before) - run.before.rindex("+") if plus else 0)


def _last_of_number(
    run: Run, first: int, shapes: Shapes, lines: frozenset[str], plain: Plain
) -> int | None:
    """The longest number that begins with this group; the place of its last group."""
    starts = run.starts
    if first and not shapes.begins(run.digits, starts[first]):
        return None
    for last in range(min(len(run.groups), first + MOST) - 1, first - 1, -1):
        length = starts[last + 1] - starts[first]
        if length > MOST:
            continue
        if length < min(LOCAL):
            return None
        digits = run.digits[starts[first] : starts[last + 1]]
        is_one = length >= LEAST and _is_number(run, first, last, digits, shapes)
        if is_one or (length in LOCAL and _is_local(run, first, last, plain)):
            groups = run.groups[first : last + 1]
            if _is_count(groups):
                return None
            if not (digits in lines or _is_harmless(groups, lines)):
                return last
    return None


def _is_harmless(groups: list[Group], lines: frozenset[str]) -> bool:
    known = all(group.digits in lines for group in groups)
    return known or _is_amount(groups) or _are_years(groups)


def _is_number(run: Run, first: int, last: int, digits: str, shapes: Shapes) -> bool:
    tight = run.is_tight(first, last)
    ends_run = last == len(run.groups) - 1
    if first == 0 and run.before.rstrip().endswith("+"):
        return True
    if digits.startswith("00") and len(digits) >= 10:
        return tight or shapes.abroad.fullmatch(digits, 2) is not None
    if digits[0] in shapes.trunks and shapes.with_trunk.fullmatch(digits):
        is_mobile = digits[0] == "0" or digits.startswith("89")
        return tight or (is_mobile and _is_told_in_pieces(run, first, last))
    commas = run.has_comma(first, last)
    if shapes.abroad.fullmatch(digits) and len(digits) > 10:
        return tight and not commas
    if not tight or (commas and not _one_by_one(run, first, last)):
        return False
    if shapes.bare.fullmatch(digits):
        return True
    return first == 0 and ends_run and len(digits) >= 10


def _is_local(run: Run, first: int, last: int, plain: Plain) -> bool:
    """Seven digits are a number to call when somebody says so just before."""
    whole = first == 0 and last == len(run.groups) - 1
    if _are_years(run.groups[:1]):
        return False
    if not whole or not run.is_tight(first, last) or run.has_comma(first, last):
        return False
    start = run.groups[first].start
    return any(_says_call(token) for token in _words_before(plain, start))


def _words_before(plain: Plain, start: int) -> list[Token]:
    at = len(plain.tokens)
    while at and plain.tokens[at - 1].start >= start:
        at -= 1
    near = plain.tokens[max(0, at - 6) : at]
    return [token for token in near if not token.is_number and start - token.end <= NEAR]


def _says_call(token: Token) -> bool:
    return any(token.said[:n] in CALL for n in range(3, len(token.said) + 1))


def _is_told_in_pieces(run: Run, first: int, last: int) -> bool:
    """0532 my dear 415 and 23 16: a few words, and pieces as numbers have them."""
    gaps = run.gaps[first:last]
    few = sum(gap.words for gap in gaps) <= MOST_WORDS_BETWEEN
    begins = run.digits[run.starts[first] :][:1] == "8"
    pieces = len(run.groups[first].digits) > 2 or _one_by_one(run, first, last) or begins
    return few and pieces and not any(gap.words and gap.ends_sentence for gap in gaps)


def _one_by_one(run: Run, first: int, last: int) -> bool:
    """0, 5, 3, 2 …, with the same between all of them."""
    if len(set(run.gaps[first:last])) > 1:
        return False
    return all(len(group.digits) == 1 for group in run.groups[first : last + 1])


def _is_count(groups: list[Group]) -> bool:
    """1 2 3 4 5, 10 20 30 40: somebody counts, perhaps twice."""
    if len(groups) < 4:
        return False
    values = [int(group.digits) for group in groups]
    steps = [other - one for one, other in pairwise(values)]
    most = max(steps.count(steps[0]), steps.count(steps[-1]))
    return most == len(steps) or (len(steps) > 5 and most >= len(steps) - 1)


def _is_amount(groups: list[Group]) -> bool:
    """1 250 000: an amount without its currency."""
    first, *rest = groups
    is_number = not first.digits.startswith("0") and len(first.digits) <= 3
    in_threes = bool(rest) and all(len(group.digits) == 3 for group in rest)
    return is_number and in_threes and rest[-1].digits == "000"


def _are_years(groups: list[Group]) -> bool:
    return all(len(g.digits) == 4 and g.digits[:2] in {"19", "20"} for g in groups)


def _body_of(data: PhoneMetadata) -> str:
    """What a number of this country looks like, without what is dialled in front of it."""
    pattern = data.general_desc.national_number_pattern if data.general_desc else None
    if not pattern:
        raise LookupError(f"nothing is known of numbers in {data.id}")
    return str(pattern)


def _one_of(patterns: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns))
