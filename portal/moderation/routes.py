"""What waits for a mentor, one post of it, and the three decisions."""

from starlette.responses import Response

from portal.forum.models import Post
from portal.forum.reading import post_for
from portal.forum.rules import may_be_hidden, may_judge, words_for
from portal.moderation import actions, queries, reports
from portal.moderation.forms import Hiding
from portal.moderation.rules import KINDS
from portal.refusal import require
from portal.web import access
from portal.web.errors import there
from portal.web.paging import cut, read_id_key
from portal.web.rendering import after_post, render
from portal.web.request import Request
from portal.web.routing import get, post


def queue(request: Request) -> Response:
    after = read_id_key(request.asked("after"))
    after_first = read_id_key(request.asked("after_first"))
    reported = queries.reported_for(request.db, request.member, after)
    firsts = queries.firsts_for(request.db, request.member, after_first)
    page = cut(reported, lambda line: str(line.key), queries.MOST)
    return render(
        request,
        "moderation/queue.html",
        reported=page,
        firsts=cut(firsts, lambda line: str(line.key), queries.MOST),
        counts=queries.kinds_of(request.db, [line.id for line in page.rows]),
        kinds=KINDS,
    )


def one_post(request: Request) -> Response:
    return _one_post(request, _post(request), Hiding())


def hide(request: Request) -> Response:
    found, form = _post(request), Hiding(request.fields)
    if not form.validate():
        return _one_post(request, found, form)
    actions.hide(request.db, request.member, found, form.why.data, request.typed("seen"))
    return after_post(request, "moderation.queue")


def restore(request: Request) -> Response:
    actions.restore(request.db, request.member, _post(request), request.typed("seen"))
    return after_post(request, "moderation.queue")


def admit(request: Request) -> Response:
    actions.admit(request.db, request.member, _post(request), request.typed("seen"))
    return after_post(request, "moderation.queue")


def _post(request: Request) -> Post:
    found = there(post_for(request.db, request.member, request.path_params["id"]))
    require(may_judge(request.member, found))
    return found


def _one_post(request: Request, found: Post, form: Hiding) -> Response:
    return render(
        request,
        "moderation/one_post.html",
        post=found,
        form=form,
        counts=queries.kinds_of(request.db, [found.id])[found.id],
        notes=queries.notes_of(request.db, found.id),
        kinds=KINDS,
        words_for=words_for,
        may_be_hidden=may_be_hidden(found),
    )


routes = [
    *reports.routes,
    get("/moderation", queue, access=access.moderator),
    get("/moderation/posts/{id:id}", one_post, access=access.moderator),
    post("/moderation/posts/{id:id}/hiding", hide, access=access.moderator),
    post("/moderation/posts/{id:id}/restoration", restore, access=access.moderator),
    post("/moderation/posts/{id:id}/admission", admit, access=access.moderator),
]
