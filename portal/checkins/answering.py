"""One check-in: the questions, my answers, who reads them."""

from starlette.responses import Response

from portal import clock
from portal.accounts.queries import carers_of
from portal.checkins import actions, queries
from portal.checkins.forms import Questions, Seeing
from portal.checkins.models import Sees
from portal.checkins.queries import Line
from portal.checkins.questions import CAN, QUESTIONS, SAYS, Said
from portal.checkins.rules import AFTER, SEES, is_due
from portal.web import access
from portal.web.errors import there
from portal.web.rendering import after_post, render
from portal.web.request import Request
from portal.web.routing import get, post


def show(request: Request) -> Response:
    return _page(request, line_of(request), Questions())


def answer(request: Request) -> Response:
    line, form = line_of(request, locked=True), Questions(request.fields)
    if not form.validate():
        return _page(request, line, form)
    said = (form.said_to, form.words.data or "", request.language.code)
    actions.answer(request.db, request.member, line.row, *said)
    return after_post(request, "checkins.show", id=line.row.id)


def show_to(request: Request) -> Response:
    line, form = line_of(request, locked=True), Seeing(request.fields)
    if not form.validate():
        return _page(request, line, Questions(), form)
    actions.show_to(request.db, request.member, line.row, Sees(form.sees.data))
    return after_post(request, "checkins.show", id=line.row.id)


def remove(request: Request) -> Response:
    actions.remove(request.db, request.member, line_of(request, locked=True).row)
    return after_post(request, "checkins.index")


def line_of(request: Request, *, locked: bool = False) -> Line:
    number = request.path_params["id"]
    return there(queries.checkin_for(request.db, request.member, number, locked=locked))


def _page(request: Request, line: Line, form: Questions, seeing: Seeing | None = None) -> Response:
    row, answers = line.row, queries.read(line.row)
    return render(
        request,
        "checkins/checkin.html",
        status=422 if seeing and seeing.errors else 0,
        line=line,
        row=row,
        form=form,
        is_due=line.is_asked and is_due(row, clock.now()),
        answers=answers,
        yes=[key for key, said in answers.said_to.items() if said is Said.YES],
        seeing=seeing or Seeing(data={"sees": row.sees.value}),
        carers=carers_of(request.db, request.member.id),
        after=AFTER,
        sees=SEES,
        questions=QUESTIONS,
        says=SAYS,
        can=CAN,
    )


routes = [
    get("/checkins/{id:id}", show, access=access.member, private=True),
    post("/checkins/{id:id}/answers", answer, access=access.member, private=True),
    post("/checkins/{id:id}/readers", show_to, access=access.member, private=True),
    post("/checkins/{id:id}/removal", remove, access=access.member, private=True),
]
