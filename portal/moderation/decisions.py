"""Deciding about a post: hiding, showing, letting through, asking for other words."""

from starlette.responses import Response

from portal.moderation import actions
from portal.moderation.forms import Hiding, Revising
from portal.moderation.items import post_of, show
from portal.web import access
from portal.web.rendering import after_post
from portal.web.request import Request
from portal.web.routing import post


def hide(request: Request) -> Response:
    found, form = post_of(request), Hiding(request.fields)
    if not form.validate():
        return show(request, found, hiding=form)
    actions.hide(request.db, request.member, found, form.why.data, request.typed("seen"))
    return after_post(request, "moderation.queue")


def revise(request: Request) -> Response:
    found, form = post_of(request), Revising(request.fields)
    if not form.validate():
        return show(request, found, revising=form)
    seen = request.typed("seen")
    actions.ask_to_revise(request.db, request.member, found, form.why.data, seen)
    return after_post(request, "moderation.queue")


def restore(request: Request) -> Response:
    actions.restore(request.db, request.member, post_of(request), request.typed("seen"))
    return after_post(request, "moderation.queue")


def stay_hidden(request: Request) -> Response:
    actions.stay_hidden(request.db, request.member, post_of(request), request.typed("seen"))
    return after_post(request, "moderation.queue")


def admit(request: Request) -> Response:
    actions.admit(request.db, request.member, post_of(request), request.typed("seen"))
    return after_post(request, "moderation.queue")


routes = [
    post("/moderation/posts/{id:id}/hiding", hide, access=access.moderator),
    post("/moderation/posts/{id:id}/revision", revise, access=access.moderator),
    post("/moderation/posts/{id:id}/restoration", restore, access=access.moderator),
    post("/moderation/posts/{id:id}/confirmation", stay_hidden, access=access.moderator),
    post("/moderation/posts/{id:id}/admission", admit, access=access.moderator),
]
