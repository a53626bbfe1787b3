"""People at the desk: inviting, cards, and who looks after whom."""

import segno
from markupsafe import Markup
from starlette.responses import Response

from portal.accounts import actions, cards, glass, queries, rules
from portal.accounts.cards import state_of
from portal.accounts.forms import ROLES, Invitation
from portal.accounts.models import Member
from portal.accounts.names import is_taken
from portal.desk.waiting import waiting_for
from portal.i18n import lazy as _
from portal.refusal import Refused, require
from portal.trail.deeds import CHOICES, purpose_of
from portal.viewer import Role
from portal.web import access
from portal.web.errors import there
from portal.web.paths import path
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
        carers=queries.carers_of(request.db, found.id),
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
    card = actions.reopen_card(request.db, _person(request), request.member)
    return after_post(request, "desk.card", id=card.id)


def card(request: Request) -> Response:
    """The card to print, for the one who opened it, while it can still be used."""
    found = there(queries.card_for(request.db, request.member, request.path_params["id"]))
    settings = request.portal.settings
    address = settings.origin + path(
        "accounts.card_page", token=cards.token_of(settings.secret, found.id)
    )
    return render(
        request,
        "desk/card.html",
        state=state_of(found),
        name=queries.name_on(request.db, found),
        card=found,
        address=address,
        code=Markup(segno.make(address, error="m").svg_inline(svgclass="qr", border=0)),  # noqa: S704 - made here
    )


def assign(request: Request) -> Response:
    found = _person(request)
    require(rules.may_assign(request.member, found))
    actions.assign(request.db, found, _colleague(request, found), request.member)
    return after_post(request, "desk.person", id=found.id)


def release(request: Request) -> Response:
    found = _person(request)
    require(rules.may_assign(request.member, found))
    actions.release(request.db, found, _colleague(request, found), request.member)
    return after_post(request, "desk.person", id=found.id)


def _person(request: Request) -> Member:
    return there(queries.member_for(request.db, request.member, request.path_params["id"]))


def _colleague(request: Request, person: Member) -> int:
    typed = request.typed("staff")
    for number, _name in queries.colleagues_for(request.db, person.house_id):
        if typed == str(number):
            return number
    raise Refused(_("Please choose a colleague of this house."))


def _offered(request: Request, form: Invitation) -> Invitation:
    me = request.member
    roles = [role for role in Role if rules.may_invite(me, role)]
    houses = queries.houses(request.db)
    if me.role is not Role.ADMINISTRATOR:
        houses = [house for house in houses if house[0] == me.house_id]
    return form.offer(roles, houses)


routes = [
    get("/desk/people", people, access=access.staff),
    get("/desk/people/new", new_person, access=access.staff),
    post("/desk/people", invite, access=access.staff),
    get("/desk/people/{id:id}", person, access=access.staff, writes=True),
    post("/desk/people/{id:id}/card", reopen_card, access=access.staff),
    post("/desk/people/{id:id}/assignment", assign, access=access.staff),
    post("/desk/people/{id:id}/release", release, access=access.staff),
    get("/desk/cards/{id:id}", card, access=access.staff),
]
