"""One row of a file: is it an offer, and if not, what is wrong in which field?

The same forms say it that people fill by hand. Asks no database.
"""

import hashlib
from typing import NamedTuple

from starlette.datastructures import FormData

from portal import i18n
from portal.i18n import lazy as _
from portal.text import fold
from portal.vetting.forms import ENTRIES
from portal.vetting.offer import Offer, mark_of
from portal.vetting.reading.columns import typed
from portal.vetting.reading.files import OVER

Problem = list[str]  # field or "", message, and then names and values that belong into it
NEITHER = _("Please write yes or no.")
BEYOND = _("There is more in this line than there are columns.")
HERE_ALREADY = _("This offer is here already.")
TWICE = _("This offer stands further up in the same file, in line %(line)s.")


class Looked(NamedTuple):
    """An offer, or what is wrong with it."""

    offer: Offer | None
    problems: list[Problem]
    mark: str = ""


class Looker:
    """Looks at one row after the other, for one thread."""

    def __init__(self, kind: str, country: str) -> None:
        self.kind, self.form = kind, ENTRIES[kind](country=country)

    def look(self, given: dict[str, str]) -> Looked:
        with i18n.noting():
            fields, unclear = typed(self.kind, given)
            self.form.process(FormData([*fields]))
            self.form.validate()
            found = self.form.errors.items()
            problems = [[name, *_noted(error)] for name, errors in found for error in errors]
            problems += [[one.field, *_noted(NEITHER)] for one in unclear]
            problems += [["", *_noted(BEYOND)]] if given.get(OVER) else []
        if problems:
            return Looked(None, problems)
        offer = self.form.offer()
        return Looked(offer, [], mark_of_offer(offer))


def problem(message: object, **values: object) -> Problem:
    """One that is not about a field."""
    with i18n.noting():
        return ["", *_noted(message, values)]


def said(of: Problem) -> str:
    """The reason in the reader's language."""
    pairs = of[2:]
    return i18n.said_again(of[1], dict(zip(pairs[::2], pairs[1::2], strict=True)))


def mark_of_offer(offer: Offer) -> str:
    """By what an offer is known again: the same words about the same place."""
    facts = offer.facts
    return place_mark(
        mark_of(facts["title"], facts["description"]), facts["city"], facts["district"]
    )


def place_mark(mark: str, city: str, district: str) -> str:
    return hashlib.sha256(f"{mark}\n{fold(city)}\n{fold(district)}".encode()).hexdigest()


def _noted(message: object, values: dict[str, object] | None = None) -> list[str]:
    noted = str(message)
    if values:
        noted = noted % values
    if not isinstance(noted, i18n.Noted):
        return [noted]
    return [noted.source, *(part for pair in noted.values.items() for part in pair)]
