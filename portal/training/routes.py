"""Coming sessions, one session, booking it and cancelling."""

from starlette.responses import Response

from portal.training import actions, forms, queries, together, turn, words
from portal.training.asked import asked_for, booking_block, ticked
from portal.training.place import waiting_of
from portal.web import access
from portal.web.paging import ROWS, cut, moment_key, read_moment_key
from portal.web.rendering import after_post, render
from portal.web.request import Request
from portal.web.routing import get, post


def index(request: Request) -> Response:
    chosen, after = forms.chosen_in(request), read_moment_key(request.asked("after"))
    waits = waiting_of(request.db, request.member)
    lines = queries.coming_for(request.db, request.member, chosen, after, most=ROWS + 1)
    return render(
        request,
        "training/index.html",
        page=cut(lines, lambda line: moment_key(line.starts_at, line.id)),
        choices=forms.choices(chosen),
        query=forms.query_of(chosen),
        waits=waits,
        offers=[] if after else [wait.line for wait in waits.values() if wait.is_offered],
        words=words,
    )


def show(request: Request) -> Response:
    training = asked_for(request)
    return render(
        request,
        "training/show.html",
        others=queries.other_dates_for(request.db, request.member, training),
        **booking_block(request, training),
    )


def book(request: Request) -> Response:
    training, anyway = asked_for(request), ticked(request, "anyway")
    actions.book(
        request.db, training, request.member, child=ticked(request, "child"), anyway=anyway
    )
    return after_post(request, "training.show", id=training.id)


def cancel(request: Request) -> Response:
    training, only_child = asked_for(request), request.typed("only") == "child"
    actions.cancel(request.db, training, request.member, only_child=only_child)
    return after_post(request, "training.show", id=training.id)


routes = [
    get("/training", index, access=access.people),
    get("/training/{id:id}", show, access=access.people),
    post("/training/{id:id}/booking", book, access=access.member),
    post("/training/{id:id}/cancellation", cancel, access=access.member),
    *turn.routes,
    *together.routes,
]
