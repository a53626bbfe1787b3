"""The first page, for guests and for members, the help page, and how leaving works."""

from starlette.responses import RedirectResponse, Response

from portal import clock, formats
from portal.accounts.visits import SHARED_REST
from portal.home import health, worried
from portal.home.queries import now_for
from portal.viewer import MEMBERS
from portal.web import access
from portal.web.paths import path
from portal.web.rendering import render
from portal.web.request import Request
from portal.web.routing import get


def show(request: Request) -> Response:
    viewer = request.viewer
    if viewer is None:
        return render(request, "home/welcome.html")
    if viewer.role not in MEMBERS:
        return RedirectResponse(path("desk.today"), 303)
    return render(
        request,
        "home/home.html",
        now=now_for(
            request.db,
            viewer,
            request.language.code,
            request.portal.pack.way,
            private=request.sees_private,
        ),
        hour=clock.now().astimezone(formats.zone()).hour,
        today=formats.today(),
    )


def help_page(request: Request) -> Response:
    return render(request, "home/help.html")


def leaving(request: Request) -> Response:
    """What the exit does and does not do, for everybody: it must be known before it is needed."""
    return render(request, "home/leaving.html", minutes=int(SHARED_REST.total_seconds()) // 60)


routes = [
    get("/", show, access=access.anyone),
    get("/help", help_page, access=access.anyone),
    get("/leaving", leaving, access=access.anyone),
    *health.routes,
    *worried.routes,
]
