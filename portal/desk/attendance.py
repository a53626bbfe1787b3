"""Who was there: names as people are called here, once a session has begun."""

from starlette.responses import Response

from portal.text import is_number
from portal.training import attendance as marks
from portal.training import schedule
from portal.training.attendance import Marks
from portal.training.models import Training
from portal.web import access
from portal.web.errors import there
from portal.web.rendering import after_post, render
from portal.web.request import Request
from portal.web.routing import get, post

WAYS: dict[str, bool | None] = {"yes": True, "no": False, "": None}
WRITTEN = {mark: way for way, mark in WAYS.items()}


def attendance(request: Request) -> Response:
    return _page(request, _asked_for(request))


def mark_attendance(request: Request) -> Response:
    training = _asked_for(request)
    shown = _shown(request.typed("shown"))
    typed = {number: WAYS.get(request.typed(f"mark-{number}")) for number in shown}
    if stuck := marks.write(request.db, request.member, training, shown, typed):
        return _page(request, training, typed, stuck)
    return after_post(request, "desk.training", id=training.id)


def _asked_for(request: Request) -> Training:
    number = request.path_params["id"]
    return there(schedule.session_for(request.db, request.member, number))


def _shown(text: str) -> Marks:
    """How the people of a page were marked when it was made: "12:yes 13: 14:no"."""
    pairs = [pair.split(":") for pair in text.split()]
    return {int(p[0]): WAYS.get(p[1]) for p in pairs if len(p) == 2 and is_number(p[0])}


def _page(
    request: Request,
    training: Training,
    typed: Marks | None = None,
    stuck: list[int] | None = None,
) -> Response:
    """When somebody else marked otherwise meanwhile, both are shown and nothing is kept."""
    people = marks.sheet_for(request.db, request.member, training)
    return render(
        request,
        "desk/attendance.html",
        status=409 if stuck else 0,
        training=training,
        people=people,
        picked={one.booking_id: (typed or {}).get(one.booking_id, one.was_there) for one in people},
        stuck=set(stuck or ()),
        shown=" ".join(f"{one.booking_id}:{WRITTEN[one.was_there]}" for one in people),
    )


routes = [
    get("/desk/trainings/{id:id}/attendance", attendance, access=access.caseworker),
    post("/desk/trainings/{id:id}/attendance", mark_attendance, access=access.caseworker),
]
