"""Amounts of money in a text, with the time they are paid for."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from portal.packs.flags import Pay
from portal.text import digits, fold

_NUMBER = r"\d{1,3}(?:[.,٬' \u00a0]\d{3}){1,3}(?!\d)|\d{1,9}"
_RANGE = re.compile(rf"(?:({_NUMBER})\s*[-–—/]\s*)?({_NUMBER})(?:[.,]\d\d?(?!\d))?\s*")
_SIGNS = {"$": " usd ", "€": " eur ", "₺": " try ", "₽": " rub "}
_CUT = re.compile(r"[,;،+(]")
_LINE_END = re.compile(r"[\n!?]|\.(?=\s|$)")
_NOT_DIGIT = re.compile(r"\D")
_WORD = re.compile(r"[^\W_]+")
_REACH = 24  # characters around an amount in which its currency and its unit are looked for


class Amount(NamedTuple):
    most: int
    currency: str
    unit: str  # "" when none is said
    quote: str
    around: str = ""  # its line
    ahead: str = ""  # what stands just before it


def amounts(text: str, pay: Pay) -> Iterator[Amount]:
    """Those that name a currency."""
    for line in _LINE_END.split(digits(text).replace("٬", ",")):
        for found in _RANGE.finditer(line):
            behind, ahead = line[found.end() :][:_REACH], line[: found.start()][-_REACH:]
            if one := _amount(found, ahead, behind, pay):
                yield one._replace(around=line, ahead=ahead)


def _amount(found: re.Match[str], ahead: str, behind: str, pay: Pay) -> Amount | None:
    most = int(_NOT_DIGIT.sub("", found[2]))
    before, after = _words(_CUT.split(ahead)[-1]), _words(_CUT.split(behind)[0])
    if after and pay.thousand.search(f" {after[0]} "):
        most, after = most * 1000, after[1:]
    for code, currency in pay.currencies.items():
        if after and currency.written.search(f" {after[0]} "):
            del after[0]
        elif before and currency.written.search(f" {before[-1]} "):
            del before[-1]
        else:
            continue
        return Amount(most, code, _unit(before, after, pay), _quote(ahead, found[0], behind))
    return None


def _unit(before: list[str], after: list[str], pay: Pay) -> str:
    """The one right behind it or right before it: in "30000 TL 8 hours" there is none."""
    behind = " ".join(after[:2]) if after and not after[0].isdigit() else ""
    counted = any(word.isdigit() for word in before[-3:])
    ahead = before[-1] if before and not counted else ""
    for near in (behind, ahead):
        for unit, written in pay.units.items():
            if written.search(f" {near} "):
                return unit
    return ""


def _quote(ahead: str, number: str, behind: str) -> str:
    sign = ahead[-1:] if ahead[-1:] in _SIGNS else ""
    return sign + number + " ".join(_CUT.split(behind)[0].split()[:3])


def _words(text: str) -> list[str]:
    for sign, word in _SIGNS.items():
        text = text.replace(sign, word)
    return _WORD.findall(fold(text))
