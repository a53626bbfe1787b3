"""One post in the reader's language: asking for it, and reading it beside the original."""

from starlette.responses import Response

from portal.forum import rules as forum
from portal.forum.markup import marked
from portal.translating import actions, queries, rules
from portal.translating.queries import Original
from portal.web import access
from portal.web.errors import NotFound, there
from portal.web.rendering import after_post, render
from portal.web.request import Request
from portal.web.routing import get, post


def show(request: Request) -> Response:
    found = _original(request)
    return render(request, "translating/post.html", post=found, rules=forum, marked=marked)


def ask(request: Request) -> Response:
    found = _original(request)
    actions.ask(request.db, request.member, found)
    return after_post(request, "translating.show", id=found.id)


def _original(request: Request) -> Original:
    """The post, if a machine may translate it for this reader; else nothing is there."""
    found = there(queries.original_for(request.db, request.member, request.path_params["id"]))
    is_on = bool(request.portal.settings.translate_url)
    if not rules.may_translate(request.member, found, found, is_on):
        raise NotFound
    return found


routes = [
    get("/forum/posts/{id:id}/translation", show, access=access.people),
    post("/forum/posts/{id:id}/translation", ask, access=access.people),
]
