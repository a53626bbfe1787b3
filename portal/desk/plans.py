"""Plans at the desk: only of the people one looks after, and every look at one is told to them."""

from typing import Any

from starlette.responses import Response

from portal.accounts import glass
from portal.accounts.models import Member
from portal.accounts.queries import is_assigned
from portal.plan import actions, queries
from portal.plan.forms import DOERS, TYPES, HouseGoal, HouseStep
from portal.plan.models import Doer, Goal, GoalType, Step
from portal.trail.deeds import purpose_of
from portal.web import access
from portal.web.errors import there
from portal.web.rendering import after_post, render
from portal.web.request import Request
from portal.web.routing import get, post


def plan(request: Request) -> Response:
    me, number = request.member, request.path_params["id"]
    person = there(queries.person_to_see(request.db, me, number))
    actions.open_plan(request.db, me, person.id, purpose_of(request.asked("why")))
    goals = queries.plan_for(request.db, me, person.id)
    steps = [step for goal in goals for step in goal.steps]
    is_mine = is_assigned(request.db, me, person.id)
    return render(
        request,
        "desk/plan.html",
        person=person,
        goals=goals,
        disagreed=[step for step in steps if step.disagreed_at],
        types=TYPES,
        doers=DOERS,
        is_mine=is_mine,
        exception=None if is_mine else glass.current(request.db, me, person.id),
    )


def new_goal(request: Request) -> Response:
    return _goal_form(request, _person(request), HouseGoal(data=_goal_defaults(request)))


def add_goal(request: Request) -> Response:
    person, form = _person(request), HouseGoal(request.fields, data=_goal_defaults(request))
    if not form.validate():
        return _goal_form(request, person, form)
    actions.write_goal(
        request.db,
        request.member,
        person.id,
        title=form.title.data,
        type=GoalType(form.type.data),
        language=form.language.data,
    )
    return after_post(request, "desk.plan", id=person.id)


def new_step(request: Request) -> Response:
    return _step_form(request, _goal(request), HouseStep(data=_step_defaults(request)))


def add_step(request: Request) -> Response:
    goal = _goal(request, locked=True)
    form = HouseStep(request.fields, data=_step_defaults(request))
    if not form.validate():
        return _step_form(request, goal, form)
    actions.write_step(request.db, request.member, goal, **_step_values(form))
    return after_post(request, "desk.plan", id=goal.member_id)


def changing_step(request: Request) -> Response:
    step = _step(request)
    return _step_form(request, step.goal, HouseStep(obj=step), step)


def change_step(request: Request) -> Response:
    step = _step(request)
    form = HouseStep(request.fields, data={"language": step.language})
    if not form.validate():
        return _step_form(request, step.goal, form, step)
    actions.change_step(request.db, request.member, step, **_step_values(form))
    return after_post(request, "desk.plan", id=step.goal.member_id)


def complete_step(request: Request) -> Response:
    step = _step(request)
    actions.complete(request.db, request.member, step)
    return after_post(request, "desk.plan", id=step.goal.member_id)


def reopen_step(request: Request) -> Response:
    step = _step(request)
    actions.reopen(request.db, request.member, step)
    return after_post(request, "desk.plan", id=step.goal.member_id)


def _person(request: Request) -> Member:
    return there(queries.person_for(request.db, request.member, request.path_params["id"]))


def _goal(request: Request, *, locked: bool = False) -> Goal:
    number = request.path_params["id"]
    return there(queries.goal_for(request.db, request.member, number, locked=locked))


def _step(request: Request) -> Step:
    return there(queries.step_for(request.db, request.member, request.path_params["id"]))


def _goal_form(request: Request, person: Member, form: HouseGoal) -> Response:
    actions.open_plan(request.db, request.member, person.id)
    return render(request, "desk/plan_goal.html", person=person, form=form)


def _step_form(request: Request, goal: Goal, form: HouseStep, step: Step | None = None) -> Response:
    """Also with errors in it this is a look at the plan, and the member is told."""
    actions.open_plan(request.db, request.member, goal.member_id)
    of_house = step is not None and step.doer is Doer.HOUSE
    return render(
        request, "desk/plan_step.html", goal=goal, form=form, step=step, of_house=of_house
    )


def _goal_defaults(request: Request) -> dict[str, str]:
    return {"type": GoalType.SOCIAL_CARE, "language": request.language.code}


def _step_defaults(request: Request) -> dict[str, str]:
    return {"language": request.language.code}


def _step_values(form: HouseStep) -> dict[str, Any]:
    return {
        "text": form.text.data,
        "language": form.language.data,
        "doer": Doer(form.doer.data),
        "planned_on": form.planned_on.data,
    }


routes = [
    get("/desk/people/{id:id}/plan", plan, access=access.caseworker, writes=True),
    get("/desk/people/{id:id}/goals/new", new_goal, access=access.caseworker, writes=True),
    post("/desk/people/{id:id}/goals", add_goal, access=access.caseworker),
    get("/desk/goals/{id:id}/steps/new", new_step, access=access.caseworker, writes=True),
    post("/desk/goals/{id:id}/steps", add_step, access=access.caseworker),
    get("/desk/steps/{id:id}/change", changing_step, access=access.caseworker, writes=True),
    post("/desk/steps/{id:id}/change", change_step, access=access.caseworker),
    post("/desk/steps/{id:id}/completion", complete_step, access=access.caseworker),
    post("/desk/steps/{id:id}/reopening", reopen_step, access=access.caseworker),
]
