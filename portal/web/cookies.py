"""The cookies: the visit, a guest's form secret, the language, and that a phone is known."""

from starlette.responses import Response

from portal.settings import Settings
from portal.web.request import Request

VISIT, GUEST, LANGUAGE, KNOWN = "s", "g", "l", "d"
YEAR = 365 * 24 * 3600


def read(request: Request, cookie: str) -> str:
    return request.cookies.get(_name(request.portal.settings, cookie), "")


def write(
    request: Request, response: Response, cookie: str, value: str, seconds: int | None = None
) -> None:
    """Without `seconds` the cookie goes when the browser is closed."""
    settings = request.portal.settings
    response.set_cookie(
        _name(settings, cookie),
        value,
        max_age=seconds,
        secure=settings.is_https,
        httponly=True,
        samesite="lax",
    )


def forget(request: Request, response: Response, cookie: str) -> None:
    settings = request.portal.settings
    response.delete_cookie(
        _name(settings, cookie), secure=settings.is_https, httponly=True, samesite="lax"
    )


def _name(settings: Settings, cookie: str) -> str:
    """Text browsers refuse __Host- and Secure over plain http, which is for this machine only."""
    return f"__Host-{cookie}" if settings.is_https else cookie
