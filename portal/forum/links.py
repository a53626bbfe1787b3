"""Addresses in posts: nobody goes out of here without having read what that means."""

from starlette.responses import Response

from portal.forum import reading, rules
from portal.forum.markup import links_in
from portal.web import access
from portal.web.errors import NotFound, there
from portal.web.leaving import going
from portal.web.rendering import render
from portal.web.request import Request
from portal.web.routing import get


def link(request: Request) -> Response:
    """Before somebody goes out of here: where to, and what that means."""
    found = there(reading.post_for(request.db, request.member, request.path_params["id"]))
    addresses = links_in(found.body) if rules.may_read(request.member, found) else []
    number = request.path_params["number"]
    if number > len(addresses):
        raise NotFound
    return render(request, "forum/link.html", post=found, going=going(addresses[number - 1]))


routes = [get("/forum/posts/{id:id}/links/{number:id}", link, access=access.people)]
