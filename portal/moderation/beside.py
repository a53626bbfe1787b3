"""Beside a decision: a note about behaviour, a word about somebody."""

from starlette.responses import Response

from portal.moderation import remarks
from portal.moderation.forms import Noting
from portal.moderation.items import post_of, show
from portal.web import access
from portal.web.rendering import after_post
from portal.web.request import Request
from portal.web.routing import post


def note(request: Request) -> Response:
    found, form = post_of(request), Noting(request.fields)
    if not form.validate():
        return show(request, found, noting=form)
    remarks.note(request.db, request.member, found, form.kind.data, form.said.data)
    return after_post(request, "moderation.one_post", id=found.id)


def say_word(request: Request) -> Response:
    """`trusts` is y: nobody reads her posts first any more; otherwise a mentor does again."""
    found = post_of(request)
    remarks.say(request.db, request.member, found, trusts=request.typed("trusts") == "y")
    return after_post(request, "moderation.one_post", id=found.id)


routes = [
    post("/moderation/posts/{id:id}/note", note, access=access.moderator),
    post("/moderation/posts/{id:id}/word", say_word, access=access.moderator),
]
