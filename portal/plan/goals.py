"""Goals in my own words: writing, changing, reaching and removing them."""

from starlette.responses import Response

from portal.accounts.queries import carers_of
from portal.plan import queries, rules, translations, writing
from portal.plan.forms import TYPES, NewOwnGoal, OwnGoal, version_for, version_of
from portal.plan.models import Goal
from portal.refusal import Refused, require
from portal.web import access
from portal.web.errors import there
from portal.web.rendering import after_post, render
from portal.web.request import Request
from portal.web.routing import get, post


def new_goal(request: Request) -> Response:
    return _new_page(request, NewOwnGoal())


def add_goal(request: Request) -> Response:
    form = NewOwnGoal(request.fields, data={"type": ""})
    if not form.validate() or not _is_added(request, form):
        return _new_page(request, form)
    return after_post(request, "plan.show")


def goal(request: Request) -> Response:
    found = _goal(request)
    is_mine = rules.may_change_own(request.member, found)
    is_free = not queries.has_steps_of_others(request.db, found.id)
    return render(
        request,
        "plan/goal.html",
        goal=found,
        line=translations.card_for(request.db, found, request.language.code),
        reading=translations.reading_of(request.db, found, request.language.code),
        is_mine=is_mine,
        is_removable=is_mine and is_free,
        types=TYPES,
    )


def changing_goal(request: Request) -> Response:
    found = _own_goal(request)
    return _change_page(request, found, OwnGoal(obj=found))


def change_goal(request: Request) -> Response:
    found, form = _own_goal(request, locked=True), OwnGoal(request.fields, data={"type": ""})
    if not form.validate():
        return _change_page(request, found, form)
    words = form.words(request.language.code)
    if not writing.change_own_goal(
        request.db, request.member, found, words, version=version_of(request)
    ):
        return _change_page(request, found, form, is_outdated=True)
    if queries.goal_for(request.db, request.member, found.id) is None:
        return after_post(request, "plan.show")  # its topic is now one that is hidden here
    return after_post(request, "plan.goal", id=found.id)


def reach(request: Request) -> Response:
    found = _goal(request, locked=True)
    writing.reach(request.db, request.member, found)
    return after_post(request, "plan.goal", id=found.id)


def aim_again(request: Request) -> Response:
    found = _goal(request, locked=True)
    writing.aim_again(request.db, request.member, found)
    return after_post(request, "plan.goal", id=found.id)


def remove_goal(request: Request) -> Response:
    writing.remove_goal(request.db, request.member, _goal(request, locked=True))
    return after_post(request, "plan.show")


def _is_added(request: Request, form: NewOwnGoal) -> bool:
    """Whether the goal is in the plan now; when there are too many, the form says so."""
    words = form.words(request.language.code)
    try:
        writing.add_own_goal(request.db, request.member, words, form.first_step.data)
    except Refused as refused:
        form.title.errors = [refused.message]
        return False
    return True


def _new_page(request: Request, form: NewOwnGoal) -> Response:
    carers = carers_of(request.db, request.member.id)
    return render(request, "plan/new_goal.html", form=form, carers=carers)


def _change_page(
    request: Request, goal: Goal, form: OwnGoal, *, is_outdated: bool = False
) -> Response:
    """With both texts when it was changed meanwhile; nothing is lost."""
    return render(
        request,
        "plan/goal_change.html",
        status=409 if is_outdated else 0,
        goal=goal,
        form=form,
        version=version_for(request, goal.version, is_outdated=is_outdated),
        is_outdated=is_outdated,
    )


def _goal(request: Request, *, locked: bool = False) -> Goal:
    number = request.path_params["id"]
    return there(queries.goal_for(request.db, request.member, number, locked=locked))


def _own_goal(request: Request, *, locked: bool = False) -> Goal:
    found = _goal(request, locked=locked)
    require(rules.may_change_own(request.member, found))
    return found


routes = [
    get("/plan/goals/new", new_goal, access=access.member, private=True),
    post("/plan/goals", add_goal, access=access.member, private=True),
    get("/plan/goals/{id:id}", goal, access=access.member, private=True),
    get("/plan/goals/{id:id}/change", changing_goal, access=access.member, private=True),
    post("/plan/goals/{id:id}/change", change_goal, access=access.member, private=True),
    post("/plan/goals/{id:id}/reaching", reach, access=access.member, private=True),
    post("/plan/goals/{id:id}/resumption", aim_again, access=access.member, private=True),
    post("/plan/goals/{id:id}/removal", remove_goal, access=access.member, private=True),
]
