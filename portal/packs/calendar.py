"""Feast days and the month of fasting in one country, for planning."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from portal.packs.reading import BadPack, of, texts
from portal.types import Texts

MIDNIGHT, DAY = time.min, timedelta(days=1)
Span = tuple[date, date]  # the first day and the last


@dataclass(frozen=True)
class Season:
    """A feast or a month, in every year that is known. `eve_from`: the hour at which it begins on
    the day before; 0 when it begins with its day."""

    key: str
    name: Texts
    spans: tuple[Span, ...]
    eve_from: int
    follows_moon: bool  # computed: to be checked locally
    checked_on: date

    def touches(self, starts: datetime, ends: datetime) -> bool:
        """Whether it falls into these hours, told by the clocks of the house."""
        return any(
            starts < datetime.combine(last + DAY, MIDNIGHT) and ends > self._begin(first)
            for first, last in self.spans
        )

    def _begin(self, first: date) -> datetime:
        if not self.eve_from:
            return datetime.combine(first, MIDNIGHT)
        return datetime.combine(first - DAY, time(self.eve_from))


@dataclass(frozen=True)
class Calendar:
    """What those who plan have to know. It decides nothing."""

    checked_on: date
    known_until: date  # nothing is known of later years
    moon_note: Texts
    feasts: tuple[Season, ...]
    fasting: tuple[Season, ...]
    fasting_note: Texts

    def feast_at(self, starts: datetime, ends: datetime) -> Season | None:
        """The feast of these hours (naive, by the clocks of the house), if there is one."""
        return next((feast for feast in self.feasts if feast.touches(starts, ends)), None)

    def fasting_at(self, starts: datetime, ends: datetime) -> Season | None:
        """The month of fasting, when these hours lie in it."""
        return next((month for month in self.fasting if month.touches(starts, ends)), None)


def calendar(entry: dict[str, Any]) -> Calendar:
    """The `[calendar]` of a pack. Raises `BadPack`."""
    found = Calendar(
        checked_on=of(date, entry, "checked_on"),
        known_until=of(date, entry, "known_until"),
        moon_note=texts(entry, "moon_note"),
        feasts=tuple(_season(each) for each in of(list, entry, "feasts")),
        fasting=tuple(_season(each) for each in of(list, entry, "fasting")),
        fasting_note=texts(entry, "fasting_note"),
    )
    keys = [season.key for season in (*found.feasts, *found.fasting)]
    if len(set(keys)) != len(keys):
        raise BadPack("two feasts have the same key")
    return found


def _season(entry: dict[str, Any]) -> Season:
    eve_from = entry.get("eve_from", 0)
    if type(eve_from) is not int or not 0 <= eve_from < 24:
        raise BadPack("eve_from must be an hour")
    return Season(
        key=of(str, entry, "key"),
        name=texts(entry, "name"),
        spans=tuple(_span(each) for each in of(list, entry, "days")),
        eve_from=eve_from,
        follows_moon=entry.get("moon", False) is True,
        checked_on=of(date, entry, "checked_on"),
    )


def _span(days: Any) -> Span:
    """One day, or the first and the last of several."""
    first, last = days if isinstance(days, list) and len(days) == 2 else (days, days)
    if type(first) is not date or type(last) is not date or first > last:
        raise BadPack("days must be days, or pairs of a first and a last one")
    return first, last
