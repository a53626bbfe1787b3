"""What I look for: kept, with what is new for it."""

from functools import partial

from starlette.responses import Response

from portal.i18n import lazy as _
from portal.listings.models import HOME, JOB
from portal.refusal import Refused
from portal.searches import actions, queries, skills
from portal.searches.models import LONGEST
from portal.searches.reading import KINDS, address_of, form_of, new_said, said
from portal.web import access
from portal.web.errors import there
from portal.web.paths import path
from portal.web.rendering import after_post, render
from portal.web.request import Request
from portal.web.routing import get, post


def index(request: Request) -> Response:
    lines = queries.searches_of(request.db, request.member)
    return render(
        request,
        "searches/searches.html",
        kinds=KINDS,
        new_said=new_said,
        lines=[(line, said(form_of(line.kind, line.asked))) for line in lines],
    )


def save(request: Request) -> Response:
    kind = HOME if request.typed("kind") == HOME else JOB
    form = form_of(kind, request.typed("asked"))
    if not form.validate() or len(form.wanted()) > LONGEST:
        raise Refused(_("Something in your search needs another look. It is marked above."))
    actions.save(request.db, request.member, kind, form.wanted())
    return after_post(request, "searches.index")


def show(request: Request) -> Response:
    """Looking is enough: what she sees here is new no more."""
    found = there(queries.search_of(request.db, request.member, request.path_params["id"]))
    new = queries.new_in(request.db, request.member, found.id)
    seen = partial(actions.look, search_id=found.id, seen=[line.id for line in new])
    request.later.append(seen)
    route = "listings.home" if found.kind == HOME else "listings.job"
    return render(
        request,
        "searches/search.html",
        search=found,
        kind=KINDS[found.kind],
        asked=said(form_of(found.kind, found.asked)),
        all=address_of(found.kind, found.asked),
        new=[(line, path(route, id=line.id)) for line in new],
    )


def let_go(request: Request) -> Response:
    actions.let_go(request.db, request.member, request.path_params["id"])
    return after_post(request, "searches.index")


routes = [
    get("/jobs/searches", index, access=access.member, private=True),
    post("/jobs/searches/saving", save, access=access.member),
    get("/jobs/searches/{id:id}", show, access=access.member, private=True),
    post("/jobs/searches/{id:id}/letting-go", let_go, access=access.member, private=True),
    *skills.routes,
]
