"""My saved jobs and homes: with ticks to compare them, and on paper."""

from starlette.responses import Response

from portal.listings import actions, labels, queries, reading
from portal.listings.comparing import MOST
from portal.listings.kinds import KINDS
from portal.listings.offers import on_paper
from portal.web import access
from portal.web.paging import ROWS, cut, read_id_key
from portal.web.paths import path
from portal.web.rendering import after_post, render
from portal.web.request import Request
from portal.web.routing import get, post


def saved(request: Request) -> Response:
    before = read_id_key(request.asked("before")) or queries.LAST
    lines = queries.saved_for(request.db, request.member, before, ROWS + 1)
    page = cut(lines, lambda line: str(line.key))
    return render(
        request,
        "listings/saved.html",
        page=page,
        by_kind=[(kind, [x for x in page.rows if x.kind == key]) for key, kind in KINDS.items()],
        labels=labels,
        most=MOST,
    )


def saved_paper(request: Request) -> Response:
    """All that can still be answered, first saved first."""
    shown = reading.every_saved(request.db, request.member)
    return on_paper(request, shown, path("listings.saved"))


def clear_ended(request: Request) -> Response:
    actions.clear_ended(request.db, request.member)
    return after_post(request, "listings.saved")


routes = [
    get("/jobs/saved", saved, access=access.member, private=True),
    get("/jobs/saved/paper", saved_paper, access=access.member, private=True),
    post("/jobs/saved/clearing", clear_ended, access=access.member, private=True),
]
