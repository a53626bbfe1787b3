"""What people ask the lists for, as conditions."""

from collections.abc import Iterator
from typing import NamedTuple

from sqlalchemy import ColumnElement, String, cast, or_

from portal.listings.amounts import CURRENCY
from portal.listings.models import Home, Job, Listing

Conditions = Iterator[ColumnElement[bool]]

WORDS = "listing_words"
NO_TURKISH = "no_tr"


class JobFilters(NamedTuple):
    """Empty means: all the same to me."""

    q: str = ""
    district: str = ""  # a city finds all its districts
    trade: str = ""
    hours: str = ""
    needs: str = ""  # a language that is enough at work, or NO_TURKISH
    language: str = ""
    women_only: bool = False
    no_experience: bool = False
    childcare: bool = False
    pay: int | None = None  # a month at least, in CURRENCY
    order: str = ""  # see orders.py


class HomeFilters(NamedTuple):
    """Empty means: all the same to me."""

    q: str = ""
    district: str = ""
    kind: str = ""
    rent: int | None = None  # at most, in CURRENCY
    language: str = ""
    women_only: bool = False
    children: bool = False
    pets: bool = False
    furnished: bool = False
    accessible: bool = False
    order: str = ""


def job_conditions(asked: JobFilters) -> Conditions:
    """All but its words."""
    yield from _shared(asked)
    if asked.trade:
        yield Job.trade == asked.trade
    if asked.hours:
        yield Job.employment_type == asked.hours
    if asked.needs:
        yield _enough(asked.needs)
    if asked.no_experience:
        yield Job.no_experience.is_(True)
    if asked.childcare:
        yield Job.childcare.is_(True)
    if asked.pay is not None:
        yield Job.pay_monthly >= asked.pay
        yield Job.pay_currency == CURRENCY


def home_conditions(asked: HomeFilters) -> Conditions:
    """All but its words."""
    yield from _shared(asked)
    if asked.kind:
        yield Home.home_kind == asked.kind
    if asked.rent is not None:
        yield Home.rent <= asked.rent
        yield Home.currency == CURRENCY
    for name in ("children", "pets", "furnished", "accessible"):
        if getattr(asked, name):
            yield getattr(Home, name).is_(True)


def _shared(asked: JobFilters | HomeFilters) -> Conditions:
    if asked.district:
        yield or_(Listing.district == asked.district, Listing.city == asked.district)
    if asked.language:
        yield Listing.language == asked.language
    if asked.women_only:
        yield Listing.women_only.is_(True)


def _enough(needs: str) -> ColumnElement[bool]:
    """Jobs for which this language is enough; the list of languages is compared as its JSON."""
    needed = cast(Job.languages_needed, String)
    if needs == NO_TURKISH:
        return needed.not_like('%"tr"%')
    return needed.in_(["[]", f'["{needs}"]'])
