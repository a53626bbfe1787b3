"""Reporting a post, from the forum."""

from starlette.responses import Response

from portal.forum.models import Post
from portal.forum.reading import post_for
from portal.forum.rules import may_report
from portal.moderation import actions, queries
from portal.moderation.forms import Reporting
from portal.refusal import require
from portal.web import access
from portal.web.errors import there
from portal.web.rendering import after_post, render
from portal.web.request import Request
from portal.web.routing import get, post


def report_page(request: Request) -> Response:
    """The form; afterwards the thanks, also when the post is out of sight by then."""
    if queries.has_reported(request.db, request.member, request.path_params["id"]):
        return render(request, "moderation/thanks.html")
    return _report_form(request, _post(request), Reporting())


def report(request: Request) -> Response:
    post_id = request.path_params["id"]
    if not queries.has_reported(request.db, request.member, post_id):
        found, form = _post(request), Reporting(request.fields)
        if not form.validate():
            return _report_form(request, found, form)
        actions.report(request.db, request.member, found, form.kind.data, form.note.data)
    return after_post(request, "moderation.report_page", id=post_id)


def _post(request: Request) -> Post:
    found = there(post_for(request.db, request.member, request.path_params["id"]))
    require(may_report(request.member, found))
    return found


def _report_form(request: Request, found: Post, form: Reporting) -> Response:
    return render(request, "moderation/report.html", post=found, form=form)


routes = [
    get("/forum/posts/{id:id}/report", report_page, access=access.people),
    post("/forum/posts/{id:id}/report", report, access=access.people),
]
