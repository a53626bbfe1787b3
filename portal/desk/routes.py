"""Today at the desk: my people, what waits for me, and the ways to everything else."""

from starlette.responses import RedirectResponse, Response

from portal.desk import (
    attendance,
    cards,
    caseload,
    certificates,
    checkins,
    concerns,
    consents,
    courses,
    duty,
    feedback,
    glass,
    handover,
    house_marks,
    house_steps,
    imports,
    interests,
    lines,
    notes,
    offer_checks,
    offer_entries,
    offer_links,
    offer_reports,
    offer_sheet,
    offers,
    outbox,
    people,
    planning,
    plans,
    providers,
    questions,
    referrals,
    roles,
    rooms,
    several,
    trainings,
    two,
    unmasking,
    ways,
)
from portal.desk.waiting import waiting_for
from portal.moderation.queries import counts_for
from portal.plan.caseload import caseload_for
from portal.viewer import Role
from portal.web import access
from portal.web.paths import path
from portal.web.rendering import render
from portal.web.request import Request
from portal.web.routing import get

FIRST = 10  # people on the first page of the desk: those who wait longest


def today(request: Request) -> Response:
    if request.member.role is Role.ADMINISTRATOR:
        return RedirectResponse(path("desk.people"), 303)
    found = caseload_for(request.db, request.member)
    posts, late = counts_for(request.db, request.member)
    return render(
        request,
        "desk/today.html",
        rows=found[:FIRST],
        everybody=len(found),
        waits=sum(row.waits_for_a_word for row in found),
        posts=posts,
        late=late,
        waiting=waiting_for(request.db, request.member),
    )


routes = [
    get("/desk", today, access=access.staff),
    *caseload.routes,
    *handover.routes,
    *several.routes,
    *people.routes,
    *cards.routes,
    *plans.routes,
    *house_steps.routes,
    *notes.routes,
    *glass.routes,
    *two.routes,
    *roles.routes,
    *unmasking.routes,
    *house_marks.routes,
    *consents.routes,
    *referrals.routes,
    *interests.routes,
    *ways.routes,
    *questions.routes,
    *lines.routes,
    *certificates.routes,
    *feedback.routes,
    *outbox.routes,
    *planning.routes,
    *trainings.routes,
    *attendance.routes,
    *courses.routes,
    *rooms.routes,
    *duty.routes,
    *concerns.routes,
    *checkins.routes,
    *providers.routes,
    *offer_reports.routes,
    *offers.routes,
    *offer_entries.routes,
    *offer_checks.routes,
    *offer_links.routes,
    *offer_sheet.routes,
    *imports.routes,
]
