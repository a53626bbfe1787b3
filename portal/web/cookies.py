"""The cookies: the visit, a guest's form secret, the language, a known phone, having left."""

from starlette.responses import Response

from portal.settings import Settings
from portal.web.request import Request

VISIT, GUEST, LANGUAGE, KNOWN = "s", "g", "l", "d"
LEFT = "x"  # written by portal.js, which may leave without a network; says nothing else
YEAR = 365 * 24 * 3600


def read(request: Request, cookie: str) -> str:
    return request.cookies.get(_name(request.portal.settings, cookie), "")


def has_left(request: Request) -> bool:
    """Whether this browser was left since it last signed in."""
    return bool(read(request, LEFT))


def forget_all(request: Request, response: Response) -> None:
    """For browsers that do not know Clear-Site-Data, all of them by name."""
    for cookie in (VISIT, GUEST, LANGUAGE, KNOWN):
        forget(request, response, cookie)
    forget_having_left(request, response)


def forget_having_left(request: Request, response: Response) -> None:
    settings = request.portal.settings
    response.delete_cookie(_name(settings, LEFT), secure=settings.is_https, samesite="lax")


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
