"""A member says whether it is right how a session of hers was marked."""

from starlette.responses import Response

from portal.i18n import lazy as _
from portal.refusal import Refused
from portal.training import attendance, queries
from portal.web import access
from portal.web.errors import there
from portal.web.rendering import after_post
from portal.web.request import Request
from portal.web.routing import post

ANSWERS = {"yes": True, "no": False}


def confirm(request: Request) -> Response:
    number = request.path_params["id"]
    training = there(queries.training_for(request.db, request.member, number))
    agrees = ANSWERS.get(request.typed("answer"))
    if agrees is None:
        raise Refused(_("Please choose one."))
    attendance.answer(request.db, training, request.member, agrees=agrees)
    return after_post(request, "training.show", id=training.id, anchor="attendance")


routes = [post("/training/{id:id}/confirmation", confirm, access=access.member)]
