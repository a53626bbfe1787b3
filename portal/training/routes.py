"""Coming sessions, one session, booking it and cancelling."""

from starlette.responses import RedirectResponse, Response

from portal import clock
from portal.text import is_number
from portal.training import actions, coming, confirming, forms, news, queries, rules, words
from portal.training.models import Training
from portal.training.own import own_page
from portal.web import access
from portal.web.errors import there
from portal.web.paging import ROWS, cut, moment_key, read_moment_key
from portal.web.paths import path
from portal.web.rendering import after_post, render
from portal.web.request import Request
from portal.web.routing import get, post


def index(request: Request) -> Response:
    chosen, after = forms.chosen_in(request), read_moment_key(request.asked("after"))
    lines = coming.coming_for(request.db, request.member, chosen, after, most=ROWS + 1)
    return render(
        request,
        "training/index.html",
        page=cut(lines, lambda line: moment_key(line.starts_at, line.id)),
        choices=forms.choices(chosen),
        query=forms.query_of(chosen),
        words=words,
    )


def show(request: Request) -> Response:
    training = _asked_for(request)
    has_seat = queries.has_seat(request.db, request.member, training.id)
    return render(
        request,
        "training/show.html",
        training=training,
        standing=rules.standing(training, clock.now(), has_seat=has_seat),
        may_book=rules.may_book(request.member),
        own=own_page(request.db, request.member, training),
        others=queries.other_dates_for(request.db, request.member, training),
        words=words,
    )


def book(request: Request) -> Response:
    training = _asked_for(request)
    actions.book(request.db, training, request.member)
    return after_post(request, "training.show", id=training.id)


def cancel(request: Request) -> Response:
    training = _asked_for(request)
    actions.cancel(request.db, training, request.member)
    return after_post(request, "training.show", id=training.id)


def have_seen(request: Request) -> Response:
    """What happened to sessions of hers is not told again."""
    typed = request.typed("number")
    if is_number(typed):
        news.mark_seen(request.db, request.member, int(typed))
    return RedirectResponse(path("home.show"), 303)


def _asked_for(request: Request) -> Training:
    return there(queries.training_for(request.db, request.member, request.path_params["id"]))


routes = [
    get("/training", index, access=access.people),
    get("/training/{id:id}", show, access=access.people),
    post("/training/news", have_seen, access=access.member),
    post("/training/{id:id}/booking", book, access=access.member),
    post("/training/{id:id}/cancellation", cancel, access=access.member),
    *confirming.routes,
]
