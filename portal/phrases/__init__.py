"""Ready words for goals and steps, in every language: one file for each kind of goal."""

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from portal.files import PHRASES
from portal.types import Texts, in_language

LONGEST = 80
DOERS = ("me", "house", "service")
_KEY = re.compile(r"[a-z]+(-[a-z]+)*")
_LONGEST_KEY = 40


class BadPhrase(ValueError):  # noqa: N818
    """A file does not say what a phrase must say; the text names the place."""


class Phrase(NamedTuple):
    """One goal or one step; `doer` is empty for a goal."""

    key: str
    type: str
    is_goal: bool
    doer: str
    texts: Texts


@cache
def every() -> dict[str, Phrase]:
    """All phrases by their keys. Raises `BadPhrase` when one of them is not complete."""
    found: dict[str, Phrase] = {}
    for path in sorted(PHRASES.glob("*.toml")):
        for phrase in _read(path):
            if phrase.key in found:
                raise BadPhrase(f"{path.stem}: {phrase.key} stands there twice")
            found[phrase.key] = phrase
    languages = {code for phrase in found.values() for code in phrase.texts}
    for phrase in found.values():
        if missing := languages - phrase.texts.keys():
            raise BadPhrase(f"{phrase.type}: {phrase.key} is not said in {sorted(missing)}")
    return found


def of(type: str, *, goals: bool) -> list[Phrase]:
    """The goals, or the steps, of one kind, in the order of its file."""
    return [phrase for phrase in every().values() if (phrase.type, phrase.is_goal) == (type, goals)]


def words_of(key: str, language: str) -> str:
    """The words of a phrase, in English where the language has none; empty for no such key."""
    phrase = every().get(key)
    return in_language(phrase.texts, language) if phrase else ""


def _read(path: Path) -> list[Phrase]:
    try:
        data = tomllib.loads(path.read_text("utf-8"))
    except tomllib.TOMLDecodeError as fault:
        raise BadPhrase(f"{path.stem}: {fault}") from fault
    if unknown := data.keys() - {"goals", "steps"}:
        raise BadPhrase(f"{path.stem}: only goals and steps, not {sorted(unknown)}")
    goals = [_phrase(path.stem, entry, is_goal=True) for entry in _tables(data, "goals")]
    return goals + [_phrase(path.stem, entry, is_goal=False) for entry in _tables(data, "steps")]


def _tables(data: dict[str, Any], name: str) -> list[dict[str, Any]]:
    tables = data.get(name, [])
    if not isinstance(tables, list) or not all(isinstance(entry, dict) for entry in tables):
        raise BadPhrase(f"{name} are written under [[{name}]]")
    return tables


def _phrase(type: str, entry: dict[str, Any], *, is_goal: bool) -> Phrase:
    texts = dict(entry)
    key, doer = texts.pop("key", ""), texts.pop("doer", "")
    if not isinstance(key, str) or not _KEY.fullmatch(key) or len(key) > _LONGEST_KEY:
        raise BadPhrase(f"{type}: {key!r} is not a key")
    if doer != "" if is_goal else doer not in DOERS:
        raise BadPhrase(f"{type}: {key} cannot be done by {doer!r}")
    if "en" not in texts:
        raise BadPhrase(f"{type}: {key} is not said in English")
    for code, text in texts.items():
        if not isinstance(text, str) or not text.strip() or len(text) > LONGEST:
            raise BadPhrase(f"{type}: {key} needs 1 to {LONGEST} characters in {code}")
    return Phrase(key, type, is_goal, doer, texts)
