"""Which red flags an advert shows, by which rule, and with which words."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from portal.flags.advert import Advert
from portal.flags.facts import by_facts
from portal.flags.indicators import JOBS_ONLY, RULES, Indicator
from portal.flags.reading import COMMA, Sentence, sentences
from portal.packs.flags import Denial, Phrase, RedFlags

BEFORE, AFTER = 4, 3  # so many words around a phrase may deny it


class Flag(NamedTuple):
    """`rule` has its sentence in `labels.WHY`; `quote` is what was written, or nothing."""

    indicator: Indicator
    rule: str
    quote: str


def found_in(advert: Advert, words: RedFlags | None) -> list[Flag]:
    """Every rule that finds something, once, in the order of the indicators."""
    said = [*sentences(advert.title), *sentences(advert.text), *sentences(advert.hours)]
    quotes: dict[str, str] = {}
    if words:
        for rule, quote in _by_words(said, words):
            if not (advert.is_home and rule in JOBS_ONLY):
                quotes.setdefault(rule, quote)
    quotes = by_facts(advert, said, words, quotes)
    order = list(RULES)
    return [Flag(RULES[r], r, quotes[r]) for r in sorted(quotes, key=order.index)]


def _by_words(said: Sequence[Sentence], words: RedFlags) -> Iterator[tuple[str, str]]:
    whole = "".join(sentence.folded for sentence in said)
    for phrase in words.phrases_for(whole):
        if quote := quoted(phrase, said, words.denials[phrase.language]):
            yield phrase.rule, quote


def quoted(phrase: Phrase, said: Sequence[Sentence], no: Denial) -> str:
    """The first place where it is said, and not denied."""
    for sentence in said:
        found = phrase.looks_for.search(sentence.folded)
        while found:
            if phrase.firm or not _is_denied(sentence.folded, *found.span(), no):
                return sentence.quote(*found.span())
            found = phrase.looks_for.search(sentence.folded, found.end())
    return ""


def _is_denied(folded: str, start: int, end: int, no: Denial) -> bool:
    before = folded[:start].rpartition(COMMA)[2].split()[-BEFORE:]
    after = folded[end:].partition(COMMA)[0].split()[:AFTER]
    inside = folded[start:end].split()
    return _says(no.before, no, [*before, *inside]) or _says(no.after, no, [*inside, *after])


def _says(side: re.Pattern[str] | None, no: Denial, words: list[str]) -> bool:
    near = f" {' '.join(words)} "
    if no.unless:
        near = no.unless.sub("", near)
    return bool(side and side.search(near))
