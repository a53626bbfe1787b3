"""What is hers: texts she has not sent, and everything she wrote, to be taken away at once."""

from starlette.responses import Response

from portal.forum import drafts, reading, rules, taking_back
from portal.web import access
from portal.web.rendering import after_post, render
from portal.web.request import Request
from portal.web.routing import get, post


def mine(request: Request) -> Response:
    found = drafts.drafts_of(request.db, request.member)
    return render(
        request,
        "forum/mine.html",
        drafts=found,
        days=drafts.KEPT_FOR.days,
        unseen=reading.unseen_of(request.db, request.member),
        words_for=rules.words_for,
    )


def throw_away(request: Request) -> Response:
    drafts.throw_away(request.db, request.member, request.typed("place"))
    return after_post(request, "forum.mine")


def taking_all(request: Request) -> Response:
    return render(request, "forum/take_all.html")


def take_all(request: Request) -> Response:
    taking_back.take_back_all(request.db, request.member)
    return after_post(request, "forum.mine")


routes = [
    get("/forum/mine", mine, access=access.people),
    post("/forum/mine/removal", throw_away, access=access.people),
    get("/forum/mine/everything", taking_all, access=access.people),
    post("/forum/mine/everything", take_all, access=access.people),
]
