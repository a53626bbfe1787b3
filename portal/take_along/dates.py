"""Days of my plan for the calendar of a phone: choosing, the words they get there, the file."""

from starlette.responses import Response

from portal.calendar_file import KIND, LONGEST_TITLE, NAME, Day, calendar_file
from portal.i18n import lazy as _
from portal.plan.sheet import StepLine
from portal.take_along import queries
from portal.take_along.forms import Dated, Titles, titled
from portal.text import one_line
from portal.web import access
from portal.web.attachment import attachment
from portal.web.paths import path
from portal.web.rendering import render
from portal.web.request import Request
from portal.web.routing import get, post


def calendar(request: Request) -> Response:
    return _choosing(request, Titles(data={"title": str(_("Appointment"))}))


def preview(request: Request) -> Response:
    """What the calendar will show, day by day; each can get words of its own."""
    form, chosen = _sent(request)
    return _asked_again(request, form, chosen) or _preview(request, form, chosen)


def dates_file(request: Request) -> Response:
    form, chosen = _sent(request)
    if again := _asked_again(request, form, chosen):
        return again
    if any(each.is_too_long for each in chosen):
        return _preview(request, form, chosen, status=422)
    days = [Day(each.step.planned_on, each.title) for each in chosen if each.step.planned_on]
    return attachment(calendar_file(days), KIND, NAME)


def _sent(request: Request) -> tuple[Titles, list[Dated]]:
    form = Titles(request.fields)
    form.validate()
    title = one_line(form.title.data)
    return form, titled(request.fields, _steps(request), title)


def _asked_again(request: Request, form: Titles, chosen: list[Dated]) -> Response | None:
    """The first page once more when it does not say what goes into the calendar, or how."""
    if chosen and not form.errors:
        return None
    return _choosing(request, form, chosen, is_empty=not chosen)


def _choosing(
    request: Request, form: Titles, chosen: list[Dated] | None = None, *, is_empty: bool = False
) -> Response:
    """No day is ticked before she ticks it: each of them leaves this place for good."""
    return render(
        request,
        "take_along/calendar.html",
        status=422 if is_empty else 0,
        form=form,
        steps=_steps(request),
        ticked={each.step.id for each in chosen or []},
        is_empty=is_empty,
        here=path("take_along.calendar"),
    )


def _preview(request: Request, form: Titles, chosen: list[Dated], status: int = 0) -> Response:
    return render(
        request,
        "take_along/dates.html",
        status=status,
        form=form,
        chosen=chosen,
        most=LONGEST_TITLE,
        here=path("take_along.calendar"),
    )


def _steps(request: Request) -> list[StepLine]:
    return queries.dated_steps_for(request.db, request.member, request.language.code)


routes = [
    get("/plan/take/calendar", calendar, access=access.member, private=True),
    post("/plan/take/calendar", preview, access=access.member, private=True),
    post("/plan/take/calendar/file", dates_file, access=access.member, private=True),
]
