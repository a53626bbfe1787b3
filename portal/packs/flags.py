"""The words of red flags in one country, by rule and language, and what ordinary pay is there."""

import re
import tomllib
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from portal.packs.patterns import Pattern, pattern
from portal.packs.reading import BadPack, of
from portal.text import fold

_PIECE = 4
_SIGNS = re.compile(r"[()|&*]")
UNITS = ("hour", "day", "week", "month")
# What they stand for is in `portal.flags.indicators`.
# fmt: off
RULES = {
    "age_asked", "sex_asked", "looks_asked", "alone_asked", "no_papers", "pay_far_above",
    "vague_work", "all_arranged", "only_their_transport", "may_not_go_out", "live_in",
    "far_away", "no_phone", "sexual", "body_for_bed", "force", "secret", "pressed",
    "threat", "papers_kept", "no_wage", "paid_late", "pay_held", "fee_asked", "deposit_asked",
    "loan", "deducted", "penalty", "home_tied", "work_for_rent", "bad_place", "no_hours",
    "long_hours", "no_rest", "always_ready",
}
# fmt: on
FACTS = ("no_experience", "insured", "childcare", "furnished", "bills_included", "children", "pets")
HINTS = ("by_choice", "wage_said", "hours_said", "address_said", "women_reason", "shifts")


@dataclass(frozen=True)
class Denial:
    """How one language says no, before something or after it; `unless` looks like a no only."""

    before: re.Pattern[str] | None
    after: re.Pattern[str] | None
    unless: re.Pattern[str] | None


@dataclass(frozen=True)
class Phrase:
    """What one rule, or one fact, looks for in one language. `firm`: it holds its own no."""

    rule: str
    language: str
    looks_for: Pattern
    firm: bool


@dataclass(frozen=True)
class Currency:
    """What ordinary pay goes up to, for each unit, and how the currency is written."""

    ordinary: dict[str, int]
    written: re.Pattern[str]


@dataclass(frozen=True)
class Pay:
    checked_on: date
    times: int  # so many times ordinary pay is far above it
    currencies: dict[str, Currency]
    units: dict[str, re.Pattern[str]]
    thousand: re.Pattern[str]


@dataclass(frozen=True)
class RedFlags:
    """Words of one country. `hints` take a flag away: "if you like", "hours are in the text";
    `facts` are no flags: "no experience needed"."""

    checked_on: date
    hours_a_day: int  # the most that the law allows
    pay: Pay
    denials: dict[str, Denial]
    phrases: tuple[Phrase, ...]
    hints: dict[str, tuple[Pattern, ...]]
    facts: tuple[Phrase, ...]

    def phrases_for(self, folded: str) -> list[Phrase]:
        """Those that may be in a text, and with luck not many others."""
        pieces = {folded[at : at + _PIECE] for at in range(len(folded))}
        found = {at for piece in pieces & self._starts.keys() for at in self._starts[piece]}
        return [self.phrases[at] for at in sorted(found.union(self._starts[""]))]

    @cached_property
    def _starts(self) -> dict[str, list[int]]:
        """The places of phrases, by the first letters of what they need; by "" where that is short.

        Looking each of a thousand phrases up in every text took longer than all the rest.
        """
        starts: dict[str, list[int]] = {"": []}
        for at, phrase in enumerate(self.phrases):
            needed = phrase.looks_for.any_of
            is_short = min(map(len, needed)) < _PIECE
            for start in {""} if is_short else {one[:_PIECE] for one in needed}:
                starts.setdefault(start, []).append(at)
        return starts


def red_flags(path: Path) -> RedFlags | None:
    """Of a pack's second file; none where there is no such file. Raises `BadPack`."""
    if not path.is_file():
        return None
    data = tomllib.loads(path.read_text("utf-8"))
    hours_a_day = of(int, of(dict, data, "hours"), "most_a_day")
    if not 0 < hours_a_day < 24:
        raise BadPack("most_a_day must be hours of a day")
    denials = {code: _denial(said) for code, said in of(dict, data, "denials").items()}
    return RedFlags(
        checked_on=of(date, data, "checked_on"),
        hours_a_day=hours_a_day,
        pay=_pay(of(dict, data, "pay")),
        denials=denials,
        phrases=tuple(_phrases(of(dict, data, "rules"), RULES, denials)),
        hints=_hints(of(dict, data, "hints")),
        facts=tuple(_phrases(of(dict, data, "facts"), FACTS, denials)),
    )


def _phrases(
    rules: dict[str, Any], known: Collection[str], denials: dict[str, Denial]
) -> Iterator[Phrase]:
    if unknown := set(rules) - set(known):
        raise BadPack(f"there are no {sorted(unknown)}, only {sorted(known)}")
    for rule in rules:
        for code, said in of(dict, rules, rule).items():
            if code not in denials:
                raise BadPack(f"{rule}: nothing says how {code} says no")
            for one in _list(said, rule):
                yield Phrase(rule, code, pattern(one), _says_no(one, denials[code]))


def _says_no(phrase: str, no: Denial) -> bool:
    words = f" {fold(_SIGNS.sub(' ', phrase))} "
    return any(side and side.search(words) for side in (no.before, no.after))


def _hints(entry: dict[str, Any]) -> dict[str, tuple[Pattern, ...]]:
    if unknown := set(entry) - set(HINTS):
        raise BadPack(f"there are no hints {sorted(unknown)}")
    return {
        hint: tuple(
            pattern(one) for said in of(dict, entry, hint).values() for one in _list(said, hint)
        )
        for hint in entry
    }


def _denial(entry: Any) -> Denial:
    if not isinstance(entry, dict):
        raise BadPack("denials must be tables of words before and after")
    return Denial(*(_words(entry.get(side, []), side) for side in ("before", "after", "unless")))


def _pay(entry: dict[str, Any]) -> Pay:
    units = of(dict, entry, "units")
    if set(units) != set(UNITS):
        raise BadPack(f"units must be {UNITS}")
    currencies, times = of(dict, entry, "currencies"), of(int, entry, "times")
    if times < 1:
        raise BadPack("times must be at least 1")
    return Pay(
        checked_on=of(date, entry, "checked_on"),
        times=times,
        currencies={code: _currency(of(dict, currencies, code)) for code in currencies},
        units={unit: _some(said, unit) for unit, said in units.items()},
        thousand=_some(entry.get("thousand"), "thousand"),
    )


def _currency(entry: dict[str, Any]) -> Currency:
    ordinary = {unit: of(int, entry, unit) for unit in UNITS}
    if min(ordinary.values()) <= 0 or sorted(ordinary.values()) != list(ordinary.values()):
        raise BadPack("ordinary pay must be more for a longer time")
    return Currency(ordinary, _some(entry.get("written"), "written"))


def _some(said: Any, place: str) -> re.Pattern[str]:
    found = _words(said, place)
    if found is None:
        raise BadPack(f"{place} must hold at least one word")
    return found


def _words(said: Any, place: str) -> re.Pattern[str] | None:
    words = _list(said, place)
    return re.compile("|".join(pattern(word).source for word in words)) if words else None


def _list(said: Any, place: str) -> list[str]:
    if not isinstance(said, list) or not all(isinstance(one, str) and one for one in said):
        raise BadPack(f"{place} must be a list of words")
    return said
