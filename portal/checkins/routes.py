"""Check-ins: when I want to be asked how it is there, my answers, and help."""

from starlette.responses import Response

from portal import clock
from portal.accounts.queries import carers_of
from portal.checkins import actions, answering, helping, queries
from portal.checkins.forms import Choosing
from portal.checkins.models import After, Sees
from portal.checkins.queries import Start
from portal.checkins.reminding import message_for
from portal.checkins.rules import AFTER, may_be_asked
from portal.web import access
from portal.web.errors import there
from portal.web.rendering import after_post, render
from portal.web.request import Request
from portal.web.routing import get, post


def index(request: Request) -> Response:
    return render(
        request,
        "checkins/checkins.html",
        starts=queries.starts_for(request.db, request.member),
        lines=queries.checkins_for(request.db, request.member),
        after=AFTER,
        now=clock.now(),
    )


def choosing(request: Request) -> Response:
    start = _start(request)
    asked = list(queries.checkins_of(request.db, start.id).values())
    chosen = {row.after.value: True for row in asked if row.answered_at is None}
    sees = {row.sees.value for row in asked if row.answered_at is None}
    preset = {"sees": sees.pop()} if len(sees) == 1 else {}
    chosen["outside"] = any(row.outside for row in asked)
    return _choosing_page(request, start, Choosing(data={**chosen, **preset}))


def choose(request: Request) -> Response:
    start, form = _start(request, locked=True), Choosing(request.fields)
    if not form.validate():
        return _choosing_page(request, start, form)
    sees = Sees(form.sees.data or Sees.NOBODY)
    outside = form.outside.data and bool(message_for(request.db, request.member))
    actions.choose(request.db, request.member, start, form.chosen, sees, outside=outside)
    return after_post(request, "checkins.index")


def stop(request: Request) -> Response:
    actions.stop(request.db, request.member)
    return after_post(request, "checkins.index")


def _start(request: Request, *, locked: bool = False) -> Start:
    number = request.path_params["id"]
    return there(queries.start_for(request.db, request.member, number, locked=locked))


def _choosing_page(request: Request, start: Start, form: Choosing) -> Response:
    """Only times that are still to come, or that stand already."""
    there_are = queries.checkins_of(request.db, start.id)
    now = clock.now()
    offered = [after for after in After if may_be_asked(after, start.started_at, now)]
    waits = {after for after, row in there_are.items() if row.answered_at is None}
    return render(
        request,
        "checkins/choosing.html",
        form=form,
        start=start,
        offered=[after for after in After if after in waits or after in offered],
        answered=[row.after for row in there_are.values() if row.answered_at],
        carers=carers_of(request.db, request.member.id),
        message=message_for(request.db, request.member),
        after=AFTER,
    )


routes = [
    get("/checkins", index, access=access.member, private=True),
    get("/checkins/for/{id:id}", choosing, access=access.member, private=True),
    post("/checkins/for/{id:id}/choice", choose, access=access.member, private=True),
    post("/checkins/stopping", stop, access=access.member, private=True),
    *answering.routes,
    *helping.routes,
]
