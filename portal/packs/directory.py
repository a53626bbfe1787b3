"""The directory of services of one country, with the fields of HSDS that people ask for."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeVar

from portal.i18n import WRITTEN
from portal.packs.reading import BadPack, of, texts
from portal.types import Texts
from portal.viewer import Viewer

Word = TypeVar("Word", bound=StrEnum)


class Kind(StrEnum):
    LEGAL = "legal"
    HEALTH = "health"
    WORK = "work"
    SCHOOL = "school"
    MONEY = "money"
    HOUSING = "housing"
    OTHER = "other"


class Visibility(StrEnum):
    """Who finds a service in the directory. Whom it was asked for sees it in any case."""

    PUBLIC = "public"
    MEMBERS = "members"
    STAFF = "staff"


@dataclass(frozen=True)
class Service:
    """A way to get help that is not a telephone line. `key` never changes: records hold it."""

    key: str
    name: Texts
    about: Texts
    kind: Kind
    languages: tuple[str, ...]  # that are spoken there without an interpreter
    visibility: Visibility
    reach: Texts  # how to get there, never an address
    phone: str
    cost: Texts
    asks: Texts  # papers they want to see
    careful: Texts  # what a person should know before
    takes_referrals: bool


def seen_by(viewer: Viewer | None, services: Iterable[Service]) -> list[Service]:
    """What this person finds: a guest what is public, a member more, staff everything."""
    seen = {Visibility.PUBLIC}
    if viewer is not None:
        seen |= {Visibility.MEMBERS} | ({Visibility.STAFF} if viewer.is_staff else set())
    return [service for service in services if service.visibility in seen]


def service(entry: dict[str, Any]) -> Service:
    """Where somebody can be referred to, it must be said how, at what cost, with which papers."""
    takes_referrals = entry.get("referrals", True) is True
    return Service(
        key=_key(entry),
        name=texts(entry, "name"),
        about=texts(entry, "about"),
        kind=_word(Kind, entry, "kind"),
        languages=_languages(entry),
        visibility=_word(Visibility, entry, "visibility"),
        reach=texts(entry, "reach") if takes_referrals or "reach" in entry else {},
        phone=of(str, entry, "phone") if "phone" in entry else "",
        cost=texts(entry, "cost") if takes_referrals or "cost" in entry else {},
        asks=texts(entry, "asks") if takes_referrals or "asks" in entry else {},
        careful=texts(entry, "careful") if "careful" in entry else {},
        takes_referrals=takes_referrals,
    )


def _key(entry: dict[str, Any]) -> str:
    key: str = of(str, entry, "key")
    if not (key.isascii() and key.replace("_", "").isalpha() and key.islower()):
        raise BadPack(f"a service's key must be small letters, not {key!r}")
    return key


def _word(words: type[Word], entry: dict[str, Any], key: str) -> Word:
    value = of(str, entry, key)
    if value not in set(words):
        raise BadPack(f"{key} must be one of {', '.join(words)}")
    return words(value)


def _languages(entry: dict[str, Any]) -> tuple[str, ...]:
    codes = tuple(of(list, entry, "languages"))
    if not codes or not set(codes) <= set(WRITTEN):
        raise BadPack("languages must be codes of languages that people write here")
    return codes
