"""How it is where somebody began: what she shows to those who look after her."""

from starlette.responses import Response

from portal.checkins import actions, queries
from portal.checkins.questions import QUESTIONS, SAYS
from portal.checkins.rules import AFTER
from portal.notes.queries import person_for
from portal.web import access
from portal.web.errors import there
from portal.web.rendering import render
from portal.web.request import Request
from portal.web.routing import get


def checkins(request: Request) -> Response:
    person = there(person_for(request.db, request.member, request.path_params["id"]))
    actions.open_checkins(request.db, request.member, person.id)
    found = queries.shown_to(request.db, request.member, person.id)
    return render(
        request,
        "desk/checkins.html",
        person=person,
        lines=[(line, queries.read(line.row)) for line in found],
        after=AFTER,
        questions=QUESTIONS,
        says=SAYS,
    )


routes = [get("/desk/people/{id:id}/checkins", checkins, access=access.caseworker, writes=True)]
