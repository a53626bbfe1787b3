"""Country packs: lines, services and words of one country, as data with a date."""

import tomllib
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar

from portal.files import PACKS
from portal.i18n import WRITTEN
from portal.packs.directory import Kind, Service, Visibility, seen_by
from portal.packs.law import DataLaw, Letter
from portal.types import Texts

Word = TypeVar("Word", bound=StrEnum)


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
        checked_on=_of(date, data, "checked_on"),
        lines=tuple(_line(entry) for entry in _of(list, data, "lines")),
        services=tuple(_service(entry) for entry in _of(list, data, "services")),
        pages_elsewhere=_texts(data, "elsewhere"),
        data_law=_data_law(_of(dict, data, "data_law")),
    )
    if sum(line.is_first for line in pack.lines) != 1:
        raise BadPack(f"{code}: exactly one line must be the first")
    if len({service.key for service in pack.services}) != len(pack.services):
        raise BadPack(f"{code}: every service needs a key of its own")
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


def _service(entry: dict[str, Any]) -> Service:
    """Where somebody can be referred to, it must be said how, at what cost, with which papers."""
    takes_referrals = entry.get("referrals", True) is True
    return Service(
        key=_key(entry),
        name=_texts(entry, "name"),
        about=_texts(entry, "about"),
        kind=_word(Kind, entry, "kind"),
        languages=_languages(entry),
        visibility=_word(Visibility, entry, "visibility"),
        reach=_texts(entry, "reach") if takes_referrals or "reach" in entry else {},
        phone=_of(str, entry, "phone") if "phone" in entry else "",
        cost=_texts(entry, "cost") if takes_referrals or "cost" in entry else {},
        asks=_texts(entry, "asks") if takes_referrals or "asks" in entry else {},
        careful=_texts(entry, "careful") if "careful" in entry else {},
        takes_referrals=takes_referrals,
    )


def _key(entry: dict[str, Any]) -> str:
    key: str = _of(str, entry, "key")
    if not (key.isascii() and key.replace("_", "").isalpha() and key.islower()):
        raise BadPack(f"a service's key must be small letters, not {key!r}")
    return key


def _word(words: type[Word], entry: dict[str, Any], key: str) -> Word:
    value = _of(str, entry, key)
    if value not in set(words):
        raise BadPack(f"{key} must be one of {', '.join(words)}")
    return words(value)


def _languages(entry: dict[str, Any]) -> tuple[str, ...]:
    codes = tuple(_of(list, entry, "languages"))
    if not codes or not set(codes) <= set(WRITTEN):
        raise BadPack("languages must be codes of languages that people write here")
    return codes


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
