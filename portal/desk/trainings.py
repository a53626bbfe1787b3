"""Sessions at the desk: the list, one of them, changing it, moving it, calling it off."""

from typing import Any

from starlette.responses import Response

from portal import clock, formats
from portal.accounts.queries import colleagues_for
from portal.desk.training_forms import At, DetailsForm
from portal.plan.forms import version_for, version_of
from portal.text import is_number
from portal.training import changing, line, schedule, staff
from portal.training.changing import Outcome
from portal.training.models import Training
from portal.training.planning import day_at, notes_on
from portal.web import access
from portal.web.errors import there
from portal.web.paging import ROWS, cut, moment_key, read_moment_key
from portal.web.rendering import after_post, render
from portal.web.request import Request
from portal.web.routing import get, post

LATER = "later"  # the button for this session and all that come after it in its series


def trainings(request: Request) -> Response:
    past, after = request.asked("past") == "1", read_moment_key(request.asked("after"))
    found = schedule.sessions_for(request.db, request.member, after, past=past, most=ROWS + 1)
    return render(
        request,
        "desk/trainings.html",
        page=cut(found, lambda row: moment_key(row.starts_at, row.id)),
        past=past,
        made=int(request.asked("made")) if is_number(request.asked("made"), 2) else 0,
    )


def training(request: Request) -> Response:
    return _page(request, _asked_for(request))


def change_training(request: Request) -> Response:
    found = _asked_for(request, held=True)
    form = _offered(request, DetailsForm(request.fields), found)
    if not form.validate():
        return _page(request, found, form)
    version = version_of(request)
    outcome = changing.change(request.db, request.member, found, form.details(), version)
    if outcome is Outcome.TOO_FEW:
        form.seats.errors = [changing.TOO_FEW % {"n": formats.number(found.taken)}]
    if outcome is not Outcome.DONE:
        return _page(request, found, form, is_outdated=outcome is Outcome.OUTDATED)
    return after_post(request, "desk.training", id=found.id)


def moving_training(request: Request) -> Response:
    found = _asked_for(request)
    return _move_page(request, found, At(data=_when(found)))


def move_training(request: Request) -> Response:
    found, form = _asked_for(request, held=True), At(request.fields)
    if not form.validate():
        return _move_page(request, found, form)
    later = bool(request.typed(LATER))
    outcome = changing.move(
        request.db, request.member, found, form.when(), version_of(request), later=later
    )
    if outcome is Outcome.OUTDATED:
        return _move_page(request, found, form, is_outdated=True)
    return after_post(request, "desk.training", id=found.id)


def calling_off_training(request: Request) -> Response:
    return _call_off_page(request, _asked_for(request))


def call_off_training(request: Request) -> Response:
    found, later = _asked_for(request, held=True), bool(request.typed(LATER))
    outcome = changing.call_off(request.db, request.member, found, version_of(request), later=later)
    if outcome is Outcome.OUTDATED:
        return _call_off_page(request, found, is_outdated=True)
    return after_post(request, "desk.training", id=found.id)


def _asked_for(request: Request, *, held: bool = False) -> Training:
    number = request.path_params["id"]
    return there(schedule.session_for(request.db, request.member, number, held=held))


def _page(
    request: Request,
    found: Training,
    form: DetailsForm | None = None,
    *,
    is_outdated: bool = False,
) -> Response:
    begins = {
        "place": found.place,
        "seats": formats.number(found.seats),
        "interpreter": found.interpreter,
        "trainer": str(found.trainer_id or ""),
    }
    return render(
        request,
        "desk/training.html",
        status=409 if is_outdated else 0,
        form=form or _offered(request, DetailsForm(data=begins), found),
        rule=schedule.rule_of(request.db, found),
        may_mark=staff.may_mark(request.member, found),
        **_about(request, found, is_outdated=is_outdated),
    )


def _move_page(
    request: Request, found: Training, form: At, *, is_outdated: bool = False
) -> Response:
    return render(
        request,
        "desk/training_move.html",
        status=409 if is_outdated else 0,
        form=form,
        **_about(request, found, is_outdated=is_outdated),
    )


def _call_off_page(request: Request, found: Training, *, is_outdated: bool = False) -> Response:
    return render(
        request,
        "desk/training_off.html",
        status=409 if is_outdated else 0,
        **_about(request, found, is_outdated=is_outdated),
    )


def _about(request: Request, found: Training, *, is_outdated: bool) -> dict[str, Any]:
    """What every page about a session says."""
    is_open = found.cancelled_at is None and found.starts_at > clock.now()
    calendar = request.portal.pack.calendar
    day = day_at(found.starts_at, found.ends_at, calendar, formats.zone())
    return {
        "training": found,
        "is_open": is_open,
        "has_begun": found.starts_at <= clock.now(),
        "may_change": is_open and staff.may_change(request.member, found),
        "day": day,
        "notes": notes_on([day], calendar),
        "waiting": len(line.waiting(request.db, found.id)),
        "later": schedule.later_ones(request.db, found),
        "is_outdated": is_outdated,
        "version": version_for(request, found.version, is_outdated=is_outdated),
    }


def _when(found: Training) -> dict[str, Any]:
    starts, ends = (
        moment.astimezone(formats.zone()) for moment in (found.starts_at, found.ends_at)
    )
    return {"day": starts.date(), "begins": f"{starts:%H:%M}", "ends": f"{ends:%H:%M}"}


def _offered(request: Request, form: DetailsForm, found: Training) -> DetailsForm:
    colleagues = colleagues_for(request.db, request.member.house_id)
    return form.offer(colleagues, found.trainer_id)


routes = [
    get("/desk/trainings", trainings, access=access.caseworker),
    get("/desk/trainings/{id:id}", training, access=access.caseworker),
    post("/desk/trainings/{id:id}/change", change_training, access=access.caseworker),
    get("/desk/trainings/{id:id}/move", moving_training, access=access.caseworker),
    post("/desk/trainings/{id:id}/move", move_training, access=access.caseworker),
    get("/desk/trainings/{id:id}/cancellation", calling_off_training, access=access.caseworker),
    post("/desk/trainings/{id:id}/cancellation", call_off_training, access=access.caseworker),
]
