"""Steps in my own words, in any goal of my plan."""

from starlette.responses import Response

from portal.plan import queries, rules, writing
from portal.plan.forms import OwnStep, version_for, version_of
from portal.plan.models import Goal, Step
from portal.refusal import require
from portal.web import access
from portal.web.errors import there
from portal.web.rendering import after_post, render
from portal.web.request import Request
from portal.web.routing import get, post


def new_step(request: Request) -> Response:
    return _page(request, _goal(request), OwnStep())


def add_step(request: Request) -> Response:
    goal, form = _goal(request, locked=True), OwnStep(request.fields)
    if not form.validate():
        return _page(request, goal, form)
    writing.add_own_step(request.db, request.member, goal, form.words(request.language.code))
    return after_post(request, "plan.show")


def changing_step(request: Request) -> Response:
    step = _own_step(request)
    return _page(request, step.goal, OwnStep(obj=step), step)


def change_step(request: Request) -> Response:
    step, form = _own_step(request, locked=True), OwnStep(request.fields)
    if not form.validate():
        return _page(request, step.goal, form, step)
    words = form.words(request.language.code)
    if not writing.change_own_step(
        request.db, request.member, step, words, version=version_of(request)
    ):
        return _page(request, step.goal, form, step, is_outdated=True)
    return after_post(request, "plan.step", id=step.id)


def remove_step(request: Request) -> Response:
    writing.remove_step(request.db, request.member, _own_step(request, locked=True))
    return after_post(request, "plan.show")


def _page(
    request: Request,
    goal: Goal,
    form: OwnStep,
    step: Step | None = None,
    *,
    is_outdated: bool = False,
) -> Response:
    """With both texts when it was changed meanwhile; nothing is lost."""
    return render(
        request,
        "plan/own_step.html",
        status=409 if is_outdated else 0,
        goal=goal,
        form=form,
        step=step,
        version=version_for(request, step.version if step else 0, is_outdated=is_outdated),
        is_outdated=is_outdated,
    )


def _goal(request: Request, *, locked: bool = False) -> Goal:
    number = request.path_params["id"]
    return there(queries.goal_for(request.db, request.member, number, locked=locked))


def _own_step(request: Request, *, locked: bool = False) -> Step:
    number = request.path_params["id"]
    step = there(queries.step_for(request.db, request.member, number, locked=locked))
    require(rules.may_change_own(request.member, step))
    return step


routes = [
    get("/plan/goals/{id:id}/steps/new", new_step, access=access.member, private=True),
    post("/plan/goals/{id:id}/steps", add_step, access=access.member, private=True),
    get("/plan/steps/{id:id}/change", changing_step, access=access.member, private=True),
    post("/plan/steps/{id:id}/change", change_step, access=access.member, private=True),
    post("/plan/steps/{id:id}/removal", remove_step, access=access.member, private=True),
]
