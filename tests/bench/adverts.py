"""Red flags in adverts: shares of what is planted, honest adverts suspected, how long one takes.

What was found when the rules looked for the first time is in portal/flags/README.md: those who
mend rules by adverts cannot measure with them any more.
"""

import time

from portal.flags.advert import Advert
from portal.flags.indicators import Indicator
from portal.flags.rules import found_in
from tests.flags.collection import LANGUAGES, collection
from tests.flags.measuring import WORDS, measure, of_the_demo

LETTERS, TIMES = 5_000, 5
HOSTILE = ("1 ", "9:00-", "passport ", "1.000")
PARTS = (
    ("400 adverts", ()),
    ("known", ("known",)),
    ("held", ("held",)),
    ("other words", ("after",)),
    ("last", ("last",)),
    ("fresh", ("fresh",)),
    ("never mended", ("aside",)),
    ("others", ("others",)),
)


def run():
    """Lines to print."""
    for said, parts in PARTS:
        found = measure(*parts)
        yield (
            f"{said:<12} {found.found:7.2%} of flags found, {found.touched:.1%} of bad adverts "
            f"show any, {found.false:.2%} of honest ones suspected"
        )
    yield f"without words of a pack {measure(words=None).found:.1%} found"
    demo = [bool(found_in(advert, WORDS)) for advert in of_the_demo()]
    yield f"demo world   {sum(demo)} of {len(demo)} offers suspected"
    by = measure().by
    yield f"{'':<14}" + "".join(f"{code:>8}" for code in (*LANGUAGES, "all"))
    for name in (*Indicator, "all"):
        yield f"{name:<14}" + "".join(f"{_share(by, code, name):>8}" for code in (*LANGUAGES, ""))
    adverts = [one.advert for one in collection()]
    yield f"one advert: {_took(adverts) / len(adverts) * 1e6:,.0f} µs"
    for piece in HOSTILE:
        hostile = Advert(text=(piece * LETTERS)[:LETTERS])
        yield f"{LETTERS:,} letters of {piece!r}: {_took([hostile]) * 1e3:.1f} ms"


def _share(by, code, name):
    if name == "all":
        there = [by[language] for language in LANGUAGES if code in ("", language)]
        return "{}/{}".format(*map(sum, zip(*there, strict=True)))
    return "{}/{}".format(*by[f"{code} {name}".strip()])


def _took(adverts):
    """The quickest of some tries, in seconds of this process."""
    best = 9.0
    for _ in range(TIMES):
        begun = time.process_time()
        for advert in adverts:
            found_in(advert, WORDS)
        best = min(best, time.process_time() - begun)
    return best
