"""Showing one message of a letter to those on duty, by her or by a mentor."""

from starlette.responses import Response

from portal.duty.choosing import left_out
from portal.duty.receipts import reader_in
from portal.letters import reporting
from portal.letters.forms import Reporting
from portal.letters.queries import own_letter
from portal.letters.reporting import Shown
from portal.web import access
from portal.web.errors import there
from portal.web.rendering import after_post, render
from portal.web.request import Request
from portal.web.routing import get, post


def report_page(request: Request) -> Response:
    return _page(request, _message(request), Reporting())


def report(request: Request) -> Response:
    shown, form = _message(request), Reporting(request.fields)
    if not form.validate():
        return _page(request, shown, form)
    me, words = request.member, form.words.data or ""
    told = reporting.report(request.db, me, shown, form.about.data, words)
    return after_post(request, "home.told", id=told.id)


def _message(request: Request) -> Shown:
    return there(reporting.message_for(request.db, request.member, request.path_params["id"]))


def _page(request: Request, shown: Shown, form: Reporting) -> Response:
    me = request.member
    reporting.look_at(request.db, me, shown)
    return render(
        request,
        "letters/report.html",
        message=shown,
        back="letters.show"
        if own_letter(request.db, me, shown.letter_id)
        else "letters.team_letter",
        form=form,
        reader=reader_in(
            request.db, shown.house_id, left_out(request.db, me.id, message_id=shown.id)
        ),
    )


routes = [
    get(
        "/letters/messages/{id:id}/report",
        report_page,
        access=access.member,
        private=True,
        writes=True,
    ),
    post(
        "/letters/messages/{id:id}/report",
        report,
        access=access.member,
        private=True,
        alone=True,
    ),
]
