"""Waiting for a place, and answering when one is offered."""

from starlette.responses import Response

from portal.training import waiting
from portal.training.asked import asked_for, ticked
from portal.web import access
from portal.web.rendering import after_post
from portal.web.request import Request
from portal.web.routing import post


def join(request: Request) -> Response:
    training, child = asked_for(request), ticked(request, "child")
    anyway = ticked(request, "anyway")
    waiting.join(request.db, training, request.member, child=child, anyway=anyway)
    return after_post(request, "training.show", id=training.id)


def answer(request: Request) -> Response:
    """Take it, not this time, or leave the list: three buttons of one form."""
    training, me = asked_for(request), request.member
    match request.typed("answer"):
        case "take":
            waiting.accept(request.db, training, me, anyway=ticked(request, "anyway"))
        case "skip":
            waiting.skip(request.db, training, me)
        case "leave":
            waiting.leave(request.db, training, me)
    return after_post(request, "training.show", id=training.id)


routes = [
    post("/training/{id:id}/waiting", join, access=access.member),
    post("/training/{id:id}/answer", answer, access=access.member),
]
