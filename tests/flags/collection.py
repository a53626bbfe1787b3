"""Four hundred adverts, as people write them: half of them with something bad in them.

The parts are "known", which the rules were written by, and "held", written beforehand and looked
at once before the rules were mended. Beside the four hundred: "after" is in other words, with
longer honest adverts, written when the rules were thought to be done; "last" was written after
that, "fresh" in ways of saying it that are in no book. No rule may be mended by what is planted in
"aside", written last, and in "others", by somebody else and in English only.
"""

import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple

from portal.flags.advert import Advert
from portal.flags.indicators import Indicator

LANGUAGES = ("tr", "ar", "ru", "en")
_HERE = Path(__file__).parent / "adverts"


class One(NamedTuple):
    """`shows`: what is planted in it; nothing in an honest one."""

    advert: Advert
    shows: frozenset[Indicator]


@cache
def collection(*parts):
    """The four hundred, or some of the parts: known, held, after, last, fresh, aside, others."""
    return [
        One(_advert(entry, code), frozenset(map(Indicator, entry.get("shows", ()))))
        for code in LANGUAGES
        for part in parts or ("known", "held")
        if _file(code, part).is_file()
        for entries in tomllib.loads(_file(code, part).read_text("utf-8")).values()
        for entry in entries
    ]


def _file(code, part):
    return _HERE / f"{code}.{part}.toml"


def _advert(entry, code):
    pay = entry.get("pay", 0)
    return Advert(
        text=entry["text"],
        language=code,
        is_home=entry.get("home", False),
        pay_min=pay,
        pay_max=pay,
        pay_currency=entry.get("cur", "TRY") if pay else "",
        pay_unit="month" if pay else "",
        hours=entry.get("hours", ""),
        address_known=entry.get("at", True),
        housing_with_it=entry.get("with_home", False),
        tied_to_job=entry.get("tied", False),
    )
