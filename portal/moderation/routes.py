"""Being there as a mentor, and what waits meanwhile."""

from datetime import datetime

from starlette.exceptions import HTTPException
from starlette.responses import Response

from portal.moderation import beside, decisions, hints, items, log, queries, quiet, reports, shifts
from portal.moderation.hints import Label
from portal.moderation.rules import KINDS
from portal.text import is_number
from portal.web import access
from portal.web.paging import cut, moment_key, read_moment_key
from portal.web.rendering import after_post, render
from portal.web.request import Request
from portal.web.routing import get, post


def queue(request: Request) -> Response:
    """Outside of a shift no word of it: only whether something waits."""
    after = _read_key(request.asked("after"))
    shift = shifts.shift_of(request.db, request.member)
    if shift is None:
        return items.invitation(request)
    items_found = queries.items_for(request.db, request.member, after)
    found = hints.labelled(request.db, items_found, request.portal.settings.country)
    page = cut(found, _key, queries.MOST)
    return render(request, "moderation/queue.html", shift=shift, page=page, kinds=KINDS)


def begin(request: Request) -> Response:
    minutes = request.typed("minutes")
    shifts.begin(request.db, request.member, int(minutes) if is_number(minutes, 3) else 0)
    return after_post(request, "moderation.queue")


def end(request: Request) -> Response:
    shifts.end(request.db, request.member)
    return after_post(request, "moderation.queue")


def _key(label: Label) -> str:
    item = label.item
    return f"{item.is_other}-{moment_key(item.since or item.written_at, item.id)}"


def _read_key(key: str) -> tuple[int, datetime, int] | None:
    """The other way round; a malformed one is a 400."""
    if not key:
        return None
    other, _, rest = key.partition("-")
    place = read_moment_key(rest)
    if other not in {"0", "1"} or place is None:
        raise HTTPException(400)
    return (int(other), *place)


routes = [
    *reports.routes,
    *log.routes,
    *items.routes,
    *decisions.routes,
    *quiet.routes,
    *beside.routes,
    get("/moderation", queue, access=access.moderator),
    post("/moderation/shift", begin, access=access.moderator),
    post("/moderation/rest", end, access=access.moderator),
]
