"""Plans at the desk: only of the people one looks after, and every look at one is told to them."""

from starlette.responses import Response

from portal.accounts import glass
from portal.accounts.models import Member
from portal.accounts.queries import is_assigned
from portal.desk import errands, plan_goals, plan_steps, translations
from portal.plan import actions, history, queries
from portal.plan.forms import ANSWERS, DOERS, TYPES
from portal.plan.telling import tell_others
from portal.plan.translations import marks_for
from portal.trail.deeds import purpose_of
from portal.web import access
from portal.web.errors import there
from portal.web.paging import cut, read_id_key
from portal.web.rendering import render
from portal.web.request import Request
from portal.web.routing import get


def plan(request: Request) -> Response:
    me = request.member
    person = _opened(request)
    goals = queries.plan_for(request.db, me, person.id, request.language.code)
    steps = [step for goal in goals for step in goal.steps]
    is_mine = is_assigned(request.db, me, person.id)
    return render(
        request,
        "desk/plan.html",
        person=person,
        goals=goals,
        marks=marks_for(request.db, person, goals),
        waiting=[step for step in steps if step.waits_for_reply],
        types=TYPES,
        doers=DOERS,
        answers=ANSWERS,
        is_mine=is_mine,
        exception=None if is_mine else glass.current(request.db, me, person.id),
    )


def plan_history(request: Request) -> Response:
    me = request.member
    person = _opened(request)
    before = read_id_key(request.asked("after")) or history.BEGINNING
    found = history.versions_for(request.db, me, person.id, before)
    shown = cut(found, lambda version: str(version.number), history.ROWS)
    return render(
        request,
        "desk/plan_history.html",
        person=person,
        versions=tell_others(shown.rows),
        after=shown.after,
    )


def plan_version(request: Request) -> Response:
    me, number = request.member, request.path_params["number"]
    person = _opened(request)
    goals = there(history.plan_as_of(request.db, me, person.id, number) or None)
    return render(
        request,
        "desk/plan_version.html",
        person=person,
        goals=goals,
        number=number,
        types=TYPES,
        doers=DOERS,
        answers=ANSWERS,
    )


def _opened(request: Request) -> Member:
    """Whose plan it is; that it was looked at stands in her trail."""
    person = there(queries.person_to_see(request.db, request.member, request.path_params["id"]))
    actions.open_plan(request.db, request.member, person.id, purpose_of(request.asked("why")))
    return person


routes = [
    get("/desk/people/{id:id}/plan", plan, access=access.caseworker, writes=True),
    get("/desk/people/{id:id}/plan/history", plan_history, access=access.caseworker, writes=True),
    get(
        "/desk/people/{id:id}/plan/history/{number:id}",
        plan_version,
        access=access.caseworker,
        writes=True,
    ),
    *plan_goals.routes,
    *plan_steps.routes,
    *translations.routes,
    *errands.routes,
]
