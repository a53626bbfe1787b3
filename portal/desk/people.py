"""People at the desk: the list, inviting, and the page of one of them."""

from starlette.responses import Response

from portal.accounts import actions, glass, queries, rules
from portal.accounts.forms import ROLES, Invitation
from portal.accounts.models import Countersign, Member
from portal.accounts.names import is_taken
from portal.desk import carers
from portal.desk.waiting import waiting_for
from portal.proof.actions import forget_factors
from portal.trail.deeds import CHOICES, purpose_of
from portal.viewer import Role
from portal.web import access
from portal.web.errors import there
from portal.web.rendering import after_post, render
from portal.web.request import Request
from portal.web.routing import get, post


def people(request: Request) -> Response:
    why = purpose_of(request.asked("why"))
    return render(
        request,
        "desk/people.html",
        people=queries.people_for(request.db, request.member),
        roles=ROLES,
        why=why,
        purposes=CHOICES,
        waiting=waiting_for(request.db, request.member),
    )


def new_person(request: Request) -> Response:
    form = Invitation(data={"language": request.language.code})
    return render(request, "desk/invitation.html", form=_offered(request, form))


def invite(request: Request) -> Response:
    form = _offered(request, Invitation(request.fields))
    if not form.validate() or is_taken(request.db, form.name):
        return render(request, "desk/invitation.html", form=form)
    card = actions.invite(
        request.db,
        request.member,
        name=form.name.data,
        role=Role(form.role.data),
        language=form.language.data,
        house_id=form.house.data,
        note=form.note.data,
    )
    return after_post(request, "desk.card", id=card.id)


def person(request: Request) -> Response:
    me, why = request.member, purpose_of(request.asked("why"))
    found = there(queries.member_to_see(request.db, me, request.path_params["id"]))
    actions.open_person(request.db, found, me, why)
    is_mine = queries.is_assigned(request.db, me, found.id)
    is_in_reach = queries.member_for(request.db, me, found.id) is not None
    return render(
        request,
        "desk/person.html",
        person=found,
        role=ROLES[found.role],
        carers=carers.carers_of(request, found),
        colleagues=queries.colleagues_for(request.db, found.house_id),
        is_mine=is_mine,
        exception=None if is_mine else glass.current(request.db, me, found.id),
        may_look_at=rules.may_look_at(me, found),
        may_open_card=is_in_reach and rules.may_open_card(me, found),
        may_assign=rules.may_assign(me, found),
        roles=[(role, ROLES[role]) for role in rules.roles_for(me, found)],
        purposes=CHOICES,
        why=why,
    )


def reopen_card(request: Request) -> Response:
    found = _person(request)
    made = actions.reopen_card(request.db, found, request.member)
    if isinstance(made, Countersign):
        return after_post(request, "desk.agreement", id=made.id)
    if found.has_second_step:
        forget_factors(request.db, found.id)
    return after_post(request, "desk.card", id=made.id)


def _person(request: Request) -> Member:
    return there(queries.member_for(request.db, request.member, request.path_params["id"]))


def _offered(request: Request, form: Invitation) -> Invitation:
    me = request.member
    roles = [role for role in Role if rules.may_invite(me, role)]
    houses = queries.houses(request.db)
    if me.role is not Role.ADMINISTRATOR:
        houses = [house for house in houses if house[0] == me.house_id]
    return form.offer(roles, houses)


routes = [
    get("/desk/people", people, access=access.staff),
    get("/desk/people/new", new_person, access=access.staff, fresh=True),
    post("/desk/people", invite, access=access.staff, fresh=True),
    get("/desk/people/{id:id}", person, access=access.staff, writes=True),
    post("/desk/people/{id:id}/card", reopen_card, access=access.staff, fresh=True),
    *carers.routes,
]
