"""What rules find in an offer before anybody looks: questions with a quote, and an answer to begin
with. Never that something is fine: that, a person has to choose."""

from typing import NamedTuple

from portal.flags.advert import Advert
from portal.flags.indicators import Indicator
from portal.flags.labels import WHY
from portal.flags.rules import Flag, found_in
from portal.listings.models import Answer, Home, Job, Listing
from portal.packs import Pack

MISSING = frozenset({"no_wage", "no_hours", "no_address"})  # not said: ask


class Hint(NamedTuple):
    """What one rule found: why it matters, and the words where it was found, or none."""

    why: object
    quote: str


def flags_of(listing: Listing, pack: Pack) -> list[Flag]:
    return found_in(advert_of(listing), pack.red_flags)


def advert_of(listing: Listing) -> Advert:
    """An offer as the rules read it."""
    advert = Advert(
        title=listing.title,
        text=listing.description,
        language=listing.language,
        address_known=listing.address_known,
        women_only=listing.women_only,
    )
    if isinstance(listing, Home):
        more = f"{listing.description}\n{listing.lives_there}\n{listing.transport}"
        return advert._replace(is_home=True, text=more, tied_to_job=listing.tied_to_job)
    assert isinstance(listing, Job)  # noqa: S101 - there are two kinds
    said = [listing.description, listing.hiring_organization]
    return advert._replace(
        text="\n".join([*said, listing.job_benefits, listing.eligibility]),
        pay_min=listing.pay_min,
        pay_max=listing.pay_max,
        pay_currency=listing.pay_currency,
        pay_unit=listing.pay_unit,
        hours=listing.work_hours,
        housing_with_it=listing.housing_with_it,
    )


def hints(flags: list[Flag]) -> dict[Indicator, list[Hint]]:
    """By question, for whoever answers it."""
    found: dict[Indicator, list[Hint]] = {}
    for flag in flags:
        found.setdefault(flag.indicator, []).append(Hint(WHY[flag.rule], flag.quote))
    return found


def presets(flags: list[Flag]) -> dict[Indicator, Answer]:
    """“There is something”, or “nobody could say” where only a fact is missing."""
    certain = {flag.indicator for flag in flags if flag.rule not in MISSING}
    return {
        flag.indicator: Answer.FLAG if flag.indicator in certain else Answer.UNKNOWN
        for flag in flags
    }
