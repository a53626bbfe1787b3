"""Asking for help after a check-in: who reads it, and what of it, is said before."""

from starlette.responses import Response

from portal.checkins import actions, queries
from portal.checkins.answering import line_of
from portal.checkins.forms import Helping
from portal.checkins.queries import Line
from portal.checkins.questions import QUESTIONS, Said
from portal.duty.receipts import reader_for
from portal.flags.indicators import Indicator
from portal.web import access
from portal.web.rendering import after_post, render
from portal.web.request import Request
from portal.web.routing import get, post


def helping(request: Request) -> Response:
    return _help_page(request, line_of(request), Helping())


def ask_help(request: Request) -> Response:
    line, form = line_of(request, locked=True), Helping(request.fields)
    if not form.validate():
        return _help_page(request, line, form)
    about = _about(line, request.typed("about")) if form.with_question.data else None
    told = actions.ask_help(request.db, request.member, line.row, form.words.data or "", about)
    return after_post(request, "home.told", id=told.id)


def _about(line: Line, typed: str) -> Indicator | None:
    """One of the questions that she answered with yes."""
    said = queries.read(line.row).said_to
    return next((key for key in said if key == typed and said[key] is Said.YES), None)


def _help_page(request: Request, line: Line, form: Helping) -> Response:
    asked = request.typed("about") or request.asked("about")
    return render(
        request,
        "checkins/help.html",
        line=line,
        form=form,
        about=_about(line, asked),
        questions=QUESTIONS,
        reader=reader_for(request.db, request.member),
    )


routes = [
    get("/checkins/{id:id}/help", helping, access=access.member, private=True),
    post("/checkins/{id:id}/help", ask_help, access=access.member, private=True, alone=True),
]
