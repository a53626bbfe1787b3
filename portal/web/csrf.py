"""Forged posts: a masked token in every form, and what the browser says of where it came from.

Text browsers send neither Sec-Fetch-Site nor Origin, so a right token must be enough there.
The mask is new for every form, which hides the secret from compression attacks and makes the
token the form's one-time key as well (web/once.py).
"""

import hmac
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode

from portal.web import cookies
from portal.web.request import Request

SIZE = 16
FIELD = "token"


class Forged(Exception):  # noqa: N818
    """The post did not come from one of our forms. Becomes a 403 page."""


def token(request: Request) -> str:
    """A new masked token for one form of this page."""
    pad = secrets.token_bytes(SIZE)
    return urlsafe_b64encode(pad + _xor(pad, _secret(request))).decode().rstrip("=")


def check(request: Request) -> None:
    """Raises `Forged` unless this post comes from a form that we gave to this very browser."""
    check_origin(request)
    if not hmac.compare_digest(_unmasked(request.typed(FIELD)), _secret(request)):
        raise Forged


def check_origin(request: Request) -> None:
    """Raises `Forged` when the browser says that another site sent this. Needs no database."""
    site = request.headers.get("sec-fetch-site")
    if site is not None and site not in {"same-origin", "none"}:
        raise Forged
    origin = request.headers.get("origin")
    if site is None and origin is not None and origin not in _own_origins(request):
        raise Forged


def _own_origins(request: Request) -> set[str]:
    settings = request.portal.settings
    scheme = "https" if settings.is_https else "http"
    return {settings.origin, f"{scheme}://{request.headers.get('host', '')}"}


def _secret(request: Request) -> bytes:
    """Bound to the visit, or to a guest's cookie; different for every browser."""
    owner = cookies.read(request, cookies.VISIT) if request.visit else guest(request)
    return secret_of(request.portal.settings.secret, owner)


def secret_of(secret: str, owner: str) -> bytes:
    """What the forms of one browser are recognised by; `owner` is its cookie."""
    return hmac.digest(secret.encode(), b"form" + owner.encode(), "sha256")[:SIZE]


def guest(request: Request) -> str:
    """The random text by which a guest's forms are told apart; rendering sends it along."""
    if not hasattr(request.state, "guest"):
        known = cookies.read(request, cookies.GUEST)
        request.state.guest = known or secrets.token_urlsafe(SIZE)
        request.state.guest_is_new = not known
    text: str = request.state.guest
    return text


def _unmasked(masked: str) -> bytes:
    try:
        raw = urlsafe_b64decode(masked + "=" * (-len(masked) % 4))
    except ValueError:
        return b""
    return _xor(raw[:SIZE], raw[SIZE:]) if len(raw) == 2 * SIZE else b""


def _xor(one: bytes, other: bytes) -> bytes:
    return bytes(a ^ b for a, b in zip(one, other, strict=True))
