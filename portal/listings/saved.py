"""My saved jobs and homes."""

from starlette.responses import Response

from portal.listings import actions, labels, queries
from portal.listings.models import HOME
from portal.web import access
from portal.web.paging import ROWS, cut, read_id_key
from portal.web.paths import path
from portal.web.rendering import after_post, render
from portal.web.request import Request
from portal.web.routing import get, post


def saved(request: Request) -> Response:
    before = read_id_key(request.asked("before")) or queries.NEWEST[1]
    lines = queries.saved_for(request.db, request.member, before, ROWS + 1)
    page = cut(lines, lambda line: str(line.key))
    return render(request, "listings/saved.html", page=page, labels=labels, address=_address)


def _address(line: queries.SavedLine) -> str:
    return path("listings.home" if line.kind == HOME else "listings.job", id=line.id)


def clear_ended(request: Request) -> Response:
    actions.clear_ended(request.db, request.member)
    return after_post(request, "listings.saved")


routes = [
    get("/jobs/saved", saved, access=access.member),
    post("/jobs/saved/clearing", clear_ended, access=access.member),
]
