"""One async shim over plain handlers: form, thread, transaction, viewer, forgery, access.

Returning commits, raising rolls back. Nobody else commits.
"""

import asyncio
import contextvars
import logging
import re
from collections.abc import Callable
from functools import partial
from typing import Any, TypedDict, Unpack

from sqlalchemy.exc import DBAPIError
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.middleware.body_limit import MAX_BODY_SIZE_SCOPE_KEY, RequestBodyLimitMiddleware
from starlette.requests import ClientDisconnect
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from portal import formats, i18n
from portal.db import is_deadlock
from portal.viewer import Visit
from portal.web import csrf, doors, noting, once, paths
from portal.web.access import Access
from portal.web.compression import compress
from portal.web.errors import NotFound, page_for, page_of
from portal.web.locale import language_for
from portal.web.paths import path
from portal.web.rendering import leave_fragment
from portal.web.request import Request
from portal.web.uploads import Upload, part

Handler = Callable[[Request], Response]
Hashing = Callable[[Request], Any]

log = logging.getLogger("portal")

UNSTORABLE = re.compile("[\0\ud800-\udfff]")
ASIDE = "aside"  # a field of forms that nobody sent: portal.js saves words before going blank
MAX_BODY = 200_000  # bytes; the longest text a person may send is far below
MAX_FIELDS = 200
MAX_FIELD = 60_000
MOST = MAX_BODY_SIZE_SCOPE_KEY
MAY_SEND = "portal may send"  # in the scope: whether a file is read at all
NOTHING = (b"", FormData())


class Doors(TypedDict, total=False):
    """Which doors a page stands behind, see web/doors.py."""

    private: bool
    fresh: bool
    always_pin: bool


def get(
    pattern: str, handler: Handler, *, access: Access, writes: bool = False, **behind: Unpack[Doors]
) -> Route:
    """A page. `writes` only where looking itself is recorded in the trail."""
    return _route(pattern, Page(handler, "GET", access, writes=writes, **behind))


def post(
    pattern: str,
    handler: Handler,
    *,
    access: Access,
    hashing: Hashing | None = None,
    alone: bool = False,
    upload: Upload | None = None,
    **behind: Unpack[Doors],
) -> Route:
    """A deed. `hashing` runs first, in a hashing thread; its result is `request.hashed`.

    `alone`: nothing else that this person does happens at the same time. `upload`: a file may come
    with the form, from those whom `access` admits.
    """
    page = Page(handler, "POST", access, writes=True, hashing=hashing, **behind)
    page.alone, page.upload = alone, upload
    return _route(pattern, page)


def _route(pattern: str, page: "Page") -> Route:
    paths.enter(page.name, pattern, page.handler)
    return Route(pattern, page, methods=[page.method], name=page.name)


