"""One way in for machines of others: a gateway that passes on what somebody answered.

It has no visit, no form and no token, and gets no page. Whoever knows the secret in the address may
speak; everybody gets the same empty answer, so that nobody learns whether it was right. A route of
this kind must be listed in tests/gates/test_access.py.
"""

import asyncio
import hmac
import json
import logging
from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from portal.db import is_deadlock
from portal.settings import Settings
from portal.web.request import Request

MOST = 10_000  # bytes
FIELDS = 100

Told = Mapping[str, str]
Handler = Callable[[Session, Settings, Told], None]
refused = logging.getLogger("portal.refused")
log = logging.getLogger("portal")


def inbound(pattern: str, handler: Handler, *, secret: Callable[[Settings], str]) -> Route:
    """`pattern` ends in {secret}. Without a secret in the settings nothing is ever heard."""
    name = f"{handler.__module__.split('.')[1]}.{handler.__name__}"
    return Route(pattern, Inbound(name, handler, secret), methods=["POST"], name=name)


class Inbound:
    """The ASGI face of one such handler."""

    def __init__(self, name: str, handler: Handler, secret: Callable[[Settings], str]) -> None:
        self.name, self.handler, self.secret = name, handler, secret

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request, status = Request(scope, receive), 204
        if self._knows_secret(request):
            told = await _told(request)
            loop = asyncio.get_running_loop()
            portal = request.portal
            if not await loop.run_in_executor(portal.threads, self._hear, request, told):
                status = 503  # the gateway tells us again
        else:
            refused.warning("404 %s machine", self.name)
        await Response(status_code=status)(scope, receive, send)

    def _knows_secret(self, request: Request) -> bool:
        ours = self.secret(request.portal.settings).encode()
        said = str(request.path_params["secret"]).encode()
        return hmac.compare_digest(said, ours) and bool(ours)

    def _hear(self, request: Request, told: Told) -> bool:
        """In a page's thread, in a transaction of its own; whether it worked. Once more when
        another deed had to go first: not every gateway says it again."""
        portal = request.portal
        for again in (True, True, False):
            try:
                with portal.database.transaction(writing=True) as db:
                    self.handler(db, portal.settings, told)
            except Exception as error:  # its words could hold what was told
                if again and isinstance(error, DBAPIError) and is_deadlock(error):
                    continue
                log.error("%s failed: %s", self.name, type(error).__name__)
                return False
            return True
        return False


async def _told(request: Request) -> dict[str, str]:
    """The fields of a form or of JSON, whatever lies inside what; nothing when it is neither."""
    kind = request.headers.get("content-type", "").lower()
    try:
        if "json" in kind:
            body = await _body(request)
            found: dict[str, str] = {}
            _gather(json.loads(body), found)
            return found
        form = await request.form(max_files=0, max_fields=FIELDS, max_part_size=MOST)
        return {name: value for name, value in form.items() if isinstance(value, str)}
    except (HTTPException, ClientDisconnect, ValueError, RecursionError):
        return {}


async def _body(request: Request) -> bytes:
    parts, size = [], 0
    async for part in request.stream():
        parts.append(part)
        size += len(part)
        if size > MOST:
            raise ValueError("too long")
    return b"".join(parts)


def _gather(value: Any, found: dict[str, str], name: str = "") -> None:
    """Every text and number by the name it has; the first of each name counts."""
    if isinstance(value, dict):
        for key, inside in value.items():
            _gather(inside, found, str(key))
    elif isinstance(value, list):
        for inside in value[:FIELDS]:
            _gather(inside, found, name)
    elif isinstance(value, (str, int)) and len(found) < FIELDS:
        found.setdefault(name, str(value))
