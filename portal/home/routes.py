"""The first page and the help page."""

from starlette.responses import Response

from portal.web import access
from portal.web.rendering import render
from portal.web.request import Request
from portal.web.routing import get


def show(request: Request) -> Response:
    return render(request, "home/welcome.html")


def help(request: Request) -> Response:
    return render(request, "home/help.html")


routes = [
    get("/", show, access=access.anyone),
    get("/help", help, access=access.anyone),
]
