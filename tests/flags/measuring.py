"""How many of the planted flags are found, and how many honest adverts are suspected."""

from collections import Counter
from typing import NamedTuple

from portal import packs
from portal.demo import texts
from portal.flags.advert import Advert
from portal.flags.rules import found_in
from tests.flags.collection import collection

WORDS = packs.load("tr").red_flags


class Measured(NamedTuple):
    """Shares between 0 and 1; `by` holds (found, planted) by indicator, language and both."""

    found: float
    touched: float  # of the planted adverts: whatever is found in them
    false: float
    by: dict[str, tuple[int, int]]


def measure(*parts, words=WORDS):
    there, right, touched, suspected, honest = Counter(), Counter(), 0, 0, 0
    for advert, shows in collection(*parts):
        found = {flag.indicator for flag in found_in(advert, words)}
        honest += not shows
        suspected += bool(found and not shows)
        touched += bool(found and shows)
        for indicator in shows:
            for name in (indicator.value, advert.language, f"{advert.language} {indicator.value}"):
                there[name] += 1
                right[name] += indicator in found
    shares = {name: (right[name], there[name]) for name in sorted(there)}
    planted, both = len(collection(*parts)) - honest, (sum(right.values()), sum(there.values()))
    return Measured(both[0] / both[1], touched / planted, suspected / honest, shares)


def missed(*parts, words=WORDS):
    """Planted flags that are not found, and honest adverts that are suspected, to read."""
    for advert, shows in collection(*parts):
        found = found_in(advert, words)
        if lost := shows - {flag.indicator for flag in found}:
            yield "missed", sorted(lost), advert.text
        if found and not shows:
            yield "suspected", [(flag.rule, flag.quote) for flag in found], advert.text


def of_the_demo():
    """The offers of the demo world: nobody who wrote them knew of the rules."""
    named = ("title", "description", "lives_there", "transport")
    for kind in ("job", "home"):
        for entry in texts.read(f"{kind}s", kind):
            yield Advert(
                text="\n".join(entry[name] for name in named if name in entry),
                language=entry["language"],
                is_home=kind == "home",
                pay_max=entry.get("pay_max", 0),
                pay_currency="TRY",
                pay_unit=entry.get("pay_unit", ""),
                hours=entry.get("work_hours", ""),
                address_known=True,
                women_only=entry["women_only"],
            )
