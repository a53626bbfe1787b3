"""The directory of services of one country, with the fields of HSDS that people ask for."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from portal.types import Texts
from portal.viewer import Viewer


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
