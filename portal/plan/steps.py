"""One step of my plan: done or not, and what I say to it."""

from functools import partial

from starlette.responses import Response

from portal.i18n import lazy as _
from portal.plan import (
    actions,
    answering,
    history,
    queries,
    questions,
    rules,
    telling,
    translations,
)
from portal.plan.forms import TYPES, Answering, version_for, version_of
from portal.plan.models import Answer, Doer, Step
from portal.refusal import Refused
from portal.web import access
from portal.web.errors import there
from portal.web.rendering import after_post, render
from portal.web.request import Request
from portal.web.routing import get, post

OTHER_THAN_YES = frozenset({Answer.DISAGREED, Answer.CHANGE, Answer.NOT_NOW})


def step(request: Request) -> Response:
    found = _step(request)
    return _page(request, found, Answering(data={"words": found.words}))


def complete(request: Request) -> Response:
    """Home has the same button for the next step, and then leads back to home."""
    found = _step(request, locked=True)
    actions.complete(request.db, request.member, found)
    if request.typed("back") == "home":
        return after_post(request, "home.show")
    return after_post(request, "plan.step", id=found.id)


def reopen(request: Request) -> Response:
    found = _step(request, locked=True)
    actions.reopen(request.db, request.member, found)
    return after_post(request, "plan.step", id=found.id)


def agree(request: Request) -> Response:
    return _answer(request, _step(request, locked=True), Answer.AGREED)


def answer(request: Request) -> Response:
    """Anything but a yes. Which one, says the button that was pressed, by its value: browsers that
    know no `formaction` would send a no to the address of the yes."""
    found, said = _step(request, locked=True), request.typed("answer")
    if said not in OTHER_THAN_YES:
        raise Refused(_("Please press the button that says what you mean."))
    return _answer(request, found, Answer(said))


def take_back(request: Request) -> Response:
    found = _step(request, locked=True)
    answering.take_back(request.db, request.member, found)
    return after_post(request, "plan.step", id=found.id)


def _answer(request: Request, found: Step, said: Answer) -> Response:
    """When the step reads otherwise by now, the page shows it beside what she wrote."""
    form = Answering(request.fields)
    if not form.validate():
        return _page(request, found, form)
    give = partial(answering.answer, request.db, request.member, found, said)
    if not give(form.words.data, version=version_of(request)):
        return _page(request, found, form, is_outdated=True)
    return after_post(request, "plan.step", id=found.id)


def _step(request: Request, *, locked: bool = False) -> Step:
    number = request.path_params["id"]
    return there(queries.step_for(request.db, request.member, number, locked=locked))


def _page(request: Request, found: Step, form: Answering, *, is_outdated: bool = False) -> Response:
    me, of_house = request.member, found.doer is Doer.HOUSE
    language, days = request.language.code, request.portal.pack.days_to_answer
    line = queries.line_for(request.db, found, language)
    return render(
        request,
        "plan/step.html",
        status=409 if is_outdated else 0,
        step=found,
        goal=translations.card_for(request.db, found.goal, language),
        line=line,
        reading=translations.reading_of(request.db, found, language),
        promise=questions.promise_of(request.db, me, found, line, days) if of_house else None,
        form=form,
        version=version_for(request, found.version, is_outdated=is_outdated),
        is_outdated=is_outdated,
        may_complete=rules.may_complete(me, found),
        may_answer=rules.may_answer(me, found),
        talk=telling.tell(history.talk_about(request.db, me, found.member_id, found.id)),
        types=TYPES,
    )


routes = [
    get("/plan/steps/{id:id}", step, access=access.member, private=True),
    post("/plan/steps/{id:id}/completion", complete, access=access.member, private=True),
    post("/plan/steps/{id:id}/reopening", reopen, access=access.member, private=True),
    post("/plan/steps/{id:id}/agreement", agree, access=access.member, private=True),
    post("/plan/steps/{id:id}/answer", answer, access=access.member, private=True),
    post("/plan/steps/{id:id}/withdrawal", take_back, access=access.member, private=True),
]
