"""Who looks after a person, on her page at the desk: choosing somebody, ending it."""

from datetime import datetime
from typing import NamedTuple

from starlette.responses import Response

from portal.accounts import caring, looked_after, queries, rules
from portal.accounts.models import Member
from portal.i18n import lazy as _
from portal.refusal import Refused, require
from portal.text import is_number
from portal.viewer import Role
from portal.web import access
from portal.web.errors import there
from portal.web.rendering import after_post
from portal.web.request import Request
from portal.web.routing import post


class CarerLine(NamedTuple):
    """One who looks after her, and what the viewer can do about that."""

    id: int
    name: str
    until: datetime | None
    is_last: bool  # nobody else does so without an end
    may_end: bool
    may_hand_over: bool


def carers_of(request: Request, person: Member) -> list[CarerLine]:
    me = request.member
    carers = looked_after.carers_with_ends(request.db, person.id)
    lasting = {carer.id for carer in carers if carer.until is None}
    is_in_reach = queries.member_for(request.db, me, person.id) is not None
    return [
        CarerLine(
            *carer,
            is_last := not lasting - {carer.id},
            is_in_reach
            and rules.may_release(me, person, carer.id)
            and not (is_last and me.role is Role.CASEWORKER),
            is_in_reach and rules.may_hand_over(me, carer.id),
        )
        for carer in carers
    ]


def assign(request: Request) -> Response:
    found = _person(request)
    require(rules.may_assign(request.member, found))
    caring.assign(request.db, found, _staff(request), request.member)
    return after_post(request, "desk.person", id=found.id)


def release(request: Request) -> Response:
    """A caseworker who ended it for herself has no way to the page any more."""
    me, found, nobody = request.member, _person(request), bool(request.typed("nobody"))
    caring.release(request.db, found, _staff(request), me, nobody=nobody)
    if queries.member_for(request.db, me, found.id) is None:
        return after_post(request, "desk.caseload")
    return after_post(request, "desk.person", id=found.id)


def _person(request: Request) -> Member:
    return there(queries.member_for(request.db, request.member, request.path_params["id"]))


def _staff(request: Request) -> int:
    """Whether it is a colleague is looked at when it is done."""
    typed = request.typed("staff")
    if not is_number(typed):
        raise Refused(_("Please choose a colleague of this house."))
    return int(typed)


routes = [
    post("/desk/people/{id:id}/assignment", assign, access=access.staff),
    post("/desk/people/{id:id}/release", release, access=access.staff),
]
