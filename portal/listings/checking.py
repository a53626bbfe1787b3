"""What two people of the house found out about an offer, as whoever reads it is told."""

from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session

from portal.flags.indicators import Indicator
from portal.flags.labels import ASK, QUESTIONS
from portal.i18n import lazy as _
from portal.listings.models import Answer, Check, Listing
from portal.text import harmless

ANSWERS: dict[Answer, Any] = {
    Answer.FLAG: _("There is something"),
    Answer.UNKNOWN: _("Nobody could say"),
    Answer.FINE: _("Asked. It is all right."),
}
ORDER = list(ANSWERS)


class Found(NamedTuple):
    """One of the eleven questions."""

    question: Any
    answer: Answer
    said: Any
    words: str  # of staff, in the language of the check
    ask: Any


class Checked(NamedTuple):
    """Who looked and what came of it; without a row nobody went through the questions."""

    days: list[datetime]  # the first and the second person
    language: str
    open: list[Found]  # to ask about, the worst first
    fine: list[Found]


_OF_IT = Check.listing_id == bindparam("listing")
_WHOLE = select(func.max(Check.version)).where(_OF_IT, Check.turn == 2).scalar_subquery()
_CHECKS = (
    select(Check.at, Check.answers, Check.words, Check.language).where(_OF_IT).order_by(Check.turn)
)
_SHOWN = _CHECKS.where(Check.version == _WHOLE)
_NOW = _CHECKS.where(Check.version == bindparam("version"))


def checks_of(db: Session, listing: Listing) -> Checked | None:
    """Of the words that stand now: the worse answer of the two people, and what both wrote.

    While it is looked at anew, what the two from before found: one person alone changes nothing of
    what is told about an offer that is shown.
    """
    found_by = _NOW if listing.assured_at is None else _SHOWN
    rows = db.execute(found_by, {"listing": listing.id, "version": listing.version}).all()
    if not rows:
        return None
    found = [_found(one, [(row[1], row[2]) for row in rows]) for one in Indicator]
    found.sort(key=lambda one: ORDER.index(one.answer))
    fine = [one for one in found if one.answer is Answer.FINE]
    return Checked([row[0] for row in rows], rows[-1][3], found[: len(found) - len(fine)], fine)


def _found(indicator: Indicator, looks: list[tuple[dict[str, str], dict[str, str]]]) -> Found:
    said = [Answer(answers.get(indicator, Answer.UNKNOWN)) for answers, _ in looks]
    answer = min(said, key=ORDER.index)
    words = dict.fromkeys(filter(None, (told.get(indicator) for _, told in looks)))
    told = harmless("\n\n".join(words))
    return Found(QUESTIONS[indicator], answer, ANSWERS[answer], told, ASK[indicator])
