"""Fields guessed from a text that was pasted: by rules, each with the words it stands on."""

import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from portal.finding.detecting import found_in
from portal.finding.found import Found, Kind, without
from portal.flags.amounts import Amount, amounts
from portal.flags.clocks import longest_day
from portal.flags.saying import facts_in
from portal.formats import SYMBOLS
from portal.forum.language import guess as language_of
from portal.i18n import lazy as _
from portal.listings.models import JOB
from portal.packs import Pack
from portal.text import digits, fold
from portal.vetting.forms import ENTRIES
from portal.vetting.placing import place_in

LONGEST_TITLE, LONGEST_NOTE, LONGEST_TEXT = 120, 1000, 4000
NEAR = 15  # letters before an amount that say what it is for
FIRST_LINE = _("the first line")
LANGUAGE = _("the letters and words of the text")
_ROOMS = re.compile(r"(?<![\d+])\d\s?\+\s?\d(?![\d+])")
_DEPOSIT = re.compile(r"depo[sz]it|kapora|bond|залог|депозит|تامين|عربون")
_FROM = re.compile(r"\s{0,9}(\d[\d., ]{0,30}?)\s{0,9}[-–—/]")
_NOT_DIGIT = re.compile(r"\D")
_EDGES = re.compile(r"^\W+|[^\w)?]+$")
_SEPARATORS = str.maketrans({"٬": ",", "٫": "."})


class Guess(NamedTuple):
    """`because`: by field, the words of the text that it was read from."""

    values: dict[str, Any]
    because: dict[str, Any]


def guess(text: str, kind: str, pack: Pack, places: Sequence[tuple[str, str]] = ()) -> Guess:
    """`places`: cities with their districts, as other offers name them.

    Ways to reach somebody go to the desk's fields and out of what members read; the whole text
    stays in the notes."""
    found = found_in(text, country=pack.code)
    plain = without(text, found)
    lines = (_EDGES.sub("", line) for line in plain.splitlines())
    title = next(filter(None, lines), "")
    values: dict[str, Any] = {
        "title": title[:LONGEST_TITLE],
        "description": plain[:LONGEST_TEXT],
        "notes": text[:LONGEST_NOTE],
    }
    because: dict[str, Any] = {"title": FIRST_LINE}
    facts = [*_money(plain, kind, pack), *_facts(plain, kind), *_place(text, places)]
    for field, value, words in [*_contact(found), *facts, *_ticks(plain, kind, pack)]:
        if field not in values:
            values[field], because[field] = value, words
    if language := language_of(plain):
        values["language"], because["language"] = language, LANGUAGE
    return Guess(values, because)


def _contact(found: list[Found]) -> Iterator[tuple[str, Any, str]]:
    fields = {Kind.PHONE: "phone", Kind.EMAIL: "mail", Kind.ADDRESS: "address"}
    for one in found:
        if one.kind in fields:
            yield fields[one.kind], one.said.strip(), one.said


def _place(text: str, places: Sequence[tuple[str, str]]) -> Iterator[tuple[str, Any, str]]:
    if at := place_in(text, places):
        yield "city", at.city, at.named
        if at.district:
            yield "district", at.district, at.named


def _money(text: str, kind: str, pack: Pack) -> Iterator[tuple[str, Any, str]]:
    if pack.red_flags is None:
        return
    for one in amounts(text.translate(_SEPARATORS), pack.red_flags.pay):
        if one.currency not in SYMBOLS:
            continue
        is_deposit = bool(_DEPOSIT.search(fold(one.ahead[-NEAR:])))
        if kind == JOB and not is_deposit:
            yield "pay_max", one.most, one.quote
            yield "pay_min", _least(one), one.quote
            yield "pay_currency", one.currency, one.quote
            if one.unit:
                yield "pay_unit", one.unit, one.quote
        elif kind != JOB:
            yield ("deposit" if is_deposit else "rent"), one.most, one.quote
            yield "currency", one.currency, one.quote


def _ticks(text: str, kind: str, pack: Pack) -> Iterator[tuple[str, Any, str]]:
    """What is not found stays open: nobody reads a “no” out of it."""
    said = facts_in(text, pack.red_flags) if pack.red_flags else {}
    for field, words in said.items():
        if hasattr(ENTRIES[kind], field):
            yield field, True, words


def _least(one: Amount) -> int:
    """The first of two numbers, when one stands before the other."""
    first = _FROM.match(digits(one.quote))
    least = int(_NOT_DIGIT.sub("", first[1])) if first else one.most
    scale = 1000 if least * 100 < one.most else 1  # “30-35 thousand”
    return least * scale if least * scale <= one.most else one.most


def _facts(text: str, kind: str) -> Iterator[tuple[str, Any, str]]:
    if kind != JOB:
        if rooms := _ROOMS.search(digits(text)):
            yield "rooms", rooms[0], rooms[0]
    elif (day := longest_day(text)) is not None:
        yield "work_hours", day.quote, day.quote
