"""Phones that signed in before: their tries are counted apart, so that guessing elsewhere never
keeps her waiting. The cookie names nobody; a shared phone never gets one, and leaving takes it."""

import hmac
import secrets
from typing import NamedTuple

from portal.web import cookies
from portal.web.request import Request

LIFE = 180 * 24 * 3600  # seconds
SIZE = 16  # bytes of each part


class Known(NamedTuple):
    """What a cookie claims; it is worth something only with the right marks."""

    nonce: str
    name_mark: str
    words_mark: str


def read(request: Request) -> Known | None:
    parts = cookies.read(request, cookies.KNOWN).split(".")
    return Known(*parts) if len(parts) == 3 and all(parts) else None


def is_for_name(secret: str, known: Known | None, name_key: str) -> bool:
    """Whether the phone signed in under this name before. Needs no database."""
    return known is not None and hmac.compare_digest(
        known.name_mark, _mark(secret, known.nonce, f"name {name_key}")
    )


def is_for_words(secret: str, known: Known, words_hash: str) -> bool:
    """Whether she still has the words with which the phone signed in."""
    right = _mark(secret, known.nonce, f"words {words_hash}")
    return hmac.compare_digest(known.words_mark, right)


def cookie_for(secret: str, name_key: str, words_hash: str) -> str:
    """The text of a new cookie."""
    nonce = secrets.token_urlsafe(SIZE)
    marks = [_mark(secret, nonce, about) for about in (f"name {name_key}", f"words {words_hash}")]
    return ".".join([nonce, *marks])


def _mark(secret: str, nonce: str, about: str) -> str:
    return hmac.digest(secret.encode(), f"known {nonce} {about}".encode(), "sha256")[:SIZE].hex()
