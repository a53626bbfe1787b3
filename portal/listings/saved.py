"""My saved jobs and homes."""

from starlette.responses import Response

from portal.listings import actions, labels, queries
from portal.web import access
from portal.web.paging import cut, read_id_key
from portal.web.rendering import after_post, render
from portal.web.request import Request
from portal.web.routing import get, post


def saved(request: Request) -> Response:
    before = read_id_key(request.asked("before")) or queries.NEWEST[1]
    lines = queries.saved_for(request.db, request.member, before)
    page = cut(lines, lambda line: str(line.key))
    return render(request, "listings/saved.html", page=page, labels=labels)


def clear_ended(request: Request) -> Response:
    actions.clear_ended(request.db, request.member)
    return after_post(request, "listings.saved")


routes = [
    get("/jobs/saved", saved, access=access.member),
    post("/jobs/saved/clearing", clear_ended, access=access.member),
]
