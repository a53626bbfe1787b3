"""Certificates at the desk: who took part in a course, giving the paper, taking it back."""

from starlette.responses import Response

from portal.accounts.models import Member
from portal.accounts.queries import member_for
from portal.certificates import actions, queries
from portal.certificates.rules import Taken
from portal.i18n import lazy as _
from portal.refusal import Refused
from portal.viewer import MEMBERS
from portal.web import access
from portal.web.errors import NotFound, there
from portal.web.rendering import after_post, render
from portal.web.request import Request
from portal.web.routing import get, post

NOT_TAKEN = _("This person had no place in such a course, or it is not over yet.")


def certificates(request: Request) -> Response:
    return render(
        request,
        "desk/certificates.html",
        courses=queries.courses_taken(request.db, request.member),
        why_not=actions.why_not(request.db, _body(request)),
    )


def course_certificates(request: Request) -> Response:
    """Names, and whether there is a certificate: what somebody did stands on her own page."""
    me, number = request.member, request.path_params["id"]
    titles = dict(queries.courses_taken(request.db, me))
    if number not in titles:
        raise NotFound
    people = queries.owners_of(request.db, me, number)
    return render(request, "desk/course_certificates.html", title=titles[number], people=people)


def person_certificates(request: Request) -> Response:
    person = _person(request)
    actions.open_certificates(request.db, request.member, person.id)
    return render(
        request,
        "desk/person_certificates.html",
        person=person,
        courses=queries.taken_by(request.db, person.id),
        body=_body(request),
        why_not=actions.why_not(request.db, _body(request)),
    )


def issue_certificate(request: Request) -> Response:
    person = _person(request)
    taken, saw = _taken(request, person), bool(request.typed("saw"))
    actions.issue(request.db, request.member, person.id, taken, _body(request), saw=saw)
    return after_post(request, "desk.person_certificates", id=person.id)


def withdraw_certificate(request: Request) -> Response:
    number = request.path_params["id"]
    found = there(queries.certificate_for(request.db, request.member, number))
    actions.withdraw(request.db, request.member, found)
    return after_post(request, "desk.person_certificates", id=found.member_id)


def _person(request: Request) -> Member:
    """A member within reach: staff get no certificates here."""
    person = there(member_for(request.db, request.member, request.path_params["id"]))
    if person.role not in MEMBERS:
        raise NotFound
    return person


def _taken(request: Request, person: Member) -> Taken:
    asked = request.typed("course")
    for taken in queries.taken_by(request.db, person.id):
        if str(taken.course_id) == asked:
            return taken
    raise Refused(NOT_TAKEN)


def _body(request: Request) -> str:
    return request.portal.settings.training_body


routes = [
    get("/desk/certificates", certificates, access=access.caseworker),
    get("/desk/certificates/{id:id}", course_certificates, access=access.caseworker),
    get(
        "/desk/people/{id:id}/certificates",
        person_certificates,
        access=access.caseworker,
        writes=True,
    ),
    post("/desk/people/{id:id}/certificates/issue", issue_certificate, access=access.caseworker),
    post("/desk/certificates/{id:id}/withdrawal", withdraw_certificate, access=access.caseworker),
]
