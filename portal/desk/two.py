"""What two of the staff do together: what waits for my agreement, and what I asked for."""

from starlette.responses import Response

from portal.accounts import countersigns, queries
from portal.accounts.countersigns import Request as Asked
from portal.accounts.forms import ROLES
from portal.accounts.models import Deal
from portal.i18n import lazy as _
from portal.refusal import Refused
from portal.web import access
from portal.web.errors import there
from portal.web.rendering import after_post, render
from portal.web.request import Request
from portal.web.routing import get, post


def two(request: Request) -> Response:
    return render(
        request,
        "desk/two.html",
        waiting=countersigns.waiting_for(request.db, request.member),
        asked=countersigns.asked_by(request.db, request.member),
        roles=ROLES,
    )


def agreement(request: Request) -> Response:
    asked = _asked(request)
    is_mine = asked.asked_by_id == request.member.id
    why = countersigns.why_of(request.db, asked)
    return render(
        request, "desk/agreement.html", asked=asked, is_mine=is_mine, why=why, roles=ROLES
    )


def agree(request: Request) -> Response:
    if not countersigns.sign(request.db, request.member, _asked(request).id):
        raise Refused(_("Another colleague has agreed to this already."))
    return after_post(request, "desk.two")


def ask_restore(request: Request) -> Response:
    """An administrator wants to put a backup back: it is about everybody, so about nobody."""
    me = there(queries.member_for(request.db, request.member, request.member.id))
    asked = countersigns.ask(request.db, request.member, Deal.RESTORE, me)
    return after_post(request, "desk.agreement", id=asked.id)


def _asked(request: Request) -> Asked:
    number = request.path_params["id"]
    return there(countersigns.request_for(request.db, request.member, number))


routes = [
    get("/desk/two", two, access=access.staff),
    get("/desk/two/{id:id}", agreement, access=access.staff),
    post("/desk/two/restoring", ask_restore, access=access.administrator, fresh=True),
    post("/desk/two/{id:id}/agreement", agree, access=access.staff, fresh=True),
]