class Page:
    """The ASGI face of one handler."""

    def __init__(
        self,
        handler: Handler,
        method: str,
        access: Access,
        *,
        writes: bool,
        hashing: Hashing | None = None,
        **behind: Unpack[Doors],
    ) -> None:
        self.handler = handler
        self.method = method
        self.access = access
        self.writes = writes
        self.hashing = hashing
        self.private = behind.get("private", False)
        self.fresh = behind.get("fresh", False)
        self.always_pin = behind.get("always_pin", False)
        self.alone = False
        self.upload: Upload | None = None
        self.name = f"{handler.__module__.split('.')[1]}.{handler.__name__}"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if self.upload is None:
            return await self._serve(scope, receive, send)
        run, threads = asyncio.get_running_loop().run_in_executor, scope["app"].state.portal.threads
        may_send = await run(threads, self._admits, Request({**scope, "method": "GET"}))
        scope[MAY_SEND] = may_send
        most = MAX_BODY + self.upload.most if may_send else MAX_BODY
        return await RequestBodyLimitMiddleware(self._serve, most)(scope, receive, send)

    def _admits(self, request: Request) -> bool:
        """Asked before a large body is taken, and before anybody reads what it says: strangers send
        none, and what they put into a small one is looked at by nobody."""
        with request.portal.database.transaction(writing=False) as db:
            request.db = db
            request.visit = request.portal.recognise(request)
            return self.access.admits(request.viewer)

    async def _serve(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive)
        request.language = language_for(request)
        try:
            response = await self._respond(request)
        except ClientDisconnect:
            return
        is_proof = self.hashing is not None or self.name.startswith("proof.")
        noting.note(request, self.name, response.status_code, is_proof=is_proof)
        await response(scope, receive, send)

    async def _respond(self, request: Request) -> Response:
        portal = request.portal
        try:
            if self.method == "POST":
                request.fields = await _form(request, takes_file=self.upload is not None)
            _refuse_unstorable(request)
            if self.hashing is not None:
                work, is_known = partial(self.hashing, request), portal.is_known(request)
                request.hashed = await portal.hasher.run(work, is_known=is_known)
        except (ClientDisconnect, asyncio.CancelledError):
            raise
        except Exception as error:
            i18n.use(request.language.code)
            return page_for(request, error)
        run = contextvars.copy_context().run
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(portal.threads, run, self.answer, request)

    def answer(self, request: Request) -> Response:
        """Everything that happens in the worker thread."""
        portal = request.portal
        i18n.use(request.language.code)
        formats.use(portal.settings.zone)
        try:
            if self.upload is not None:
                given = (request.sent, request.fields)
                request.brought = self.upload.read(*given if request.scope[MAY_SEND] else NOTHING)
            response = self._in_transaction(request)
        except Exception as error:
            response = page_for(request, error)
        else:
            self._afterwards(request)
        compress(response, request.headers.get("accept-encoding", ""))
        return response

    def _in_transaction(self, request: Request, *, again: int = 2) -> Response:
        """Once more from the beginning when another deed had to go first."""
        try:
            with request.portal.database.transaction(writing=self.writes) as db:
                request.db = db
                return self._inside(request)
        except DBAPIError as error:
            if not (again and is_deadlock(error)):
                raise
        request.later.clear()
        return self._in_transaction(request, again=again - 1)

    def _inside(self, request: Request) -> Response:
        request.state.alone, request.state.behind_pin = self.alone, self.always_pin
        request.visit = request.portal.recognise(request)
        request.language = language_for(request)
        i18n.use(request.language.code)
        if request.viewer is None and not self.access.admits(None):
            return self._to_sign_in(request)
        if not self.access.admits(request.viewer):
            raise NotFound
        if request.viewer is not None and request.visit is not None:
            request.state.is_private = self.private
            if door := doors.closed_before(self, request.visit):
                return self._to_door(request, request.visit, door)
        if self.method == "POST":
            return self._deed(request)
        return self.handler(request)

    def _deed(self, request: Request) -> Response:
        csrf.check(request)
        if request.visit is not None and request.typed(ASIDE):
            door = path("accounts.sign_in_page", next=self._kept_at(request))
            return request.portal.set_aside(request, request.visit, door)
        key = once.key_of(request)
        if earlier := once.earlier_answer(request.db, key):
            return RedirectResponse(earlier, 303)
        request.state.once = key
        response = self.handler(request)
        if request.state.once:  # not remembered: this was no deed done, but a form shown again
            once.release(request.db, key)
        return response

    def _to_sign_in(self, request: Request) -> Response:
        """A guest, or somebody who rested too long: what was typed then is set aside for them."""
        if request.visit is not None:
            is_waiting = request.visit.is_waiting
            door = "proof.second_step" if is_waiting else "accounts.sign_in_page"
            return self._to_door(request, request.visit, door)
        back = request.here if self.method == "GET" else None
        return leave_fragment(request, path("accounts.sign_in_page", next=back))

    def _to_door(self, request: Request, visit: Visit, door: str) -> Response:
        """Lead to a door's page, and back here afterwards. What was being sent is kept."""
        if self.method == "GET":
            return leave_fragment(request, path(door, next=request.here))
        csrf.check(request)
        aside = path(door, next=self._kept_at(request))
        return request.portal.set_aside(request, visit, aside)

    def _kept_at(self, request: Request) -> str:
        """Where she finds what she was sending: where the PIN is always asked, on the deed's own
        page, behind the same door."""
        return page_of(request) if self.always_pin else path("accounts.kept")

    def _afterwards(self, request: Request) -> None:
        """Small writes that must not break the page: what was done stays done without them."""
        portal = request.portal
        if request.visit is not None and not request.visit.is_over:
            request.later.extend(portal.after_visit(request, request.visit))
        if not request.later:
            return
        try:
            with portal.database.transaction(writing=True) as db:
                for write in request.later:
                    write(db)
        except Exception:
            log.exception("a small write after a page failed")


async def _form(request: Request, *, takes_file: bool) -> FormData:
    announced, most = request.headers.get("content-length", ""), request.scope[MOST]
    if announced.isdigit() and int(announced) > most:
        raise HTTPException(413)
    kind = request.headers.get("content-type", "").lower().replace('"', "")
    if "charset=" in kind and "charset=utf-8" not in kind:
        raise HTTPException(400)
    form = await request.form(
        max_files=int(takes_file), max_fields=MAX_FIELDS, max_part_size=MAX_FIELD
    )
    return await part(request, form)


def _refuse_unstorable(request: Request) -> None:
    """NUL and half characters are in no text a person types, and no database stores them."""
    texts = [*request.query_params.values(), request.url.path, *request.fields.keys()]
    texts += [value for value in request.fields.values() if isinstance(value, str)]
    if any(UNSTORABLE.search(text) for text in texts):
        raise HTTPException(400)
