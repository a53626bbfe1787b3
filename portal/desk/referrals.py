"""Referrals at the desk: asking a person, and writing down what a service answered."""

from typing import Any

from starlette.responses import Response

from portal.accounts import glass
from portal.accounts.models import Member
from portal.accounts.queries import is_assigned
from portal.plan.queries import person_for, person_to_see
from portal.referrals import actions, queries
from portal.referrals.forms import Answered, Asking
from portal.referrals.labels import OF_HOUSE, happened
from portal.referrals.models import Referral, State
from portal.referrals.rules import answers_in, house_may_move
from portal.refusal import Refused
from portal.web import access
from portal.web.errors import there
from portal.web.rendering import after_post, render
from portal.web.request import Request
from portal.web.routing import get, post


def referrals(request: Request) -> Response:
    person = there(person_to_see(request.db, request.member, request.path_params["id"]))
    actions.open_referrals(request.db, request.member, person.id)
    found = queries.referrals_for(request.db, request.member, person.id)
    return render(
        request,
        "desk/referrals.html",
        person=person,
        referrals=found,
        states=OF_HOUSE,
        **_reach(request, person.id),
    )


def new_referral(request: Request) -> Response:
    person = _person(request)
    return _asking_page(request, person, Asking(data={"language": request.language.code}))


def ask_referral(request: Request) -> Response:
    person, form = _person(request), _offered(request, Asking(request.fields))
    if not form.validate():
        return _asking_page(request, person, form)
    service = there(request.portal.pack.service(form.service.data))
    said = {"told": form.told.data, "language": form.language.data}
    try:
        asked = actions.ask(request.db, request.member, person.id, service, **said)
    except Refused as no:
        return _asking_page(request, person, form, refused=no.message)
    return after_post(request, "desk.referral", id=asked.id)


def referral(request: Request) -> Response:
    found = there(queries.referral_for(request.db, request.member, request.path_params["id"]))
    return _page(request, found, Answered(data={"language": request.language.code}))


def answer_referral(request: Request) -> Response:
    found, form = _referral(request), Answered(request.fields)
    if not form.offer(answers_in(found.state)).validate():
        return _page(request, found, form)
    state = State(form.state.data)
    try:
        actions.write_down(request.db, request.member, found, state, **form.values)
    except Refused as no:
        return _page(request, found, form, refused=no.message)
    return after_post(request, "desk.referral", id=found.id)


def withdraw_referral(request: Request) -> Response:
    found = _referral(request)
    actions.withdraw(request.db, request.member, found)
    return after_post(request, "desk.referral", id=found.id)


def _person(request: Request) -> Member:
    return there(person_for(request.db, request.member, request.path_params["id"]))


def _referral(request: Request) -> Referral:
    number = request.path_params["id"]
    return there(queries.referral_to_change(request.db, request.member, number))


def _offered(request: Request, form: Asking) -> Asking:
    return form.offer(request.portal.pack.referable)


def _asking_page(
    request: Request, person: Member, form: Asking, *, refused: object = ""
) -> Response:
    """Also with errors in it, or with words that were not kept, this is a look."""
    actions.open_referrals(request.db, request.member, person.id)
    return render(
        request,
        "desk/referral_new.html",
        status=409 if refused else 0,
        person=person,
        form=_offered(request, form),
        refused=refused,
    )


def _page(request: Request, found: Referral, form: Answered, *, refused: object = "") -> Response:
    actions.open_referrals(request.db, request.member, found.member_id)
    possible = answers_in(found.state)
    return render(
        request,
        "desk/referral.html",
        status=409 if refused else 0,
        referral=found,
        service=request.portal.pack.service(found.service),
        states=OF_HOUSE,
        happened=happened,
        form=form.offer(possible),
        possible=possible,
        may_withdraw=house_may_move(found.state, State.REVOKED),
        refused=refused,
        **_reach(request, found.member_id),
    )


def _reach(request: Request, member_id: int) -> dict[str, Any]:
    """Whether she looks after the person, or only may look for a while."""
    is_mine = is_assigned(request.db, request.member, member_id)
    exception = None if is_mine else glass.current(request.db, request.member, member_id)
    return {"is_mine": is_mine, "exception": exception}


routes = [
    get("/desk/people/{id:id}/referrals", referrals, access=access.caseworker, writes=True),
    get("/desk/people/{id:id}/referrals/new", new_referral, access=access.caseworker, writes=True),
    post("/desk/people/{id:id}/referrals", ask_referral, access=access.caseworker),
    get("/desk/referrals/{id:id}", referral, access=access.caseworker, writes=True),
    post("/desk/referrals/{id:id}/answer", answer_referral, access=access.caseworker),
    post("/desk/referrals/{id:id}/withdrawal", withdraw_referral, access=access.caseworker),
]
