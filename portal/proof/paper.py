"""Ten one-use codes on paper: shown once, and good from the moment one of them is typed."""

from typing import Any

from starlette.responses import Response

from portal.i18n import lazy as _
from portal.proof import actions, asking, codes
from portal.proof.forms import Code
from portal.proof.owner import for_codes
from portal.viewer import Visit
from portal.web import access
from portal.web.paths import path
from portal.web.rendering import after_post, leave_fragment, render
from portal.web.request import Request
from portal.web.routing import get, post

NOT_NEW = _("This is none of the new codes. Look at your paper again.")


@for_codes
def new_codes(request: Request, visit: Visit) -> Response:
    return render(request, "proof/new_codes.html", is_staff=visit.viewer.is_staff)


@for_codes
def show_codes(request: Request, visit: Visit) -> Response:
    return _sheet(request, shown=codes.draft(request.db, visit.viewer.id))


@for_codes
def save_codes(request: Request, visit: Visit) -> Response:
    form = Code(request.fields)
    if not form.validate():
        return _sheet(request, form)
    if not codes.has_draft(request.db, visit.viewer.id):
        return leave_fragment(request, path("proof.new_codes"))
    if not actions.save_codes(request.db, visit, form.code.data):
        return _sheet(request, problem=NOT_NEW)
    if visit.is_waiting:
        return asking.come_in(request, visit)
    return after_post(request, "proof.factors")


def _sheet(
    request: Request, form: Code | None = None, shown: list[str] | None = None, problem: Any = ""
) -> Response:
    """The codes are shown once: after that only her paper has them."""
    return render(
        request,
        "proof/codes.html",
        status=422 if problem else 0,
        form=form or Code(),
        shown=shown or [],
        problem=problem,
    )


routes = [
    get("/account/second/codes", new_codes, access=access.anyone, fresh=True),
    post("/account/second/codes", show_codes, access=access.anyone, fresh=True),
    post("/account/second/codes/saving", save_codes, access=access.anyone, fresh=True),
]
