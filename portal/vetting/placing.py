"""Where an offer is, read from its text by the places that other offers name."""

from collections.abc import Sequence
from typing import NamedTuple

from portal.text import folded_words

MOST_WORDS = 1500
# What Turkish writes onto a name, folded: “Çankaya'da”, “Şahinbey’den”, “İzmir'in”.
_ENDINGS = (
    *("", "da", "de", "ta", "te", "dan", "den", "tan", "ten", "daki", "deki", "taki", "teki"),
    *("a", "e", "ya", "ye", "in", "un", "nin", "nun"),
)


class Place(NamedTuple):
    """`named`: the name that stands in the text. A district is empty where only a city does."""

    city: str
    district: str
    named: str


def place_in(text: str, places: Sequence[tuple[str, str]]) -> Place | None:
    """`places`: cities with their districts. A district that is named says more than a city does;
    one that several cities have says which only beside its city."""
    words = f" {_folded(text)} "
    cities = {city for city, _ in places if _is_named(city, words)}
    found = [at for at in places if _is_named(at[1], words)]
    found = [at for at in found if at[0] in cities] or found
    if len({city for city, _ in found}) == 1:
        city, district = min(found, key=lambda at: words.index(f" {_folded(at[1])}"))
        return Place(city, district, district)
    if len(cities) == 1:
        city = cities.pop()
        return Place(city, "", city)
    return None


def _is_named(name: str, words: str) -> bool:
    said = _folded(name)
    return bool(said) and any(f" {said}{ending} " in words for ending in _ENDINGS)


def _folded(text: str) -> str:
    return " ".join(folded_words(text, MOST_WORDS))
