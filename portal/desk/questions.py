"""Questions about what the house owes, at the desk: answered with words, seen as dates."""

from starlette.responses import Response

from portal import formats
from portal.plan import asking, patience
from portal.plan.desk_questions import (
    Found,
    from_other_houses,
    question_above,
    question_for,
    questions_for,
)
from portal.plan.forms import Reply
from portal.plan.models import Question
from portal.refusal import Refused
from portal.web import access
from portal.web.errors import there
from portal.web.rendering import after_post, render
from portal.web.request import Request
from portal.web.routing import get, post


def questions(request: Request) -> Response:
    found = questions_for(request.db, request.member)
    return render(
        request,
        "desk/questions.html",
        waiting=[line for line in found if line.is_waiting],
        others=[line for line in found if not line.is_waiting],
        above=from_other_houses(request.db, request.member),
    )


def question(request: Request) -> Response:
    return _page(request, _found(request), Reply())


def answer_question(request: Request) -> Response:
    found, form = _found(request, locked=True), Reply(request.fields)
    if not form.validate():
        return _page(request, found, form)
    try:
        asking.answer(request.db, request.member, found.question, form.words.data)
    except Refused as refused:
        return _page(request, found, form, refused)
    return after_post(request, "desk.questions")


def above_question(request: Request) -> Response:
    return _above_page(request, *_above(request), Reply())


def answer_above(request: Request) -> Response:
    (asked, house), form = _above(request, locked=True), Reply(request.fields)
    if not form.validate():
        return _above_page(request, asked, house, form)
    try:
        asking.answer_above(request.db, request.member, asked, form.words.data)
    except Refused as refused:
        return _above_page(request, asked, house, form, refused)
    return after_post(request, "desk.questions")


def _found(request: Request, *, locked: bool = False) -> Found:
    number = request.path_params["id"]
    return there(question_for(request.db, request.member, number, locked=locked))


def _above(request: Request, *, locked: bool = False) -> tuple[Question, str]:
    number = request.path_params["id"]
    return there(question_above(request.db, request.member, number, locked=locked))


def _page(request: Request, found: Found, form: Reply, refused: Refused | None = None) -> Response:
    """Also with errors in it this is a look, and she is told. The answer's words are shown to
    those who look after her, and to whoever wrote it."""
    me, asked = request.member, found.question
    asking.open_question(request.db, me, asked.member_id)
    return render(
        request,
        "desk/question.html",
        status=409 if refused else 0,
        found=found,
        asked=asked,
        form=form,
        refused=refused,
        is_unmet=patience.is_unmet(asked, formats.today()),
        reads_answer=found.is_mine or asked.answered_by_id == me.id,
    )


def _above_page(
    request: Request, asked: Question, house: str, form: Reply, refused: Refused | None = None
) -> Response:
    """Her words and the name of her house, nothing else; she is told that they were read."""
    asking.open_above(request.db, request.member, asked.member_id)
    return render(
        request,
        "desk/question_above.html",
        status=409 if refused else 0,
        asked=asked,
        house=house,
        form=form,
        refused=refused,
        is_unmet=patience.is_unmet(asked, formats.today()),
    )


routes = [
    get("/desk/questions", questions, access=access.caseworker),
    get("/desk/questions/{id:id}", question, access=access.caseworker, writes=True),
    post("/desk/questions/{id:id}/answer", answer_question, access=access.caseworker),
    get("/desk/questions/{id:id}/above", above_question, access=access.coordinator, writes=True),
    post("/desk/questions/{id:id}/above", answer_above, access=access.coordinator),
]
