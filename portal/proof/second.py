"""The second step after the secret words: staff always, members who chose it."""

from starlette.responses import RedirectResponse, Response

from portal.accounts import visits
from portal.proof import codes
from portal.proof.forms import Code
from portal.viewer import Visit
from portal.web import access
from portal.web.paths import is_ours, path
from portal.web.rendering import leave_fragment, render
from portal.web.request import Request
from portal.web.routing import get, post


def second_step(request: Request) -> Response:
    if _waiting(request) is None:
        return RedirectResponse("/", 303)
    return _page(request, Code())


def pass_code(request: Request) -> Response:
    visit, form = _waiting(request), Code(request.fields)
    if visit is None:
        return RedirectResponse("/", 303)
    if not form.validate() or not codes.use(request.db, visit.viewer.id, form.code.data):
        return _page(request, form, is_wrong=not form.errors)
    visits.pass_second(request.db, visit.key)
    back = request.typed("next")
    return leave_fragment(request, back if is_ours(back) else path("home.show"))


def _waiting(request: Request) -> Visit | None:
    """The visit whose words were right and whose second step is still to come."""
    visit = request.visit
    return visit if visit is not None and visit.is_waiting else None


def _page(request: Request, form: Code, *, is_wrong: bool = False) -> Response:
    back = request.typed("next") or request.asked("next")
    return render(
        request,
        "proof/second_step.html",
        status=422 if is_wrong else 0,
        form=form,
        is_wrong=is_wrong,
        next=back if is_ours(back) else "",
    )


routes = [
    get("/sign-in/second", second_step, access=access.anyone),
    post("/sign-in/second/code", pass_code, access=access.anyone),
]
