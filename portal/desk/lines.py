"""The waiting list of a session at the desk: who waits, and why each offer went where it went."""

from typing import Any

from starlette.responses import Response

from portal import clock
from portal.i18n import lazy as _
from portal.training.queries import training_for
from portal.training.story import line_of, story_of
from portal.training.turns import Happened
from portal.web import access
from portal.web.errors import there
from portal.web.rendering import render
from portal.web.request import Request
from portal.web.routing import get

SAID: dict[str, Any] = {
    Happened.JOINED: _("came to the end of the list"),
    Happened.LEFT: _("left the list"),
    Happened.FREED: _("a place became free"),
    Happened.ASKED: _("was offered a place: the first on the list whom it fits"),
    Happened.PASSED_SKIPS: _("was passed over: said “Not this time”, or did not answer"),
    Happened.PASSED_NEEDS_MORE: _("was passed over: needs more places than were free"),
    Happened.ACCEPTED: _("took what was offered"),
    Happened.SKIPPED: _("said “Not this time” and keeps the turn"),
    Happened.LAPSED: _("did not answer in time and keeps the turn"),
    Happened.BOOKED: _("booked a place that was open to everybody"),
    Happened.KEPT: _("kept until the morning: nobody is asked at night"),
    Happened.OPENED: _("open to everybody: nobody on the list could have it"),
    Happened.TOO_LATE: _("open to everybody: the session begins soon"),
}


def line(request: Request) -> Response:
    """Staff of the session's house; of every house when it is for all, who read their own names."""
    found = there(training_for(request.db, request.member, request.path_params["id"]))
    return render(
        request,
        "desk/line.html",
        training=found,
        waiters=line_of(request.db, request.member, found),
        story=story_of(request.db, request.member, found),
        said=SAID,
        now=clock.now(),
    )


routes = [get("/desk/trainings/{id:id}/line", line, access=access.caseworker)]
