"""What the house owes me: its steps with their days, asking, and asking one level up."""

from starlette.responses import Response

from portal import formats
from portal.i18n import lazy as _
from portal.plan import asking, patience, queries, questions
from portal.plan.asking import Words
from portal.plan.forms import Raising
from portal.plan.questions import Asked
from portal.refusal import Refused
from portal.web import access
from portal.web.errors import there
from portal.web.rendering import after_post, render
from portal.web.request import Request
from portal.web.routing import get, post

READY = _(
    "The house said that this would be done by %(day)s: “%(step)s”. The day has passed and it is "
    "not done. I asked the house. Please help."
)


def owed(request: Request) -> Response:
    me, language = request.member, request.language.code
    promises, settled = questions.promises_for(request.db, me, language, _days(request))
    return render(
        request,
        "plan/owed.html",
        overdue=[promise for promise in promises if promise.is_overdue],
        to_come=[promise for promise in promises if not promise.is_overdue],
        settled=settled,
    )


def ask(request: Request) -> Response:
    """One press, from the page of all promises or from that of the step."""
    number = request.path_params["id"]
    step = there(queries.step_for(request.db, request.member, number, locked=True))
    asking.ask(request.db, request.member, step)
    if request.typed("back") == "step":
        return after_post(request, "plan.step", id=step.id)
    return after_post(request, "plan.owed")


def raise_page(request: Request) -> Response:
    found = _asked(request)
    return _page(request, found, Raising(data={"words": _ready_words(request, found)}))


def raise_up(request: Request) -> Response:
    found, form = _asked(request, locked=True), Raising(request.fields)
    if not form.offer(questions.houses_above(request.db, request.member)).validate():
        return _page(request, found, form)
    words = Words(form.words.data, request.language.code)
    house, days = int(form.house.data), _days(request)
    try:
        asking.raise_up(request.db, request.member, found.question, house, words, days)
    except Refused as refused:
        return _page(request, found, form, refused)
    return after_post(request, "plan.raise_page", id=found.question.id)


def lower(request: Request) -> Response:
    found = _asked(request, locked=True)
    asking.lower(request.db, request.member, found.question)
    return after_post(request, "plan.raise_page", id=found.question.id)


def note_outside(request: Request) -> Response:
    found = _asked(request, locked=True)
    asking.note_outside(request.db, request.member, found.question, _days(request))
    return after_post(request, "plan.raise_page", id=found.question.id)


def forget_outside(request: Request) -> Response:
    found = _asked(request, locked=True)
    asking.forget_outside(request.db, request.member, found.question)
    return after_post(request, "plan.raise_page", id=found.question.id)


def _page(
    request: Request, found: Asked, form: Raising, refused: Refused | None = None
) -> Response:
    """When it cannot go up any more, what she wrote is still there."""
    me, question, days = request.member, found.question, _days(request)
    houses = questions.houses_above(request.db, me)
    return render(
        request,
        "plan/raising.html",
        status=409 if refused else 0,
        asked=found,
        line=queries.line_for(request.db, question.step, request.language.code),
        form=form.offer(houses),
        houses=houses,
        refused=refused,
        may_raise=patience.may_raise(me, question, formats.today(), days),
        raise_on=patience.day_to_raise(question, days),
        is_unmet=patience.is_unmet(question, formats.today()),
    )


def _ready_words(request: Request, found: Asked) -> str:
    """Words about the step in her language, for her to change."""
    step = found.question.step
    line = queries.line_for(request.db, step, request.language.code)
    return str(READY) % {"day": formats.day(found.question.owed_on), "step": line.text}


def _asked(request: Request, *, locked: bool = False) -> Asked:
    number = request.path_params["id"]
    return there(questions.question_of(request.db, request.member, number, locked=locked))


def _days(request: Request) -> int:
    """So long the house may take to answer."""
    return request.portal.pack.days_to_answer


routes = [
    get("/plan/owed", owed, access=access.member, private=True),
    post("/plan/steps/{id:id}/question", ask, access=access.member, private=True),
    get("/plan/questions/{id:id}/raising", raise_page, access=access.member, private=True),
    post("/plan/questions/{id:id}/raising", raise_up, access=access.member, private=True),
    post("/plan/questions/{id:id}/retraction", lower, access=access.member, private=True),
    post("/plan/questions/{id:id}/outside", note_outside, access=access.member, private=True),
    post(
        "/plan/questions/{id:id}/outside-retraction",
        forget_outside,
        access=access.member,
        private=True,
    ),
]
