"""How long a working day is, where an advert says from when to when."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from portal.text import digits

_TIME = r"(\d{1,2})(?:[:.](\d\d)|\s?([ap]m))"
_BETWEEN = r"[^\d\n,;/،.]{1,20}"  # a dash, "to", "starts and ends at"
_RANGE = re.compile(rf"(?<![\d.:]){_TIME}{_BETWEEN}{_TIME}(?![\d:]|\.\d)", re.IGNORECASE)
_CLOCK = re.compile(r"(?<![\d.:])\d{1,2}:\d\d(?![\d:])|\b\d{1,2}\.(?:00|30)(?![\d.])")
# “10-19” and a stop: a word stands behind ages, people, thousands.
_BARE = re.compile(
    r"(?<![\d.:,+–—-])(?:[5-9]|1[0-2])\s?[-–—]\s?(?:1[3-9]|2[0-3])(?=\s*(?:[,;!\n،]|\.\D|\.?$))"
)


class Day(NamedTuple):
    hours: float
    quote: str


def longest_day(text: str) -> Day | None:
    """The longest of those that are written as two times of a clock."""
    return max(_days(digits(text)), key=lambda day: day.hours, default=None)


def names_times(text: str) -> bool:
    """Whether there are two times of a clock in it, in whatever words."""
    plain = digits(text)
    return len(_CLOCK.findall(plain)) > 1 or bool(_BARE.search(plain))


def _days(text: str) -> Iterator[Day]:
    for found in _RANGE.finditer(text):
        begins, ends = _hour(*found.groups()[:3]), _hour(*found.groups()[3:])
        if begins <= 24 and ends <= 24:
            yield Day((ends - begins) % 24 or 24, found[0])


def _hour(hour: str, minutes: str | None, half: str | None) -> float:
    whole = int(hour) % 12 + (12 if half.lower() == "pm" else 0) if half else int(hour)
    return whole + int(minutes or 0) / 60
