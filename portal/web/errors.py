"""What stops a request, as a page in the reader's language that reveals nothing."""

import logging
from http import HTTPStatus
from typing import TypeVar

from starlette.exceptions import HTTPException
from starlette.responses import Response

from portal import i18n
from portal.refusal import Forbidden, Refused
from portal.web.csrf import Forged
from portal.web.hashing import Busy
from portal.web.locale import language_for
from portal.web.rendering import render
from portal.web.request import Request

T = TypeVar("T")

log = logging.getLogger("portal")


class NotFound(Exception):  # noqa: N818
    """Not there, or not for this viewer: the same answer."""


class TooMany(Exception):  # noqa: N818
    """Too many tries; `seconds` from now the next one counts again."""

    def __init__(self, seconds: int) -> None:
        super().__init__(seconds)
        self.seconds = seconds


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
                back=_back(request),
            )
        case TooMany():
            response = render(request, "errors/too_many.html", status=429, seconds=error.seconds)
            response.headers["retry-after"] = str(error.seconds)
            return response
        case Busy():
            response = render(request, "errors/busy.html", status=503)
            response.headers["retry-after"] = "5"
            return response
        case Forged():
            return render(request, "errors/forged.html", status=403)
        case Forbidden():
            return render(request, "errors/forbidden.html", status=403, back=_back(request))
        case NotFound():
            return render(request, "errors/missing.html", status=404)
        case HTTPException(status_code=code) if code < 500:
            return _plain(request, code)
    log.error("%s %s failed", request.method, _pattern(request), exc_info=error)
    return render(request, "errors/broken.html", status=500)


def _plain(request: Request, code: int) -> Response:
    if code == HTTPStatus.REQUEST_ENTITY_TOO_LARGE:
        return render(request, "errors/too_long.html", status=code)
    if code in {HTTPStatus.NOT_FOUND, HTTPStatus.METHOD_NOT_ALLOWED}:
        return render(request, "errors/missing.html", status=code)
    return render(request, "errors/unreadable.html", status=code)


def _back(request: Request) -> str:
    """Where a deed's page lies: the address without its last noun."""
    return request.url.path.rpartition("/")[0] or "/"


def _pattern(request: Request) -> str:
    """The address without the numbers in it, which could point to a person."""
    return "".join("#" if c.isdigit() else c for c in request.url.path[:60])


async def outside_routes(raw: object, error: Exception) -> Response:
    """For Starlette: addresses that no route knows, and bodies that are too large."""
    request = Request(raw.scope, raw.receive)  # type: ignore[attr-defined]
    request.language = language_for(request)
    i18n.use(request.language.code)
    return page_for(request, error)
