"""New sessions at the desk: their dates are shown first, a second press keeps them."""

from typing import Any

from starlette.responses import Response

from portal import formats
from portal.accounts.queries import colleagues_for
from portal.desk.training_forms import ONCE, NewSession
from portal.i18n import lazy as _
from portal.text import is_number
from portal.training import planning, schedule, staff
from portal.training.models import Training
from portal.training.planning import Day, Days, Plan
from portal.types import in_language
from portal.web import access
from portal.web.errors import there
from portal.web.rendering import after_post, render
from portal.web.request import Request
from portal.web.routing import get, post

SURE = "sure"  # the button that keeps them
EVERYBODY = "all"  # as the form calls all houses


def new_training(request: Request) -> Response:
    """An empty form, or with `like` one that repeats what a session is."""
    begins: dict[str, Any] = {"repeat": ONCE, "house": str(request.member.house_id)}
    if is_number(request.asked("like")):
        number = int(request.asked("like"))
        begins |= _like(there(schedule.session_for(request.db, request.member, number)))
    if is_number(request.asked("course")):
        begins["course"] = request.asked("course")
    return _page(request, _offered(request, NewSession(data=begins)))


def plan_trainings(request: Request) -> Response:
    form = _offered(request, NewSession(request.fields))
    if not form.validate():
        return _page(request, form)
    rule = form.repeats()
    calendar = request.portal.pack.calendar
    found = planning.days_of(rule, form.when(), calendar, formats.zone())
    chosen = [day for day in found.days if day.key in request.fields.getlist("on")]
    if not (request.typed(SURE) and chosen and request.typed("seen") == _seen(found)):
        return _page(request, form, found)
    numbers = planning.make(request.db, request.member, _plan(request, form), rule, chosen)
    if len(numbers) == 1:
        return after_post(request, "desk.training", id=numbers[0])
    return after_post(request, "desk.trainings", made=len(numbers))


def _page(request: Request, form: NewSession, found: Days | None = None) -> Response:
    """With the dates, of which feast days are not ticked, or those ticks that were just sent."""
    shown = found.days if found else []
    is_same = found is not None and request.typed("seen") == _seen(found)
    sent = set(request.fields.getlist("on"))
    ticked = {day.key for day in shown if day.key in sent} if is_same else _usual(shown)
    return render(
        request,
        "desk/training_new.html",
        form=form,
        days=shown,
        notes=planning.notes_on(shown, request.portal.pack.calendar),
        knows_all=all(day.is_known for day in shown),
        is_cut=found is not None and found.is_cut,
        is_empty=found is not None and not shown,
        nothing_ticked=is_same and not ticked,
        ticked=ticked,
        seen=_seen(found) if found else "",
        has_courses=bool(form.course.choices),
    )


def _usual(days: list[Day]) -> set[str]:
    return {day.key for day in days if day.feast is None}


def _seen(found: Days) -> str:
    """The dates of a page, so that others than were looked at are never kept."""
    return " ".join(day.key for day in found.days)


def _plan(request: Request, form: NewSession) -> Plan:
    course = schedule.course_for(request.db, request.member, int(form.course.data), held=True)
    house_id = None if form.house.data == EVERYBODY else int(form.house.data)
    details = form.details()
    return Plan(
        there(course),
        house_id,
        details.place,
        details.seats,
        details.interpreter,
        details.trainer_id,
    )


def _offered(request: Request, form: NewSession) -> NewSession:
    db, me = request.db, request.member
    houses: list[tuple[str, Any]] = [(str(me.house_id), _("For this house"))]
    if staff.may_plan_for(me, None):
        houses.append((EVERYBODY, _("For all houses")))
    courses = [
        (course.id, in_language(course.title, request.language.code))
        for course in schedule.courses_for(db, me)
        if course.retired_at is None
    ]
    form.offer_all(courses, houses, colleagues_for(db, me.house_id))
    return form


def _like(training: Training) -> dict[str, Any]:
    """The same in the week after."""
    zone = formats.zone()
    starts, ends = training.starts_at.astimezone(zone), training.ends_at.astimezone(zone)
    return {
        "course": str(training.course_id),
        "house": str(training.house_id or EVERYBODY),
        "begins": f"{starts:%H:%M}",
        "ends": f"{ends:%H:%M}",
        "place": training.place,
        "seats": str(training.seats),
        "interpreter": training.interpreter,
        "trainer": str(training.trainer_id or ""),
        "repeat": "week",
    }


routes = [
    get("/desk/trainings/new", new_training, access=access.caseworker),
    post("/desk/trainings", plan_trainings, access=access.caseworker),
]
