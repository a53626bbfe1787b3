"""Coming sessions, one session, booking it and cancelling."""

from starlette.responses import RedirectResponse, Response

from portal.reminders.channels import offered
from portal.text import is_number
from portal.training import actions, coming, confirming, forms, news, queries, together, turn, words
from portal.training.asked import asked_for, booking_block, ticked
from portal.training.coming import Filter
from portal.training.own import own_page
from portal.training.place import Waiting, waiting_of
from portal.training.queries import Line
from portal.web import access
from portal.web.paging import ROWS, cut, moment_key, read_moment_key
from portal.web.paths import path
from portal.web.rendering import after_post, render
from portal.web.request import Request
from portal.web.routing import get, post


def index(request: Request) -> Response:
    chosen, after = forms.chosen_in(request), read_moment_key(request.asked("after"))
    waits = waiting_of(request.db, request.member)
    lines = coming.coming_for(request.db, request.member, chosen, after, most=ROWS + 1)
    return render(
        request,
        "training/index.html",
        page=cut(lines, lambda line: moment_key(line.starts_at, line.id)),
        choices=forms.choices(chosen),
        query=forms.query_of(chosen),
        waits=waits,
        first=[] if after else _first(waits, chosen),
        has_reminders=bool(offered(request.portal.settings)),
        words=words,
    )


def _first(waits: dict[int, Waiting], chosen: frozenset[Filter]) -> list[Line]:
    """Above all others: where a place is held for her; among her own also where she waits."""
    every = Filter.MINE in chosen
    return [wait.line for wait in waits.values() if every or wait.is_offered]


def show(request: Request) -> Response:
    training = asked_for(request)
    around = booking_block(request, training)
    had_place = around["place"].has_seat
    return render(
        request,
        "training/show.html",
        own=own_page(request.db, request.member, training, had_place=had_place),
        others=queries.other_dates_for(request.db, request.member, training),
        **around,
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


def have_seen(request: Request) -> Response:
    """What happened to sessions of hers is not told again."""
    typed = request.typed("number")
    if is_number(typed):
        news.mark_seen(request.db, request.member, int(typed))
    return RedirectResponse(path("home.show"), 303)


routes = [
    get("/training", index, access=access.people),
    get("/training/{id:id}", show, access=access.people),
    post("/training/news", have_seen, access=access.member),
    post("/training/{id:id}/booking", book, access=access.member),
    post("/training/{id:id}/cancellation", cancel, access=access.member),
    *turn.routes,
    *together.routes,
    *confirming.routes,
]
