"""Giving somebody another role, at the desk."""

from starlette.responses import Response

from portal.accounts import queries, roles, rules
from portal.i18n import lazy as _
from portal.refusal import Refused, require
from portal.viewer import Role
from portal.web import access
from portal.web.errors import there
from portal.web.rendering import after_post
from portal.web.request import Request
from portal.web.routing import post


def change_role(request: Request) -> Response:
    me, typed = request.member, request.typed("role")
    found = there(queries.member_for(request.db, me, request.path_params["id"]))
    offered = rules.roles_for(me, found)
    require(bool(offered))
    if typed not in offered:
        raise Refused(_("Please choose one of the roles."))
    waiting = roles.change(request.db, me, found, Role(typed))
    if waiting is not None:
        return after_post(request, "desk.agreement", id=waiting.id)
    return after_post(request, "desk.people")


routes = [post("/desk/people/{id:id}/role", change_role, access=access.staff, fresh=True)]
