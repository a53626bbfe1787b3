"""Two thousand contact details hidden in sentences, always the same ones.

Carriers, details and ways are written by hand; this file only combines them.
"""

import random
from typing import NamedTuple

from tests.finding import ways_names, ways_numbers, ways_papers
from tests.finding.carriers import CARRIERS
from tests.finding.details import SCRIPTS

MANY = 2_000
SHARES = {  # of a hundred
    "phone": 33, "handle": 14, "email": 12, "link": 9, "iban": 7, "id": 8, "address": 13,
    "house": 4,
}  # fmt: skip
PLACES = {"iban": "money", "id": "paper", "address": "address", "house": "house"}
WAYS = (*ways_numbers.WAYS, *ways_names.WAYS, *ways_papers.WAYS)
LATIN_ONLY = {"house"}  # names of houses are not translated


class Planted(NamedTuple):
    """A text, what is hidden in it, and where everything of it stands that must be taken out."""

    text: str
    kind: str
    start: int
    end: int
    script: str
    way: str
    held: bool


def planted(many=MANY, seed=16):
    """The same scripts and kinds in turn, each way of a kind as often as another."""
    chance = random.Random(seed)  # noqa: S311 - the same sentences each time
    kinds = list(SHARES)
    scripts = sorted(set(SCRIPTS.values()))
    found = []
    while len(found) < many:
        script = scripts[len(found) % len(scripts)]
        kind = chance.choices(kinds, [SHARES[kind] for kind in kinds])[0]
        if made := _one(chance, kind, script):
            found.append(made)
    return found


def _one(chance, kind, script):
    langs = [lang for lang, its in SCRIPTS.items() if its == script]
    lang = chance.choice(langs)
    carriers = CARRIERS[lang].get(PLACES.get(kind, "contact"))
    ways = [way for way in WAYS if way.kind == kind and (not way.langs or lang in way.langs)]
    if not carriers or not ways:
        return None
    way = chance.choice(ways)
    return put(chance.choice(carriers), way, way.make(chance, lang), script)


def put(carrier, way, said, script):
    """The detail in its sentence; the marks ‹ › are taken out and say where it stands."""
    before, after = carrier.split("{}")
    if "‹" not in said:
        said = f"‹{said}›"
    head, rest = said.split("‹", 1)
    core, tail = rest.split("›", 1)
    start = len(before) + len(head)
    text = before + head + core + tail + after
    return Planted(text, way.kind, start, start + len(core), script, way.name, way.held)
