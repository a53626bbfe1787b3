"""My safety plan: for me alone, always behind the PIN."""

from starlette.responses import Response

from portal.accounts import unsent
from portal.safety import actions, queries
from portal.safety.forms import Sheet
from portal.text import is_number
from portal.web import access
from portal.web.paths import path
from portal.web.rendering import after_post, render
from portal.web.request import Request
from portal.web.routing import get, post


def show(request: Request) -> Response:
    """What stands; and in its fields what she was sending when the PIN was asked again."""
    waiting = unsent.waiting_behind_pin(request.db, request.member.id, path("safety.keep"))
    if waiting is None:
        return _page(request)
    return _page(request, Sheet(data=dict(waiting.fields)), is_unsent=True)


def keep(request: Request) -> Response:
    form = Sheet(request.fields)
    if not form.validate():
        return _page(request, form, version=_version(request))
    if not actions.keep(request.db, request.member, form.data, version=_version(request)):
        return _page(request, form, status=409)
    return after_post(request, "safety.show")


def remove(request: Request) -> Response:
    actions.remove(request.db, request.member)
    return after_post(request, "safety.show")


def _page(
    request: Request,
    form: Sheet | None = None,
    *,
    version: int | None = None,
    status: int = 0,
    is_unsent: bool = False,
) -> Response:
    """With a form of hers: that stays in the fields, and what is kept stands above it when it says
    something else. `version` is what the form goes on from, unless she sees here what is newer."""
    plan = queries.plan_of(request.db, request.member)
    kept, newest = queries.read(plan), plan.version if plan else actions.NONE
    is_other = form is not None and version is None and not form.says(kept)
    return render(
        request,
        "safety/plan.html",
        status=status,
        form=form or Sheet(data=kept),
        version=newest if version is None else version,
        kept=queries.answered(kept) if is_other else [],
        is_changed=status == 409,
        is_unsent=is_unsent,
        is_there=plan is not None,
    )


def _version(request: Request) -> int:
    typed = request.typed("version")
    return int(typed) if is_number(typed, 10) else actions.NONE


routes = [
    get("/plan/safety", show, access=access.member, private=True, always_pin=True),
    post("/plan/safety/sheet", keep, access=access.member, private=True, always_pin=True),
    post("/plan/safety/removal", remove, access=access.member, private=True, always_pin=True),
]
