"""Reporting a post, from the forum; what became of it; another look at one's own hidden words."""

from starlette.responses import Response

from portal.forum.models import Post
from portal.forum.reading import post_for
from portal.forum.rules import is_own, may_report, words_for
from portal.moderation import appeals, reporting
from portal.moderation.forms import Appealing, Reporting
from portal.moderation.rules import EXAMPLES, KINDS, may_ask_again
from portal.refusal import require
from portal.web import access
from portal.web.errors import there
from portal.web.paging import cut, read_id_key
from portal.web.rendering import after_post, render
from portal.web.request import Request
from portal.web.routing import get, post

LOOK, CHANGE = "look", "change"  # steps before sending, for who wants to see it first


def report_page(request: Request) -> Response:
    """The form; afterwards the thanks, also when the post is out of sight by then."""
    kind = reporting.has_reported(request.db, request.member, request.path_params["id"])
    if kind:
        post_id = request.path_params["id"]
        return render(request, "moderation/thanks.html", kind=kind, post_id=post_id)
    return _report_form(request, _post_of_other(request), Reporting())


def report(request: Request) -> Response:
    post_id = request.path_params["id"]
    if not reporting.has_reported(request.db, request.member, post_id):
        found, form = _post_of_other(request), Reporting(request.fields)
        if not form.validate() or request.typed("step") == CHANGE:
            return _report_form(request, found, form)
        if request.typed("step") == LOOK:
            return render(
                request, "moderation/look_first.html", post=found, typed=form, kinds=KINDS
            )
        reporting.report(request.db, request.member, found, form.kind.data, form.note.data)
    return after_post(request, "moderation.report_page", id=post_id)


def own_reports(request: Request) -> Response:
    before = read_id_key(request.asked("after"))
    rows = reporting.own_reports(request.db, request.member, before)
    page = cut(rows, lambda line: str(line.id), reporting.MOST)
    return render(
        request, "moderation/own_reports.html", page=page, kinds=KINDS, came=reporting.WHAT_CAME
    )


def appeal_page(request: Request) -> Response:
    return _appeal_form(request, _own_post(request), Appealing())


def appeal(request: Request) -> Response:
    own, form = _own_post(request), Appealing(request.fields)
    if not form.validate():
        return _appeal_form(request, own, form)
    appeals.ask(request.db, request.member, own, form.said.data)
    return after_post(request, "moderation.appeal_page", id=own.id)


def _post_of_other(request: Request) -> Post:
    found = there(post_for(request.db, request.member, request.path_params["id"]))
    require(may_report(request.member, found))
    return found


def _own_post(request: Request) -> Post:
    """Hidden by a mentor, or looked at again already."""
    found = there(post_for(request.db, request.member, request.path_params["id"]))
    can_ask = may_ask_again(request.member, found, found.appeal)
    require(is_own(request.member, found), bool(found.appeal) or can_ask)
    return found


def _report_form(request: Request, found: Post, form: Reporting) -> Response:
    return render(request, "moderation/report.html", post=found, form=form, examples=EXAMPLES)


def _appeal_form(request: Request, own: Post, form: Appealing) -> Response:
    return render(
        request,
        "moderation/appeal.html",
        post=own,
        form=form,
        why=words_for(own.why_hidden),
        asked=appeals.of_post(request.db, own.id),
    )


routes = [
    get("/forum/reports", own_reports, access=access.people),
    get("/forum/posts/{id:id}/report", report_page, access=access.people),
    post("/forum/posts/{id:id}/report", report, access=access.people),
    get("/forum/posts/{id:id}/appeal", appeal_page, access=access.people),
    post("/forum/posts/{id:id}/appeal", appeal, access=access.people),
]
