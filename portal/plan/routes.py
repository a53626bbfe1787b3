"""My plan, what I tick in it, and goals in my own words."""

from starlette.responses import Response

from portal.accounts.queries import carers_of
from portal.i18n import lazy as _
from portal.plan import actions, queries, rules, steps, topics
from portal.plan.forms import TYPES, OwnGoal, ticked_steps
from portal.plan.models import Goal, GoalType
from portal.refusal import Refused
from portal.web import access
from portal.web.errors import there
from portal.web.rendering import after_post, render
from portal.web.request import Request
from portal.web.routing import get, post


def show(request: Request) -> Response:
    goals = queries.plan_for(request.db, request.member, request.member.id)
    return render(
        request,
        "plan/plan.html",
        parts=[
            (_("Planned together with the house"), [goal for goal in goals if not goal.is_own]),
            (_("In your own words"), [goal for goal in goals if goal.is_own]),
        ],
        tickable=[step.id for goal in goals for step in goal.mine],
        carers=carers_of(request.db, request.member.id),
        types=TYPES,
    )


def keep_progress(request: Request) -> Response:
    actions.keep_progress(request.db, request.member, *ticked_steps(request.fields))
    return after_post(request, "plan.show")


def new_goal(request: Request) -> Response:
    return _goal_form(request, OwnGoal())


def add_goal(request: Request) -> Response:
    form = OwnGoal(request.fields, data={"type": ""})
    if not form.validate() or not _is_added(request, form):
        return _goal_form(request, form)
    return after_post(request, "plan.show")


def goal(request: Request) -> Response:
    found = _goal(request)
    may_go = rules.may_remove(request.member, found)
    is_free = not queries.has_steps_of_others(request.db, request.member, found.id)
    return render(
        request, "plan/goal.html", goal=found, is_removable=may_go and is_free, types=TYPES
    )


def remove_goal(request: Request) -> Response:
    actions.remove_goal(request.db, request.member, _goal(request, locked=True))
    return after_post(request, "plan.show")


def _is_added(request: Request, form: OwnGoal) -> bool:
    """Whether the goal is in the plan now; when there are too many, the form says so."""
    try:
        actions.add_own_goal(
            request.db,
            request.member,
            title=form.title.data,
            type=GoalType(form.type.data or GoalType.SOCIAL_CARE),
            language=request.language.code,
            first_step=form.first_step.data,
        )
    except Refused as refused:
        form.title.errors = [refused.message]
        return False
    return True


def _goal_form(request: Request, form: OwnGoal) -> Response:
    carers = carers_of(request.db, request.member.id)
    return render(request, "plan/new_goal.html", form=form, carers=carers)


def _goal(request: Request, *, locked: bool = False) -> Goal:
    number = request.path_params["id"]
    return there(queries.goal_for(request.db, request.member, number, locked=locked))


routes = [
    get("/plan", show, access=access.member, private=True),
    post("/plan/progress", keep_progress, access=access.member, private=True),
    get("/plan/goals/new", new_goal, access=access.member, private=True),
    post("/plan/goals", add_goal, access=access.member, private=True),
    get("/plan/goals/{id:id}", goal, access=access.member, private=True),
    post("/plan/goals/{id:id}/removal", remove_goal, access=access.member, private=True),
    *steps.routes,
    *topics.routes,
]
