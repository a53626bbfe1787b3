"""The rooms of the forum, one room with its threads, and finding something."""

from starlette.responses import Response

from portal.forum import links, mine, names, posts, queries, searching, threads, writing
from portal.forum.aliases import alias_of
from portal.forum.rules import NOTES
from portal.web import access
from portal.web.errors import there
from portal.web.paging import cut, moment_key, read_id_key, read_moment_key
from portal.web.rendering import render
from portal.web.request import Request
from portal.web.routing import get


def rooms(request: Request) -> Response:
    found = queries.rooms_for(request.db, request.member)
    return render(request, "forum/rooms.html", rooms=found)


def room(request: Request) -> Response:
    before = read_moment_key(request.asked("after"))
    found = there(queries.room_for(request.db, request.member, request.path_params["room"]))
    rows = queries.threads_for(request.db, request.member, found.id, before)
    page = cut(rows, lambda line: moment_key(line.last_at, line.id), queries.THREADS)
    own = alias_of(request.db, request.member, found.id) if found.takes_aliases else None
    return render(request, "forum/room.html", room=found, page=page, own=own)


def search(request: Request) -> Response:
    typed = request.asked("q")[:120]
    before = read_id_key(request.asked("before")) or 10**9
    rows = searching.found_for(request.db, request.member, typed, before)
    page = cut(rows, lambda hit: str(hit.id), searching.FOUND)
    return render(request, "forum/search.html", q=typed, page=page, notes=NOTES)


routes = [
    get("/forum/search", search, access=access.people),  # before the rooms, which are any word
    *mine.routes,
    *threads.routes,
    *writing.routes,
    *posts.routes,
    *links.routes,
    *names.routes,
    get("/forum", rooms, access=access.people),
    get("/forum/{room:word}", room, access=access.people),
]
