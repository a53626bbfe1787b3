"""Words of my plan that I cannot read: asking to have them translated."""

from starlette.responses import Response

from portal.plan import queries, translating
from portal.plan.models import Goal, Step
from portal.web import access
from portal.web.errors import there
from portal.web.rendering import after_post
from portal.web.request import Request
from portal.web.routing import post


def want_step(request: Request) -> Response:
    step = _step(request)
    translating.want(request.db, request.member, step, request.language.code)
    return after_post(request, "plan.step", id=step.id)


def unwant_step(request: Request) -> Response:
    step = _step(request)
    translating.unwant(request.db, request.member, step, request.language.code)
    return after_post(request, "plan.step", id=step.id)


def want_goal(request: Request) -> Response:
    goal = _goal(request)
    translating.want(request.db, request.member, goal, request.language.code)
    return after_post(request, "plan.goal", id=goal.id)


def unwant_goal(request: Request) -> Response:
    goal = _goal(request)
    translating.unwant(request.db, request.member, goal, request.language.code)
    return after_post(request, "plan.goal", id=goal.id)


def _step(request: Request) -> Step:
    number = request.path_params["id"]
    return there(queries.step_for(request.db, request.member, number, locked=True))


def _goal(request: Request) -> Goal:
    number = request.path_params["id"]
    return there(queries.goal_for(request.db, request.member, number, locked=True))


routes = [
    post("/plan/steps/{id:id}/translation-request", want_step, access=access.member, private=True),
    post(
        "/plan/steps/{id:id}/translation-cancellation",
        unwant_step,
        access=access.member,
        private=True,
    ),
    post("/plan/goals/{id:id}/translation-request", want_goal, access=access.member, private=True),
    post(
        "/plan/goals/{id:id}/translation-cancellation",
        unwant_goal,
        access=access.member,
        private=True,
    ),
]
