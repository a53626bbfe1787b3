"""Some of the jobs or homes she saved, side by side: fact by fact, as on a narrow phone."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from starlette.exceptions import HTTPException
from starlette.responses import Response

from portal.listings import labels, reading
from portal.listings.facts import Fact, facts_of
from portal.listings.kinds import Kind, pages
from portal.listings.models import Listing
from portal.text import is_number
from portal.web import access
from portal.web.rendering import render
from portal.web.request import Request

MOST = 4


class Group(NamedTuple):
    """One fact, and what each of them says about it."""

    label: Any
    said: list[tuple[Listing, Fact | None]]


def compare(request: Request, kind: Kind) -> Response:
    """`pick` are numbers of saved ones; of more than fit the first four are shown."""
    picked = request.query_params.getlist("pick")
    if not all(is_number(number) for number in picked):
        raise HTTPException(400)
    numbers = [int(number) for number in picked[:MOST]]
    found = reading.saved_ones(request.db, request.member, kind.key, numbers) if numbers else []
    return render(
        request,
        "listings/compare.html",
        kind=kind,
        labels=labels,
        listings=found,
        groups=_groups(found) if len(found) > 1 else [],
        is_cut=len(picked) > MOST,
        most=MOST,
    )


def _groups(listings: Sequence[Listing]) -> list[Group]:
    """In the order of the facts; what one of them does not have stays in its place."""
    of_each = [{fact.key: fact for fact in facts_of(listing)} for listing in listings]
    called = {key: fact.label for facts in of_each for key, fact in facts.items()}
    return [
        Group(
            called[key],
            [(one, facts.get(key)) for one, facts in zip(listings, of_each, strict=True)],
        )
        for key in _merged(of_each)
    ]


def _merged(of_each: list[dict[str, Fact]]) -> list[str]:
    """All keys; each new one right after the one it follows where it stands."""
    order: list[str] = []
    for facts in of_each:
        at = 0
        for key in facts:
            if key in order:
                at = order.index(key) + 1
            else:
                order.insert(at, key)
                at += 1
    return order


routes = pages("/compare", compare, "compare", access.member, private=True)
