"""One step of my plan: done or not, agreed or not."""

from starlette.responses import Response

from portal.plan import actions, queries, rules
from portal.plan.forms import TYPES, Disagreement
from portal.plan.models import Step
from portal.web import access
from portal.web.errors import there
from portal.web.rendering import after_post, render
from portal.web.request import Request
from portal.web.routing import get, post


def step(request: Request) -> Response:
    found = _step(request)
    return _page(request, found, Disagreement(data={"reason": found.disagreement}))


def complete(request: Request) -> Response:
    """Home has the same button for the next step, and then leads back to home."""
    found = _step(request)
    actions.complete(request.db, request.member, found)
    if request.typed("back") == "home":
        return after_post(request, "home.show")
    return after_post(request, "plan.step", id=found.id)


def reopen(request: Request) -> Response:
    found = _step(request)
    actions.reopen(request.db, request.member, found)
    return after_post(request, "plan.step", id=found.id)


def disagree(request: Request) -> Response:
    found, form = _step(request), Disagreement(request.fields)
    if not form.validate():
        return _page(request, found, form)
    actions.disagree(request.db, request.member, found, form.reason.data)
    return after_post(request, "plan.step", id=found.id)


def agree(request: Request) -> Response:
    found = _step(request)
    actions.agree(request.db, request.member, found)
    return after_post(request, "plan.step", id=found.id)


def _step(request: Request) -> Step:
    return there(queries.step_for(request.db, request.member, request.path_params["id"]))


def _page(request: Request, found: Step, form: Disagreement) -> Response:
    return render(
        request,
        "plan/step.html",
        step=found,
        form=form,
        may_complete=rules.may_complete(request.member, found),
        types=TYPES,
    )


routes = [
    get("/plan/steps/{id:id}", step, access=access.member, private=True),
    post("/plan/steps/{id:id}/completion", complete, access=access.member, private=True),
    post("/plan/steps/{id:id}/reopening", reopen, access=access.member, private=True),
    post("/plan/steps/{id:id}/disagreement", disagree, access=access.member, private=True),
    post("/plan/steps/{id:id}/agreement", agree, access=access.member, private=True),
]
