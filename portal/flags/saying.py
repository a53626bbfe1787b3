"""What an advert says that is no flag: with insurance, no experience needed, with furniture."""

from portal.flags.reading import sentences
from portal.flags.rules import quoted
from portal.packs.flags import RedFlags


def facts_in(text: str, words: RedFlags) -> dict[str, str]:
    """The words it was said with, by fact (`portal.packs.flags.FACTS`). What is denied is not
    there, and what is not there was perhaps only said otherwise."""
    said, found = list(sentences(text)), dict[str, str]()
    for phrase in words.facts:
        if phrase.rule not in found and (
            quote := quoted(phrase, said, words.denials[phrase.language])
        ):
            found[phrase.rule] = quote
    return found
