"""A new offer as the first page tells of it, and why it stands there."""

from typing import Any, NamedTuple

from portal.i18n import lazy as _
from portal.searches.queries import New

FITS, NEW = _("Fits what you look for"), _("New job")


class Offer(NamedTuple):
    """A job or a home that is new."""

    title: str
    language: str
    district: str
    why: Any
    page: str  # a route, and the number of the row there
    id: int


def told_of(new: New) -> Offer:
    told = new.title, new.language, new.district
    if new.search_id:  # there she sees all that is new, and then it is new no more
        return Offer(*told, FITS, "searches.show", new.search_id)
    return Offer(*told, NEW, "listings.job", new.id)
