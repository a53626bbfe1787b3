"""When voices are shown, and together with which others."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import NamedTuple

ENOUGH = 5  # voices that are shown together, at least


class Helped(StrEnum):
    YES = "yes"
    PARTLY = "partly"
    NO = "no"
    SKIP = "skip"


class Voice(NamedTuple):
    """What somebody said; nobody knows who."""

    month: date
    helped: str
    words: str
    language: str


class Quarters(NamedTuple):
    """Voices of one quarter, or of several that are too quiet alone."""

    first: date  # a month
    last: date
    voices: Sequence[Voice]

    def count(self, helped: str) -> int:
        return sum(voice.helped == helped for voice in self.voices)


def together(voices: Sequence[Voice], today: date) -> list[Quarters]:
    """Only quarters that are over, and only so many of them that five voices are together; the
    newest first. A voice that appeared by itself would tell who was here that day."""
    begun, found = _quarter(today), []
    waiting: list[Voice] = []
    for quarter in sorted({_quarter(voice.month) for voice in voices}):
        if quarter == begun:
            break
        waiting += [voice for voice in voices if _quarter(voice.month) == quarter]
        if len(waiting) >= ENOUGH:
            found.append(Quarters(_quarter(waiting[0].month), _last_month(quarter), waiting))
            waiting = []
    return found[::-1]


def _quarter(day: date) -> date:
    """The first day of its quarter."""
    return date(day.year, day.month - (day.month - 1) % 3, 1)


def _last_month(quarter: date) -> date:
    return quarter.replace(month=quarter.month + 2)
