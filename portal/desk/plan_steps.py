"""Steps at the desk: writing, looking at them as she will, changing, withdrawing, answering her."""

from typing import NamedTuple

from markupsafe import Markup
from starlette.responses import Response

from portal import phrases
from portal.accounts.queries import language_of
from portal.plan import actions, answering, queries, rules, writing
from portal.plan.forms import ANSWERS, DOERS, TYPES, HouseStep, Reply, version_for, version_of
from portal.plan.models import Doer, Goal, Step
from portal.plan.sheet import preview_of
from portal.refusal import require
from portal.web import access
from portal.web.errors import there
from portal.web.rendering import after_post, piece, render
from portal.web.request import Request
from portal.web.routing import get, post

LOOK = "look"  # the button that shows the step as she will see it


class Page(NamedTuple):
    """What the page of a step shows besides the form."""

    goal: Goal
    phrase: str = ""
    step: Step | None = None
    is_outdated: bool = False
    reply: Reply | None = None


def step_phrases(request: Request) -> Response:
    goal = _goal(request)
    actions.open_plan(request.db, request.member, goal.member_id)
    ready = [(TYPES[type_], phrases.of(type_, goals=False)) for type_ in TYPES]
    ready.sort(key=lambda part: part[0] is not TYPES[goal.type])
    return render(request, "desk/step_phrases.html", goal=goal, ready=ready, doers=DOERS)


def new_step(request: Request) -> Response:
    goal, phrase = _goal(request), phrases.every().get(request.asked("phrase"))
    typed = {"language": request.language.code}
    if phrase and not phrase.is_goal:
        typed |= {"text": phrases.words_of(phrase.key, request.language.code)}
        typed |= {"doer": phrase.doer}
    return _page(request, HouseStep(data=typed), Page(goal, phrase.key if phrase else ""))


def add_step(request: Request) -> Response:
    goal = _goal(request, locked=True)
    form = HouseStep(request.fields, data={"language": request.language.code})
    page = Page(goal, request.typed("phrase"))
    if not form.validate() or request.typed(LOOK):
        return _page(request, form, page)
    writing.write_step(request.db, request.member, goal, form.words(page.phrase))
    return after_post(request, "desk.plan", id=goal.member_id)


def changing_step(request: Request) -> Response:
    step = _step(request)
    return _page(request, HouseStep(obj=step), Page(step.goal, step.phrase, step))


def change_step(request: Request) -> Response:
    step = _step(request, locked=True)
    form = HouseStep(request.fields, data={"language": step.language})
    page = Page(step.goal, request.typed("phrase"), step)
    if not form.validate() or request.typed(LOOK):
        return _page(request, form, page)
    words, version = form.words(page.phrase), version_of(request)
    if not writing.change_step(request.db, request.member, step, words, version=version):
        return _page(request, form, page._replace(is_outdated=True))
    return after_post(request, "desk.plan", id=step.member_id)


def withdraw_step(request: Request) -> Response:
    step = _step(request, locked=True)
    writing.withdraw_step(request.db, request.member, step)
    return after_post(request, "desk.plan", id=step.member_id)


def reply(request: Request) -> Response:
    step, form = _step(request, locked=True), Reply(request.fields)
    require(rules.may_reply(request.member, step))
    if not form.validate():
        return _page(request, HouseStep(obj=step), Page(step.goal, step.phrase, step, reply=form))
    answering.reply(request.db, request.member, step, form.words.data)
    return after_post(request, "desk.plan", id=step.member_id)


def complete_step(request: Request) -> Response:
    step = _step(request, locked=True)
    actions.complete(request.db, request.member, step)
    return after_post(request, "desk.plan", id=step.member_id)


def reopen_step(request: Request) -> Response:
    step = _step(request, locked=True)
    actions.reopen(request.db, request.member, step)
    return after_post(request, "desk.plan", id=step.member_id)


def _goal(request: Request, *, locked: bool = False) -> Goal:
    number = request.path_params["id"]
    return there(queries.goal_for(request.db, request.member, number, locked=locked))


def _step(request: Request, *, locked: bool = False) -> Step:
    number = request.path_params["id"]
    step = there(queries.step_for(request.db, request.member, number, locked=locked))
    require(rules.may_change(request.member, step))
    return step


def _page(request: Request, form: HouseStep, page: Page) -> Response:
    """Also with errors in it this is a look at the plan, and the member is told."""
    actions.open_plan(request.db, request.member, page.goal.member_id)
    step, is_looked_at = page.step, bool(request.typed(LOOK)) and not form.errors
    reply_form = page.reply or Reply(data={"words": step.reply if step else ""})
    return render(
        request,
        "desk/plan_step.html",
        status=409 if page.is_outdated else 422 if form.errors or reply_form.errors else 200,
        goal=page.goal,
        form=form,
        phrase=page.phrase,
        step=step,
        version=version_for(request, step.version if step else 0, is_outdated=page.is_outdated),
        is_outdated=page.is_outdated,
        of_house=step is not None and step.doer is Doer.HOUSE,
        answers=ANSWERS,
        reply=reply_form,
        preview=_preview(request, form, page) if is_looked_at else None,
    )


def _preview(request: Request, form: HouseStep, page: Page) -> Markup:
    """The step in her language, as her own page will show it."""
    hers = language_of(request.db, page.goal.member_id)
    card = preview_of(page.goal, form.words(page.phrase), hers.code)
    return piece(hers, "shared/preview.html", goal=card, types=TYPES, reader=hers)


routes = [
    get("/desk/goals/{id:id}/phrases", step_phrases, access=access.caseworker, writes=True),
    get("/desk/goals/{id:id}/steps/new", new_step, access=access.caseworker, writes=True),
    post("/desk/goals/{id:id}/steps", add_step, access=access.caseworker),
    get("/desk/steps/{id:id}/change", changing_step, access=access.caseworker, writes=True),
    post("/desk/steps/{id:id}/change", change_step, access=access.caseworker),
    post("/desk/steps/{id:id}/withdrawal", withdraw_step, access=access.caseworker),
    post("/desk/steps/{id:id}/reply", reply, access=access.caseworker),
    post("/desk/steps/{id:id}/completion", complete_step, access=access.caseworker),
    post("/desk/steps/{id:id}/reopening", reopen_step, access=access.caseworker),
]
