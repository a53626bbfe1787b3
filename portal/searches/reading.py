"""A saved search as it was asked: its form, its words, its address."""

from typing import Any
from urllib.parse import parse_qsl

from starlette.datastructures import QueryParams

from portal.i18n import lazy as _
from portal.listings.forms import Filter, HomeFilter, JobFilter
from portal.listings.models import HOME, JOB
from portal.web.paths import path

FORMS: dict[str, type[JobFilter] | type[HomeFilter]] = {JOB: JobFilter, HOME: HomeFilter}
_PAGES = {JOB: "listings.jobs", HOME: "listings.homes"}


KINDS: dict[str, Any] = {JOB: _("Jobs"), HOME: _("Housing")}
_NONE_NEW, _ONE_NEW = _("Nothing new yet"), _("Something new")
_FEW_NEW, _MANY_NEW = _("A few new ones"), _("Many new ones")


def new_said(number: int) -> Any:
    """How many are new, without numbers to watch."""
    return (_NONE_NEW, _ONE_NEW, _FEW_NEW, _FEW_NEW, _FEW_NEW, _MANY_NEW)[min(number, 5)]


def form_of(kind: str, asked: str) -> JobFilter | HomeFilter:
    """Not validated yet; what no form knows is passed over."""
    return FORMS[kind](QueryParams(parse_qsl(asked)), [])


def said(form: Filter) -> list[Any]:
    """What was asked for, words first."""
    return [*([f"“{form.q.data}”"] if form.q.data else []), *form.chosen()]


def address_of(kind: str, asked: str) -> str:
    """The list with everything that fits."""
    return path(_PAGES[kind], **dict(parse_qsl(asked)))
