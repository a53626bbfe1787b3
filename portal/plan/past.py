"""How my plan came to be, version by version."""

from starlette.responses import Response

from portal.plan import history, telling
from portal.plan.forms import TYPES
from portal.web import access
from portal.web.errors import there
from portal.web.paging import cut, read_id_key
from portal.web.rendering import render
from portal.web.request import Request
from portal.web.routing import get


def versions(request: Request) -> Response:
    me = request.member
    before = read_id_key(request.asked("after")) or history.BEGINNING
    found = history.versions_for(request.db, me, me.id, before)
    shown = cut(found, lambda version: str(version.number), history.ROWS)
    return render(
        request, "plan/history.html", versions=telling.tell(shown.rows), after=shown.after
    )


def version(request: Request) -> Response:
    me, number = request.member, request.path_params["id"]
    found = history.plan_as_of(request.db, me, me.id, number)
    return render(
        request,
        "plan/version.html",
        goals=there(found or None),
        number=number,
        types=TYPES,
    )


routes = [
    get("/plan/history", versions, access=access.member, private=True),
    get("/plan/history/{id:id}", version, access=access.member, private=True),
]
