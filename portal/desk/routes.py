"""Today at the desk: my people, what waits for me, and the ways to everything else."""

from starlette.responses import RedirectResponse, Response

from portal.desk import cards, consents, glass, notes, people, plans, referrals, roles, two, ways
from portal.desk.waiting import waiting_for
from portal.moderation.queries import count_waiting
from portal.plan.caseload import caseload_for
from portal.viewer import Role
from portal.web import access
from portal.web.paths import path
from portal.web.rendering import render
from portal.web.request import Request
from portal.web.routing import get


def today(request: Request) -> Response:
    if request.member.role is Role.ADMINISTRATOR:
        return RedirectResponse(path("desk.people"), 303)
    return render(
        request,
        "desk/today.html",
        caseload=caseload_for(request.db, request.member),
        posts=count_waiting(request.db, request.member),
        waiting=waiting_for(request.db, request.member),
    )


routes = [
    get("/desk", today, access=access.staff),
    *people.routes,
    *cards.routes,
    *plans.routes,
    *notes.routes,
    *glass.routes,
    *two.routes,
    *roles.routes,
    *consents.routes,
    *referrals.routes,
    *ways.routes,
]
