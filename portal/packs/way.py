"""The way through one country's protection: stations, papers with dates, two ways ahead."""

from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

from portal.packs.reading import BadPack, of, texts
from portal.types import Texts

STAY, RETURN = OPTIONS = ("stay", "return")


@dataclass(frozen=True)
class Station:
    """One stretch of the way: what happens there, and what when somebody says no."""

    key: str
    name: Texts
    about: Texts
    if_no: Texts


@dataclass(frozen=True)
class Paper:
    """A paper that is valid until a day."""

    key: str
    name: Texts
    about: Texts
    remind_days: tuple[int, ...]  # before its last day, the earliest first
    source: Texts  # the article of the law
    checked_on: date


@dataclass(frozen=True)
class Ahead:
    """One of the two ways ahead, told like the other one."""

    key: str
    name: Texts
    means: Texts
    steps: tuple[Texts, ...]
    afterwards: Texts  # what stays possible
    helps: Texts
    questions: tuple[Texts, ...]


@dataclass(frozen=True)
class Talk:
    """Somebody to talk to who does not belong to the house."""

    name: Texts
    about: Texts


@dataclass(frozen=True)
class Guide:
    """All of it. It is information and promises nothing."""

    checked_on: date
    cooling_off_days: int  # between a choice and the day others see it
    stations: tuple[Station, ...]
    papers: tuple[Paper, ...]
    options: tuple[Ahead, ...]
    talk: tuple[Talk, ...]

    def station(self, key: str) -> Station | None:
        return next((station for station in self.stations if station.key == key), None)

    def option(self, key: str) -> Ahead | None:
        return next((option for option in self.options if option.key == key), None)


def guide(entry: dict[str, Any]) -> Guide:
    """The `[way]` of a pack. Raises `BadPack`."""
    found = Guide(
        checked_on=of(date, entry, "checked_on"),
        cooling_off_days=of(int, entry, "cooling_off_days"),
        stations=tuple(_station(each) for each in _some(entry, "stations")),
        papers=tuple(_paper(each) for each in _some(entry, "papers")),
        options=tuple(_ahead(each) for each in _some(entry, "options")),
        talk=tuple(
            Talk(texts(each, "name"), texts(each, "about")) for each in _some(entry, "talk")
        ),
    )
    if found.cooling_off_days < 1:
        raise BadPack("cooling_off_days must be one day at least")
    if tuple(option.key for option in found.options) != OPTIONS:
        raise BadPack("options must be stay and return")
    for things in (found.stations, found.papers):
        if len({thing.key for thing in things}) != len(things):
            raise BadPack("two stations or two papers have the same key")
    return found


def _station(entry: dict[str, Any]) -> Station:
    words = (texts(entry, part) for part in ("name", "about", "if_no"))
    return Station(_key(entry), *words)


def _paper(entry: dict[str, Any]) -> Paper:
    days = tuple(_some(entry, "remind_days"))
    if not all(type(day) is int and day > 0 for day in days):
        raise BadPack("remind_days must be days before the last one")
    if any(earlier <= later for earlier, later in pairwise(days)):
        raise BadPack("remind_days must begin with the earliest")
    return Paper(
        key=_key(entry),
        name=texts(entry, "name"),
        about=texts(entry, "about"),
        remind_days=days,
        source=texts(entry, "source"),
        checked_on=of(date, entry, "checked_on"),
    )


def _ahead(entry: dict[str, Any]) -> Ahead:
    return Ahead(
        key=_key(entry),
        name=texts(entry, "name"),
        means=texts(entry, "means"),
        steps=_list(entry, "steps"),
        afterwards=texts(entry, "afterwards"),
        helps=texts(entry, "helps"),
        questions=_list(entry, "questions"),
    )


def _key(entry: dict[str, Any]) -> str:
    key: str = of(str, entry, "key")
    if not key.replace("_", "").isalpha() or not key.isascii():
        raise BadPack(f"{key!r} is no key: letters and _ only")
    return key


def _some(entry: dict[str, Any], name: str) -> list[Any]:
    found: list[Any] = of(list, entry, name)
    if not found:
        raise BadPack(f"{name} must not be empty")
    return found


def _list(entry: dict[str, Any], name: str) -> tuple[Texts, ...]:
    """Several texts: each of them is checked like one."""
    return tuple(texts({name: each}, name) for each in _some(entry, name))
