"""What a CV is made of, as it is kept: words by language, years, and what she ticked."""

import json
from dataclasses import asdict, dataclass, field, replace
from enum import StrEnum
from typing import Any

from portal.types import Texts

MOST_STRETCHES = 15


class Kind(StrEnum):
    """What some years were."""

    WORK = "work"
    GAP = "gap"


class Why(StrEnum):
    """Ready words for years without work; nobody has to say more."""

    FAMILY = "family"
    LEARNING = "learning"
    WELL = "well"
    OWN = "own"  # in words of her own


@dataclass(frozen=True)
class Stretch:
    """Some years. Of work what she did and where, of a gap why; without an end it goes on."""

    number: int
    kind: Kind
    since: int
    until: int | None = None
    what: Texts = field(default_factory=dict)
    where: Texts = field(default_factory=dict)
    why: str = ""


@dataclass(frozen=True)
class Written:
    """All of it. `languages` are one or two; words in others wait until she takes them again."""

    name: str = ""
    languages: tuple[str, ...] = ()
    headline: Texts = field(default_factory=dict)
    about: Texts = field(default_factory=dict)
    stretches: tuple[Stretch, ...] = ()
    courses: tuple[int, ...] = ()  # numbers of certificates
    codes: tuple[int, ...] = ()  # of those, the ones whose code stands there too
    skills: tuple[str, ...] = ()
    speaks: tuple[str, ...] = ()

    @property
    def in_order(self) -> list[Stretch]:
        """The newest years first."""
        return sorted(self.stretches, key=lambda s: (s.until or 9999, s.since), reverse=True)

    def stretch(self, number: int) -> Stretch | None:
        return next((one for one in self.stretches if one.number == number), None)

    def having(self, stretch: Stretch) -> "Written":
        """With these years: new ones, or in place of those with the same number."""
        others = tuple(one for one in self.stretches if one.number != stretch.number)
        return replace(self, stretches=(*others, stretch))

    def lacking(self, number: int) -> "Written":
        return replace(self, stretches=tuple(s for s in self.stretches if s.number != number))

    @property
    def next_number(self) -> int:
        return max((one.number for one in self.stretches), default=0) + 1

    def dumped(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False)


def read(parts: dict[str, Any]) -> Written:
    """The other way round."""
    stretches = [Stretch(**one | {"kind": Kind(one["kind"])}) for one in parts.get("stretches", ())]
    listed = {k: tuple(v) for k, v in parts.items() if isinstance(v, list) and k != "stretches"}
    return Written(**parts | listed | {"stretches": tuple(stretches)})
