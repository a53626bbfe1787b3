"""Closing a thread or slowing it down, from one of its posts."""

from starlette.responses import Response

from portal.moderation import actions
from portal.moderation.forms import Quieting
from portal.moderation.items import post_of, show
from portal.web import access
from portal.web.rendering import after_post
from portal.web.request import Request
from portal.web.routing import post


def lock(request: Request) -> Response:
    found, form = post_of(request), Quieting(request.fields)
    if not form.validate():
        return show(request, found, locking=form)
    actions.lock(request.db, request.member, found, form.why.data)
    return after_post(request, "moderation.one_post", id=found.id)


def unlock(request: Request) -> Response:
    found = post_of(request)
    actions.unlock(request.db, request.member, found)
    return after_post(request, "moderation.one_post", id=found.id)


def slow(request: Request) -> Response:
    found, form = post_of(request), Quieting(request.fields)
    if not form.validate():
        return show(request, found, slowing=form)
    actions.slow(request.db, request.member, found, form.why.data)
    return after_post(request, "moderation.one_post", id=found.id)


def unslow(request: Request) -> Response:
    found = post_of(request)
    actions.unslow(request.db, request.member, found)
    return after_post(request, "moderation.one_post", id=found.id)


routes = [
    post("/moderation/posts/{id:id}/closing", lock, access=access.moderator),
    post("/moderation/posts/{id:id}/opening", unlock, access=access.moderator),
    post("/moderation/posts/{id:id}/slowing", slow, access=access.moderator),
    post("/moderation/posts/{id:id}/quickening", unslow, access=access.moderator),
]
