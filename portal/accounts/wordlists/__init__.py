"""Short, common, kind words in the languages of those who come: for the cards' secret words."""

from functools import cache
from pathlib import Path

NEAREST = {  # which list serves a language that has none of its own
    "az": "tr",
    "fr": "en",
    "ka": "ru",
    "ky": "ru",
    "ps": "fa_AF",
    "ro": "en",
    "tk": "tr",
    "uk": "ru",
}
_HERE = Path(__file__).parent


@cache
def words_in(language: str) -> tuple[str, ...]:
    """The list for a language: at least 1,024 words, no two alike after `fold()`."""
    return _lines(f"{NEAREST.get(language, language)}.txt")


@cache
def common() -> frozenset[str]:
    """Folded, blankless secrets that many people choose and that are tried first."""
    return frozenset(_lines("common.txt"))


def _lines(name: str) -> tuple[str, ...]:
    return tuple((_HERE / name).read_text("utf-8").split())
