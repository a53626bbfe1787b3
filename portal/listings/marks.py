"""What a list can be narrowed by, as marks of the search: few rows are then found at once, however
rare what is asked for is and however many there are."""

from typing import Any

from portal.i18n import WRITTEN
from portal.listings.filters import NO_TURKISH, HomeFilters, JobFilters
from portal.listings.models import HOME, JOB
from portal.text import fold

_STEPS = tuple(2**n for n in range(10, 22))  # amounts a month, so that marks are few


def of_listing(listing: Any) -> list[str]:
    """Everything that is true of a job or a home."""
    marks = [f"in{_plain(listing.language)}", *_if(listing, "women_only")]
    marks += [_at(listing.district), _at(listing.city)]
    if listing.kind == JOB:
        marks += [JOB, f"trade{listing.trade}", f"hours{listing.employment_type}"]
        marks += _if(listing, "no_experience", "childcare")
        marks += [f"pay{step}" for step in _STEPS if listing.pay_monthly >= step]
        marks += _enough(listing.languages_needed)
    else:
        marks += [HOME, f"kind{listing.home_kind}"]
        marks += _if(listing, "children", "pets", "furnished", "accessible")
        marks += [f"rent{step}" for step in _STEPS if listing.rent <= step]
    return marks


def of_jobs(asked: JobFilters) -> list[str]:
    """What the marks of a job must hold; there can be jobs that hold them and do not fit."""
    marks = [*_shared(asked), *_if(asked, "no_experience", "childcare")]
    marks += [f"trade{asked.trade}"] if asked.trade else []
    marks += [f"hours{asked.hours}"] if asked.hours else []
    marks += [f"enough{_plain(asked.needs)}"] if asked.needs else []
    reached = [step for step in _STEPS if step <= (asked.pay or 0)]
    return [JOB, *marks, *(f"pay{step}" for step in reached[-1:])]


def of_homes(asked: HomeFilters) -> list[str]:
    marks = [*_shared(asked), *_if(asked, "children", "pets", "furnished", "accessible")]
    marks += [f"kind{asked.kind}"] if asked.kind else []
    beyond = [step for step in _STEPS if asked.rent is not None and step >= asked.rent]
    return [HOME, *marks, *(f"rent{step}" for step in beyond[:1])]


def _shared(asked: JobFilters | HomeFilters) -> list[str]:
    marks = _if(asked, "women_only")
    marks += [_at(asked.district)] if asked.district else []
    return [*marks, *([f"in{_plain(asked.language)}"] if asked.language else [])]


def _enough(needed: list[str]) -> list[str]:
    """Languages of which one is enough at work."""
    alone = needed if len(needed) == 1 else [] if needed else list(WRITTEN)
    without = [] if "tr" in needed else [NO_TURKISH]
    return [f"enough{_plain(code)}" for code in (*alone, *without)]


def _if(row: object, *names: str) -> list[str]:
    return [_plain(name) for name in names if getattr(row, name)]


def _at(place: str) -> str:
    return "at" + "".join(letter for letter in fold(place) if letter.isalnum())[:40]


def _plain(code: str) -> str:
    """Letters and digits alone: the databases cut words at everything else."""
    return "".join(letter for letter in code if letter.isalnum()).lower()
