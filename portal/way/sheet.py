"""What is written about somebody's way, and how pages show it beside the country's guide."""

import json
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from portal import formats
from portal.packs.way import Guide, Paper, Station
from portal.types import Texts

PASSED = 30  # days after its last day on which a paper is still spoken of


class Place(StrEnum):
    """Where a station lies, seen from where she is."""

    BEFORE = "before"
    NOW = "now"
    LATER = "later"


class Sheet(NamedTuple):
    """What those who look after her wrote down. Names are kept beside the keys, so that it can be
    read when the country's guide has changed."""

    station: str = ""
    since: date | None = None
    papers: Mapping[str, date] = {}  # last days, by the key of the paper
    names: Mapping[str, Texts] = {}

    @property
    def is_empty(self) -> bool:
        return not (self.station or self.papers)

    def says_the_same(self, other: "Sheet") -> bool:
        return self[:3] == other[:3]

    def dumped(self) -> str:
        since = self.since.isoformat() if self.since else None
        papers = {key: day.isoformat() for key, day in self.papers.items()}
        return json.dumps([self.station, since, papers, self.names], ensure_ascii=False)


class Written(NamedTuple):
    """A sheet with who wrote it, and what she says about it."""

    sheet: Sheet = Sheet()
    version: int = 0
    by_name: str = ""
    at: datetime | None = None
    remark: str = ""
    remark_language: str = ""
    remark_at: datetime | None = None


class Stretch(NamedTuple):
    """A station on her page; without an entry nobody has said where it lies."""

    station: Station
    place: Place | None


class Due(NamedTuple):
    """A paper with its last day."""

    paper: Paper
    until: date
    left: int  # days; 0 on the last one, below when it has passed

    @property
    def is_over(self) -> bool:
        return self.left < 0

    @property
    def is_near(self) -> bool:
        """Whether it stands out."""
        return self.left <= self.paper.remind_days[-1]

    @property
    def is_told(self) -> bool:
        """Whether pages other than her way speak of it."""
        return -PASSED <= self.left <= self.paper.remind_days[0]


def read(dumped: str) -> Sheet:
    """The sheet from its text; an empty text is an empty sheet."""
    if not dumped:
        return Sheet()
    station, since, papers, names = json.loads(dumped)
    days = {key: date.fromisoformat(day) for key, day in papers.items()}
    return Sheet(station, date.fromisoformat(since) if since else None, days, names)


def filled(guide: Guide, station: str, since: date | None, papers: Mapping[str, date]) -> Sheet:
    """A sheet with the names that its keys have in the guide."""
    things: Iterable[Station | Paper] = (*guide.stations, *guide.papers)
    names = {thing.key: thing.name for thing in things if thing.key in {station, *papers}}
    return Sheet(station, since if station else None, papers, names)


def stretches(guide: Guide, sheet: Sheet) -> list[Stretch]:
    """The whole way; what has been, what is now, what comes."""
    keys = [station.key for station in guide.stations]
    if sheet.station not in keys:
        return [Stretch(station, None) for station in guide.stations]
    now = keys.index(sheet.station)
    places = [Place.BEFORE] * now + [Place.NOW] + [Place.LATER] * (len(keys) - now - 1)
    return [Stretch(*pair) for pair in zip(guide.stations, places, strict=True)]


def dues(guide: Guide, sheet: Sheet) -> list[Due]:
    """Her papers, the first to end first."""
    today = formats.today()
    found = [
        Due(paper, sheet.papers[paper.key], (sheet.papers[paper.key] - today).days)
        for paper in guide.papers
        if paper.key in sheet.papers
    ]
    return sorted(found, key=lambda due: due.until)
