"""What somebody told those on duty: the list with its clock, and one of them."""

from starlette.responses import Response

from portal import clock
from portal.desk.concern_forms import Closing, Handing
from portal.duty import handling
from portal.duty.at_desk import (
    Found,
    colleagues_on_duty,
    concern_for,
    concerns_for,
    hands_of,
)
from portal.duty.queries import on_duty
from portal.duty.rules import ABOUT, CHOICES
from portal.forum.reading import post_for
from portal.letters.reporting import reported_message
from portal.text import is_number
from portal.web import access
from portal.web.errors import there
from portal.web.rendering import after_post, render
from portal.web.request import Request
from portal.web.routing import get, post


def concerns(request: Request) -> Response:
    me = request.member
    people = on_duty(request.db, me.house_id)
    return render(
        request,
        "desk/concerns.html",
        lines=concerns_for(request.db, me),
        closed=concerns_for(request.db, me, closed=True),
        people=people,
        is_on_duty=me.id in {person.id for person in people},
        about=ABOUT,
        outcomes=CHOICES,
        now=clock.now(),
    )


def concern(request: Request) -> Response:
    return _page(request, _concern(request), Closing(), Handing())


def close_concern(request: Request) -> Response:
    found, form = _concern(request), Closing(request.fields)
    if not form.validate():
        return _page(request, found, form, Handing())
    handling.close(request.db, request.member, found.concern, form.outcome.data, _turn(request))
    return after_post(request, "desk.concerns")


def hand_on_concern(request: Request) -> Response:
    found, form = _concern(request), Handing(request.fields)
    form.offer(colleagues_on_duty(request.db, request.member, found.concern))
    if not form.validate():
        return _page(request, found, Closing(), form)
    handling.hand_on(request.db, request.member, found.concern, int(form.to.data), _turn(request))
    return after_post(request, "desk.concerns")


def _concern(request: Request) -> Found:
    return there(concern_for(request.db, request.member, request.path_params["id"]))


def _turn(request: Request) -> int:
    """How often it had changed hands when she read it."""
    typed = request.typed("turn")
    return int(typed) if is_number(typed) else -1


def _page(request: Request, found: Found, form: Closing, handing: Handing) -> Response:
    """Also with errors in it this is a look, and who told it learns of it."""
    me, concern = request.member, found.concern
    handling.look_at(request.db, me, concern)
    colleagues = colleagues_on_duty(request.db, me, concern)
    return render(
        request,
        "desk/concern.html",
        status=422 if handing.errors else 0,
        found=found,
        concern=concern,
        seen_by=me.name if concern.seen_by_id == me.id else found.seen_by,
        about=ABOUT.get(concern.about),
        outcomes=CHOICES,
        post=post_for(request.db, me, concern.post_id) if concern.post_id else None,
        message=reported_message(request.db, me, concern.message_id, concern.member_id),
        hands=hands_of(request.db, concern.id),
        form=form,
        handing=handing.offer(colleagues) if colleagues else None,
    )


routes = [
    get("/desk/concerns", concerns, access=access.caseworker),
    get("/desk/concerns/{id:id}", concern, access=access.caseworker, writes=True),
    post("/desk/concerns/{id:id}/outcome", close_concern, access=access.caseworker),
    post("/desk/concerns/{id:id}/hand", hand_on_concern, access=access.caseworker),
]
