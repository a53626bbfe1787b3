"""An offer as plain lines to pass on: no sender, no link, no name of a house or the portal."""

from collections.abc import Callable
from typing import Any

from markupsafe import Markup

from portal.listings.facts import neutral_facts
from portal.listings.models import Listing
from portal.text import harmless, one_line

FILE = "note.txt"


def neutral_lines(listing: Listing, cleaned: Callable[[str], str]) -> list[str]:
    """`cleaned` takes out by what somebody could be found: phone numbers, addresses, houses."""
    title = cleaned(one_line(harmless(listing.title)))
    facts = [(fact.label, map(plain, fact.said)) for fact in neutral_facts(listing)]
    return [title, *(f"{label}: {cleaned(' · '.join(said))}" for label, said in facts)]


def plain(said: Any) -> str:
    """A line of a fact without its marks."""
    return Markup(said).striptags() if isinstance(said, Markup) else str(said)  # noqa: S704 - only taken apart
