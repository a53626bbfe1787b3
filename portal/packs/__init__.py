"""Country packs: lines, services and words of one country, as data with a date."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from portal.files import PACKS
from portal.packs.law import DataLaw, Letter
from portal.types import Texts


class BadPack(ValueError):  # noqa: N818
    """The pack's file does not say what a pack must say; the text names the place."""


@dataclass(frozen=True)
class Line:
    """A telephone line. `careful` is what a person should know before calling."""

    number: str
    name: Texts
    about: Texts
    hours: Texts
    careful: Texts
    is_first: bool


@dataclass(frozen=True)
class Service:
    """A way to get help that is not a telephone line."""

    name: Texts
    about: Texts


@dataclass(frozen=True)
class Pack:
    """One country."""

    code: str
    checked_on: date
    lines: tuple[Line, ...]
    services: tuple[Service, ...]
    pages_elsewhere: Texts
    data_law: DataLaw

    @property
    def first_line(self) -> Line:
        """The line named on the first page."""
        return next(line for line in self.lines if line.is_first)

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
        checked_on=_of(date, data, "checked_on"),
        lines=tuple(_line(entry) for entry in _of(list, data, "lines")),
        services=tuple(
            Service(_texts(entry, "name"), _texts(entry, "about"))
            for entry in _of(list, data, "services")
        ),
        pages_elsewhere=_texts(data, "elsewhere"),
        data_law=_data_law(_of(dict, data, "data_law")),
    )
    if sum(line.is_first for line in pack.lines) != 1:
        raise BadPack(f"{code}: exactly one line must be the first")
    if any(not url.startswith("https://") for url in pack.pages_elsewhere.values()):
        raise BadPack(f"{code}: elsewhere must be https addresses")
    return pack


def _line(entry: dict[str, Any]) -> Line:
    number = _of(str, entry, "number")
    return Line(
        number=number,
        name=_texts(entry, "name"),
        about=_texts(entry, "about"),
        hours=_texts(entry, "hours"),
        careful=_texts(entry, "careful") if "careful" in entry else {},
        is_first=entry.get("first", False) is True,
    )


def _data_law(entry: dict[str, Any]) -> DataLaw:
    return DataLaw(
        name=_texts(entry, "name"),
        days=_of(int, entry, "days"),
        complaint=_texts(entry, "complaint"),
        kept={key: _texts(entry["kept"], key) for key in _of(dict, entry, "kept")},
        letter=_letter(_of(dict, entry, "letter")),
    )


def _letter(entry: dict[str, Any]) -> Letter:
    return Letter(
        language=_of(str, entry, "language"),
        sender=tuple(_of(list, entry, "sender")),
        date=_of(str, entry, "date"),
        recipient=tuple(_of(list, entry, "recipient")),
        subject_label=_of(str, entry, "subject_label"),
        subject=_of(str, entry, "subject"),
        opening=_of(str, entry, "opening"),
        rights=_of(dict, entry, "rights"),
        own_words=_of(str, entry, "own_words"),
        closing=_of(str, entry, "closing"),
        signature=_of(str, entry, "signature"),
    )


def _texts(entry: dict[str, Any], key: str) -> Texts:
    texts: Texts = _of(dict, entry, key)
    if not texts.get("en") or not all(isinstance(text, str) for text in texts.values()):
        raise BadPack(f"{key} must be texts by language, English among them")
    return texts


def _of(kind: type, entry: dict[str, Any], key: str) -> Any:
    value = entry.get(key)
    if not isinstance(value, kind):
        raise BadPack(f"{key} must be given, as {kind.__name__}")
    return value
