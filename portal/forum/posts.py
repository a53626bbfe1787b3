"""One post: where it stands in its thread, and changing one's own."""

from starlette.responses import RedirectResponse, Response

from portal.forum import actions, queries, rules
from portal.forum.forms import Change
from portal.forum.models import Post
from portal.i18n import lazy as _
from portal.refusal import Refused, require
from portal.web import access
from portal.web.errors import there
from portal.web.paths import path
from portal.web.rendering import after_post, render
from portal.web.request import Request
from portal.web.routing import get, post


def show_post(request: Request) -> Response:
    """Lead to the post among the others; also where “Back” goes from its pages."""
    found = _post(request)
    thread = path("forum.thread", id=found.thread_id, after=found.id - 1)
    return RedirectResponse(f"{thread}#p{found.id}", 303)


def change_page(request: Request) -> Response:
    own = _own_post(request)
    if not rules.may_change(request.member, own):
        raise Refused(_("A mentor hid this post, so it cannot be changed."))
    return _change_form(request, own, Change(obj=own))


def change(request: Request) -> Response:
    own = _own_post(request)
    form = Change(request.fields, obj=own)
    if not form.validate():
        return _change_form(request, own, form)
    actions.change(request.db, request.member, own, **form.data)
    return after_post(
        request, "forum.thread", anchor=f"p{own.id}", id=own.thread_id, after=own.id - 1
    )


def _post(request: Request) -> Post:
    return there(queries.post_for(request.db, request.member, request.path_params["id"]))


def _own_post(request: Request) -> Post:
    found = _post(request)
    require(rules.is_own(request.member, found))
    return found


def _change_form(request: Request, own: Post, form: Change) -> Response:
    shown = queries.shown_posts_of(request.db, request.member)
    is_first = rules.is_read_first(request.member, shown)
    return render(request, "forum/change.html", post=own, form=form, is_read_first=is_first)


routes = [
    get("/forum/posts/{id:id}", show_post, access=access.people),
    get("/forum/posts/{id:id}/change", change_page, access=access.people),
    post("/forum/posts/{id:id}/change", change, access=access.people),
]
