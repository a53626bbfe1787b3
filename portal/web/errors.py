"""What stops a request, as a page in the reader's language that reveals nothing."""

import logging
import traceback
from http import HTTPStatus
from typing import TypeVar

from sqlalchemy.orm.exc import StaleDataError
from starlette.exceptions import HTTPException
from starlette.responses import Response

from portal import i18n
from portal.refusal import Forbidden, Refused
from portal.web.csrf import Forged
from portal.web.hashing import Busy
from portal.web.headers import headers_for
from portal.web.locale import language_for
from portal.web.rendering import render
from portal.web.request import Request

T = TypeVar("T")

log = logging.getLogger("portal")


class NotFound(Exception):  # noqa: N818
    """Not there, or not for this viewer: the same answer."""


def there(found: T | None) -> T:
    """The thing, or the page that says it is not here."""
    if found is None:
        raise NotFound
    return found


def page_for(request: Request, error: BaseException) -> Response:
    """The answer to an exception. Unknown ones are logged without what the person typed."""
    match error:
        case Refused():
            return render(
                request,
                "errors/refused.html",
                status=409,
                message=error.message,
                back=page_of(request),
            )
        case Busy():
            response = render(request, "errors/busy.html", status=503)
            response.headers["retry-after"] = "5"
            return response
        case Forged():
            return render(request, "errors/forged.html", status=403)
        case Forbidden():
            return render(request, "errors/forbidden.html", status=403, back=page_of(request))
        case NotFound() | StaleDataError():  # it went away while it was being changed
            return _missing(request, 404)
        case HTTPException(status_code=code) if code < 500:
            return _plain(request, code)
    log.error("%s failed: %s\n%s", _name(request), type(error).__name__, _frames(error))
    return render(request, "errors/broken.html", status=500)


def _plain(request: Request, code: int) -> Response:
    if code == HTTPStatus.REQUEST_ENTITY_TOO_LARGE:
        return render(request, "errors/too_long.html", status=code)
    if code in {HTTPStatus.NOT_FOUND, HTTPStatus.METHOD_NOT_ALLOWED}:
        return _missing(request, code)
    return render(request, "errors/unreadable.html", status=code)


def _missing(request: Request, code: int) -> Response:
    """The same bytes for everything that is hidden or not there: nothing of the address is in it,
    not even in the links to other languages."""
    return render(request, "errors/missing.html", status=code, here="/")


def page_of(request: Request) -> str:
    """Where a deed's page lies: the address without its last noun."""
    return request.url.path.rpartition("/")[0] or "/"


def _name(request: Request) -> str:
    """The route's name: an address could hold a card's link or point to a person."""
    return getattr(request.scope.get("endpoint"), "name", "no route")


def _frames(error: BaseException) -> str:
    """Where it happened. Not what it said: a database's message can hold what was typed."""
    return "".join(traceback.format_tb(error.__traceback__))


async def outside_routes(raw: object, error: Exception) -> Response:
    """For Starlette: addresses that no route knows, and bodies that are too large."""
    request = Request(raw.scope, raw.receive)  # type: ignore[attr-defined]
    request.language = language_for(request)
    i18n.use(request.language.code)
    response = page_for(request, error)
    for name, value in headers_for(request.portal.settings.is_https).items():
        response.headers.setdefault(name, value)  # the last resort stands outside of SafetyHeaders
    return response
