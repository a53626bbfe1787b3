"""What the people one looks after agreed to. Staff can ask and write down; only they answer."""

from starlette.responses import Response

from portal.accounts.models import Member
from portal.consent import actions, forms, queries
from portal.plan.queries import person_for
from portal.web import access
from portal.web.errors import there
from portal.web.rendering import after_post, render
from portal.web.request import Request
from portal.web.routing import get, post


def consent(request: Request) -> Response:
    return _page(request, _person(request))


def ask_consent(request: Request) -> Response:
    person, form = _person(request), forms.Partner(request.fields)
    if not form.validate():
        return _page(request, person, partner=form)
    actions.ask(request.db, request.member, person.id, form.partner.data)
    return after_post(request, "desk.consent", id=person.id)


def write_down_consent(request: Request) -> Response:
    person, form = _person(request), forms.Statement(request.fields)
    if not form.validate():
        return _page(request, person, statement=form)
    actions.write_down(request.db, request.member, person.id, form.matter)
    return after_post(request, "desk.consent", id=person.id)


def _person(request: Request) -> Member:
    return there(person_for(request.db, request.member, request.path_params["id"]))


def _page(
    request: Request,
    person: Member,
    partner: forms.Partner | None = None,
    statement: forms.Statement | None = None,
) -> Response:
    """Also with errors in a form this is a look, and she is told."""
    actions.open_states(request.db, request.member, person.id)
    return render(
        request,
        "desk/consent.html",
        person=person,
        states=queries.states_for(request.db, request.member, person.id),
        form=partner or statement,
        partner=partner or forms.Partner(),
        statement=statement or forms.Statement(),
    )


routes = [
    get("/desk/people/{id:id}/consent", consent, access=access.caseworker, writes=True),
    post("/desk/people/{id:id}/consent/question", ask_consent, access=access.caseworker),
    post("/desk/people/{id:id}/consent/statement", write_down_consent, access=access.caseworker),
]
