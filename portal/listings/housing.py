"""Homes: looking through them, reading one, keeping it for later."""

from functools import partial

from starlette.responses import Response

from portal.listings import actions, looking, queries
from portal.listings.forms import HomeFilter
from portal.listings.models import HOME, Home
from portal.web import access
from portal.web.errors import there
from portal.web.paths import path
from portal.web.rendering import after_post
from portal.web.request import Request
from portal.web.routing import get, post


def homes(request: Request) -> Response:
    db, viewer = request.db, request.member
    form = HomeFilter(request.query_params, queries.places_for(db, viewer, HOME))
    find = partial(queries.homes_for, db, viewer, form.asked())
    return looking.list_page(request, "listings/homes.html", form, find)


def home(request: Request) -> Response:
    shown = _shown(request)
    return looking.listing_page(
        request,
        shown,
        saving=path("listings.save_home", id=shown.id),
        unsaving=path("listings.unsave_home", id=shown.id),
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
