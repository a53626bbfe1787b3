"""Messages that could not be sent: whether the way out works, and what becomes of them.

For coordinators of every house alike, because the way out is one. Nothing here says whose they are.
"""

from starlette.responses import Response

from portal.i18n import lazy as _
from portal.refusal import Refused
from portal.reminders import dead
from portal.reminders.channels import name_of, offered
from portal.reminders.labels import FAULTS, KINDS
from portal.reminders.models import Channel
from portal.web import access
from portal.web.rendering import after_post, render
from portal.web.request import Request
from portal.web.routing import get, post

AGAIN, AWAY = "again", "away"  # the two buttons


def outbox(request: Request) -> Response:
    settings = request.portal.settings
    return render(
        request,
        "desk/outbox.html",
        piles=dead.piles(request.db),
        ways=dead.ways(request.db),
        is_offered=bool(offered(settings)),
        names={channel: name_of(channel, settings) for channel in Channel},
        kinds=KINDS,
        faults=FAULTS,
    )


def settle(request: Request) -> Response:
    pile, deed = request.typed("pile"), request.typed("deed")
    deeds = {AGAIN: dead.try_again, AWAY: dead.let_go}
    if deed not in deeds or not pile:
        raise Refused(_("Please choose which messages you mean."))
    deeds[deed](request.db, request.member, pile)
    return after_post(request, "desk.outbox")


routes = [
    get("/desk/outbox", outbox, access=access.coordinator),
    post("/desk/outbox", settle, access=access.coordinator),
]
