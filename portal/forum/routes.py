"""The rooms of the forum, and one room with its threads."""

from starlette.responses import Response

from portal.forum import posts, queries, threads
from portal.web import access
from portal.web.errors import there
from portal.web.paging import cut, moment_key, read_moment_key
from portal.web.rendering import render
from portal.web.request import Request
from portal.web.routing import get


def rooms(request: Request) -> Response:
    found = queries.rooms_for(request.db, request.member.language)
    return render(request, "forum/rooms.html", rooms=found)


def room(request: Request) -> Response:
    before = read_moment_key(request.asked("after"))
    found = there(queries.room_named(request.db, request.path_params["room"]))
    rows = queries.threads_for(request.db, request.member, found.id, before)
    page = cut(rows, lambda line: moment_key(line.last_at, line.id), queries.THREADS)
    return render(request, "forum/room.html", room=found, page=page)


routes = [
    *threads.routes,  # before the rooms: a room's name could be any word
    *posts.routes,
    get("/forum", rooms, access=access.people),
    get("/forum/{room:word}", room, access=access.people),
]
