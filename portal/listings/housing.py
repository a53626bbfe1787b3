"""Homes: looking through them, reading one, keeping it for later."""

from starlette.responses import Response

from portal.listings import actions, labels, queries, rules
from portal.listings.forms import HomeFilter
from portal.listings.models import HOME, Home
from portal.web import access
from portal.web.errors import there
from portal.web.paging import cut, moment_key, read_moment_key
from portal.web.rendering import after_post, render
from portal.web.request import Request
from portal.web.routing import get, post


def homes(request: Request) -> Response:
    db, viewer = request.db, request.member
    form = HomeFilter(request.query_params, queries.places_for(db, viewer, HOME))
    after = read_moment_key(request.asked("after"))
    found = queries.homes_for(db, viewer, form.asked(), after) if form.validate() else []
    page = cut(found, lambda home: moment_key(home.assured_at, home.id))
    return render(
        request,
        "listings/homes.html",
        form=form,
        page=page,
        labels=labels,
        may_save=rules.may_save(viewer),
    )


def home(request: Request) -> Response:
    shown = _shown(request)
    return render(
        request,
        "listings/listing.html",
        listing=shown,
        labels=labels,
        is_saved=queries.is_saved(request.db, request.member, shown.id),
        may_save=rules.may_save(request.member),
    )


def save_home(request: Request) -> Response:
    shown = _shown(request)
    actions.save(request.db, request.member, shown)
    return after_post(request, "listings.home", id=shown.id)


def unsave_home(request: Request) -> Response:
    shown = _shown(request)
    actions.unsave(request.db, request.member, shown)
    return after_post(request, "listings.home", id=shown.id)


def _shown(request: Request) -> Home:
    """The home of this address; a hidden one is as good as none."""
    return there(queries.home_for(request.db, request.member, request.path_params["id"]))


routes = [
    get("/housing", homes, access=access.people),
    get("/housing/{id:id}", home, access=access.people),
    post("/housing/{id:id}/saving", save_home, access=access.member),
    post("/housing/{id:id}/unsaving", unsave_home, access=access.member),
]
