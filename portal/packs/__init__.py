"""Country packs: lines, services and words of one country, as data with a date."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from portal.files import PACKS
from portal.packs.calendar import Calendar, calendar
from portal.packs.directory import Service, seen_by, service
from portal.packs.flags import RedFlags, red_flags
from portal.packs.law import DataLaw, Letter
from portal.packs.reading import BadPack, of, texts
from portal.packs.way import Guide, guide
from portal.types import Texts

__all__ = ["BadPack", "Line", "Ombudsman", "Pack", "Service", "load"]


@dataclass(frozen=True)
class Line:
    """A telephone line. `careful` is what a person should know before calling."""

    number: str
    name: Texts
    about: Texts
    hours: Texts
    careful: Texts
    is_first: bool
    is_emergency: bool  # for danger now


@dataclass(frozen=True)
class Ombudsman:
    """Somebody above every house, to whom a person can turn herself."""

    name: Texts
    about: Texts
    contact: Texts  # how to reach them, in words
    careful: Texts  # what a person should know before
    say: Texts  # a short text that names nobody, to send or to read out


@dataclass(frozen=True)
class Pack:
    """One country."""

    code: str
    checked_on: date
    lines: tuple[Line, ...]
    services: tuple[Service, ...]
    pages_elsewhere: Texts
    data_law: DataLaw
    ombudsman: Ombudsman
    days_to_answer: int  # so long a question about what the house owes may wait
    way: Guide
    calendar: Calendar
    red_flags: RedFlags | None  # words of bad adverts; without them only missing facts are seen

    @property
    def first_line(self) -> Line:
        """The line named on the first page."""
        return next(line for line in self.lines if line.is_first)

    @property
    def emergency_line(self) -> Line:
        """The line for danger now."""
        return next(line for line in self.lines if line.is_emergency)

    @property
    def public_services(self) -> list[Service]:
        """Those of the help page, which needs no account."""
        return seen_by(None, self.services)

    @property
    def referable(self) -> list[Service]:
        """Those that can be asked for somebody."""
        return [service for service in self.services if service.takes_referrals]

    def service(self, key: str) -> Service | None:
        """The service of this key, unless it is not in the pack any more."""
        return next((service for service in self.services if service.key == key), None)

    def elsewhere(self, language: str) -> str:
        """The ordinary page to which leaving leads."""
        return self.pages_elsewhere.get(language) or self.pages_elsewhere["en"]


@cache
def load(code: str) -> Pack:
    """The pack of a country. Raises `BadPack` when the file is missing or incomplete."""
    path = PACKS / f"{code}.toml"
    if not code.isalpha() or not path.is_file():
        raise BadPack(f"there is no country pack {code!r}")
    data = tomllib.loads(path.read_text("utf-8"))
    pack = Pack(
        code=code,
        checked_on=of(date, data, "checked_on"),
        lines=tuple(_line(entry) for entry in of(list, data, "lines")),
        services=tuple(service(entry) for entry in of(list, data, "services")),
        pages_elsewhere=texts(data, "elsewhere"),
        data_law=_data_law(of(dict, data, "data_law")),
        ombudsman=_ombudsman(of(dict, data, "ombudsman")),
        days_to_answer=of(int, of(dict, data, "owed"), "days"),
        way=guide(of(dict, data, "way")),
        calendar=calendar(of(dict, data, "calendar")),
        red_flags=red_flags(PACKS / f"{code}.flags.toml"),
    )
    if sum(line.is_first for line in pack.lines) != 1:
        raise BadPack(f"{code}: exactly one line must be the first")
    if sum(line.is_emergency for line in pack.lines) != 1:
        raise BadPack(f"{code}: exactly one line must be for emergencies")
    if len({service.key for service in pack.services}) != len(pack.services):
        raise BadPack(f"{code}: every service needs a key of its own")
    if any(not url.startswith("https://") for url in pack.pages_elsewhere.values()):
        raise BadPack(f"{code}: elsewhere must be https addresses")
    return pack


def _line(entry: dict[str, Any]) -> Line:
    number = of(str, entry, "number")
    return Line(
        number=number,
        name=texts(entry, "name"),
        about=texts(entry, "about"),
        hours=texts(entry, "hours"),
        careful=texts(entry, "careful") if "careful" in entry else {},
        is_first=entry.get("first", False) is True,
        is_emergency=entry.get("emergency", False) is True,
    )


def _ombudsman(entry: dict[str, Any]) -> Ombudsman:
    parts = ("name", "about", "contact", "careful", "say")
    return Ombudsman(*(texts(entry, part) for part in parts))


def _data_law(entry: dict[str, Any]) -> DataLaw:
    return DataLaw(
        name=texts(entry, "name"),
        days=of(int, entry, "days"),
        complaint=texts(entry, "complaint"),
        kept={key: texts(entry["kept"], key) for key in of(dict, entry, "kept")},
        letter=_letter(of(dict, entry, "letter")),
    )


def _letter(entry: dict[str, Any]) -> Letter:
    return Letter(
        language=of(str, entry, "language"),
        sender=tuple(of(list, entry, "sender")),
        date=of(str, entry, "date"),
        recipient=tuple(of(list, entry, "recipient")),
        subject_label=of(str, entry, "subject_label"),
        subject=of(str, entry, "subject"),
        opening=of(str, entry, "opening"),
        rights=of(dict, entry, "rights"),
        own_words=of(str, entry, "own_words"),
        closing=of(str, entry, "closing"),
        signature=of(str, entry, "signature"),
    )
