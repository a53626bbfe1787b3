"""The filters of the list, as links that add or take away themselves, and a code that was told."""

from typing import Any, NamedTuple

from portal.i18n import lazy as _
from portal.training.coming import Filter
from portal.web.forms import Form, text
from portal.web.paths import path
from portal.web.request import Request

LABELS: dict[Filter, Any] = {
    Filter.WEEK: _("This week"),
    Filter.LANGUAGE: _("In my language"),
    Filter.CHILDCARE: _("With childcare"),
    Filter.WOMEN: _("Only women"),
    Filter.TRAVEL: _("Way there paid"),
    Filter.MINE: _("My sessions"),
}


class Choice(NamedTuple):
    label: Any
    href: str
    is_chosen: bool


def chosen_in(request: Request) -> frozenset[Filter]:
    """The filters of an address; what is not one of ours is passed over."""
    return frozenset(name for name in Filter if request.asked(name) == "1")


def query_of(filters: frozenset[Filter]) -> dict[str, str]:
    """The other way round, always in the same order."""
    return {name.value: "1" for name in Filter if name in filters}


def choices(chosen: frozenset[Filter]) -> list[Choice]:
    return [
        Choice(label, path("training.index", **query_of(chosen ^ {name})), name in chosen)
        for name, label in LABELS.items()
    ]


class Told(Form):
    """The code of a friend. A secret: it is not kept for somebody whose visit ran out."""

    code = text(_("The code of your friend"), most=40)
