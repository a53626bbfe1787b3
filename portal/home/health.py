"""For the machine that watches this one: is the process alive, does the database answer."""

from sqlalchemy import literal, select
from starlette.requests import Request as PlainRequest
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from portal.web import access
from portal.web.request import Request
from portal.web.routing import get

_ANYTHING = select(literal(1))


async def alive(request: PlainRequest) -> Response:
    """Outside of everything: no thread, no database, no visit."""
    return PlainTextResponse("ok\n")


def ready(request: Request) -> Response:
    """A database that does not answer makes this a 500 page."""
    request.db.execute(_ANYTHING)
    return PlainTextResponse("ready\n")


routes = [
    Route("/healthz", alive),
    get("/readyz", ready, access=access.anyone),
]
