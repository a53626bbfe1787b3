"""Jobs and homes: what differs between their pages, in one table."""

from collections.abc import Callable
from functools import wraps
from typing import Any, NamedTuple

from starlette.responses import Response
from starlette.routing import Route

from portal.listings.models import HOME, JOB
from portal.web.access import Access
from portal.web.paths import path
from portal.web.request import Request
from portal.web.routing import Handler, get, post


class Kind(NamedTuple):
    """One kind of offer; the names of its routes end in its key: `listings.save_job`."""

    key: str  # of Listing.kind
    word: str  # the first of its addresses
    many: str  # the name of its list

    def path(self, deed: str = "", **values: object) -> str:
        """`path("save", id=3)` is the address of `listings.save_job`; without a deed its page."""
        return path(self.name(deed), **values)

    def name(self, deed: str = "") -> str:
        return f"listings.{deed}_{self.key}" if deed else f"listings.{self.key}"


KINDS = {JOB: Kind(JOB, "jobs", "listings.jobs"), HOME: Kind(HOME, "housing", "listings.homes")}
Offers = Callable[[Request, Kind], Response]


def pages(pattern: str, handler: Offers, deed: str, access: Access, **rules: Any) -> list[Route]:
    """The same page for jobs and for homes, below the first word of each."""
    return [
        get(f"/{k.word}{pattern}", _of(k, handler, deed), access=access, **rules)
        for k in KINDS.values()
    ]


def deeds(pattern: str, handler: Offers, deed: str, access: Access, **rules: Any) -> list[Route]:
    """The same deed for jobs and for homes."""
    return [
        post(f"/{k.word}{pattern}", _of(k, handler, deed), access=access, **rules)
        for k in KINDS.values()
    ]


def _of(kind: Kind, handler: Offers, deed: str) -> Handler:
    """The handler for one kind, by the name of its route."""

    @wraps(handler)
    def of_kind(request: Request) -> Response:
        return handler(request, kind)

    of_kind.__name__ = kind.name(deed).partition(".")[2]
    return of_kind
