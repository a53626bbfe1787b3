"""Goals at the desk: written together with the person, in ready words or in free ones."""

from starlette.responses import Response

from portal import phrases
from portal.accounts.models import Member
from portal.plan import actions, queries, rules, writing
from portal.plan.forms import TYPES, HouseGoal, version_for, version_of
from portal.plan.models import Goal, GoalType
from portal.refusal import require
from portal.web import access
from portal.web.errors import there
from portal.web.rendering import after_post, render
from portal.web.request import Request
from portal.web.routing import get, post


def goal_phrases(request: Request) -> Response:
    person = _person(request)
    actions.open_plan(request.db, request.member, person.id)
    ready = [(TYPES[type_], phrases.of(type_, goals=True)) for type_ in TYPES]
    return render(request, "desk/goal_phrases.html", person=person, ready=ready)


def new_goal(request: Request) -> Response:
    phrase = phrases.every().get(request.asked("phrase"))
    typed = {"type": GoalType.SOCIAL_CARE, "language": request.language.code}
    if phrase and phrase.is_goal:
        words = phrases.words_of(phrase.key, request.language.code)
        typed |= {"type": phrase.type, "title": words}
    key = phrase.key if phrase else ""
    return _new_page(request, _person(request), HouseGoal(data=typed), key)


def add_goal(request: Request) -> Response:
    typed = {"type": GoalType.SOCIAL_CARE, "language": request.language.code}
    person, form = _person(request), HouseGoal(request.fields, data=typed)
    phrase = request.typed("phrase")
    if not form.validate():
        return _new_page(request, person, form, phrase)
    writing.write_goal(request.db, request.member, person.id, form.words(phrase))
    return after_post(request, "desk.plan", id=person.id)


def changing_goal(request: Request) -> Response:
    goal = _goal(request)
    return _change_page(request, goal, HouseGoal(obj=goal), goal.phrase)


def change_goal(request: Request) -> Response:
    goal = _goal(request, locked=True)
    form = HouseGoal(request.fields, data={"language": goal.language})
    phrase = request.typed("phrase")
    if not form.validate():
        return _change_page(request, goal, form, phrase)
    words, version = form.words(phrase), version_of(request)
    if not writing.change_goal(request.db, request.member, goal, words, version=version):
        return _change_page(request, goal, form, phrase, is_outdated=True)
    return after_post(request, "desk.plan", id=goal.member_id)


def _person(request: Request) -> Member:
    return there(queries.person_for(request.db, request.member, request.path_params["id"]))


def _goal(request: Request, *, locked: bool = False) -> Goal:
    number = request.path_params["id"]
    goal = there(queries.goal_for(request.db, request.member, number, locked=locked))
    require(rules.may_change(request.member, goal))
    return goal


def _new_page(request: Request, person: Member, form: HouseGoal, phrase: str) -> Response:
    actions.open_plan(request.db, request.member, person.id)
    return render(request, "desk/plan_goal.html", person=person, form=form, phrase=phrase)


def _change_page(
    request: Request, goal: Goal, form: HouseGoal, phrase: str, *, is_outdated: bool = False
) -> Response:
    """With both texts when somebody else changed it meanwhile; nothing is lost."""
    actions.open_plan(request.db, request.member, goal.member_id)
    return render(
        request,
        "desk/plan_goal_change.html",
        status=409 if is_outdated else 0,
        goal=goal,
        form=form,
        phrase=phrase,
        version=version_for(request, goal.version, is_outdated=is_outdated),
        is_outdated=is_outdated,
    )


routes = [
    get("/desk/people/{id:id}/phrases", goal_phrases, access=access.caseworker, writes=True),
    get("/desk/people/{id:id}/goals/new", new_goal, access=access.caseworker, writes=True),
    post("/desk/people/{id:id}/goals", add_goal, access=access.caseworker),
    get("/desk/goals/{id:id}/change", changing_goal, access=access.caseworker, writes=True),
    post("/desk/goals/{id:id}/change", change_goal, access=access.caseworker),
]
