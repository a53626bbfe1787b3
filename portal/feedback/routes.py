"""Saying how a session was. Nothing here notes who did."""

from starlette.responses import RedirectResponse, Response

from portal.feedback import actions
from portal.feedback.forms import Said
from portal.training.models import Training
from portal.training.past import to_say_about
from portal.web import access
from portal.web.errors import there
from portal.web.paths import path
from portal.web.rendering import render
from portal.web.request import Request
from portal.web.routing import get, post


def ask(request: Request) -> Response:
    return _page(request, _session(request), Said())


def say(request: Request) -> Response:
    """Not `after_post`: that would keep the form's key, and with it that somebody spoke and when.
    The same form again is known by the voice itself."""
    session, form = _session(request), Said(request.fields)
    if not form.validate():
        return _page(request, session, form)
    actions.say(
        request.db,
        session.course_id,
        request.state.once,
        helped=form.helped.data,
        words=form.voice.data,
        language=request.language.code,
    )
    return RedirectResponse(path("feedback.thanks"), 303)


def thanks(request: Request) -> Response:
    return render(request, "feedback/thanks.html")


def _session(request: Request) -> Training:
    return there(to_say_about(request.db, request.member, request.path_params["id"]))


def _page(request: Request, session: Training, form: Said) -> Response:
    return render(request, "feedback/ask.html", training=session, form=form)


routes = [
    get("/training/{id:id}/feedback", ask, access=access.member),
    post("/training/{id:id}/feedback", say, access=access.member),
    get("/training/thanks", thanks, access=access.member),
]
