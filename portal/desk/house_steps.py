"""What the house owes one person, several steps at once: another day, or done."""

from datetime import date
from typing import Any

import wtforms
from starlette.responses import Response

from portal import formats
from portal.accounts.models import Member
from portal.i18n import lazy as _
from portal.plan import actions, queries, several
from portal.plan.caseload import WEEK
from portal.plan.forms import TYPES, near
from portal.plan.models import Doer
from portal.plan.sheet import StepLine
from portal.text import is_number
from portal.web import access
from portal.web.errors import there
from portal.web.forms import Form, day
from portal.web.rendering import after_post, render
from portal.web.request import Request
from portal.web.routing import get, post

SOON, OVERDUE, ALL = "soon", "overdue", "all"  # what a link has ticked


class NewDay(Form):
    planned_on = day(_("The new day"))

    def validate_planned_on(self, field: wtforms.Field) -> None:
        near(self, field)

    def validate(self, extra_validators: Any = None) -> bool:
        """A field that can be empty is not looked at when it is: this looks at it."""
        is_good: bool = super().validate(extra_validators)
        if is_good and (self.planned_on.data or date.min) < formats.today():
            self.planned_on.errors = [_("Please choose a day that is still to come.")]
        return is_good and not self.planned_on.errors


def house_steps(request: Request) -> Response:
    return _page(request, _person(request), NewDay())


def move_steps(request: Request) -> Response:
    """To one new day; each is a new version, and the person is asked about it."""
    person, form, ticked = _person(request), NewDay(request.fields), _ticked(request)
    if not form.validate() or not ticked:
        return _page(request, person, form, ticked, status=422)
    if not several.move(request.db, request.member, person.id, ticked, form.planned_on.data):
        return _page(request, person, form, ticked, status=409)
    return after_post(request, "desk.plan", id=person.id)


def complete_steps(request: Request) -> Response:
    person, ticked = _person(request), _ticked(request)
    if not ticked:
        return _page(request, person, NewDay(), ticked, status=422)
    if not several.complete(request.db, request.member, person.id, ticked):
        return _page(request, person, NewDay(request.fields), ticked, status=409)
    return after_post(request, "desk.plan", id=person.id)


def _person(request: Request) -> Member:
    return there(queries.person_for(request.db, request.member, request.path_params["id"]))


def _ticked(request: Request) -> dict[int, int]:
    """The versions of the ticked steps by their numbers, out of "12:3"."""
    pairs = [str(value).split(":") for value in request.fields.getlist("step")]
    return {int(p[0]): int(p[1]) for p in pairs if len(p) == 2 and all(map(is_number, p))}


def _page(
    request: Request,
    person: Member,
    form: NewDay,
    ticked: dict[int, int] | None = None,
    *,
    status: int = 200,
) -> Response:
    """Also with errors in it this is a look at the plan, and the member is told."""
    actions.open_plan(request.db, request.member, person.id)
    goals = queries.plan_for(request.db, request.member, person.id, request.language.code)
    owed = [
        (goal, steps)
        for goal in goals
        if (steps := [step for step in goal.steps if step.doer is Doer.HOUSE and not step.done_at])
    ]
    shown = [step for _goal, steps in owed for step in steps]
    picked = {step.id for step in shown if _is_picked(step, request.asked("tick"))}
    return render(
        request,
        "desk/house_steps.html",
        status=status,
        person=person,
        owed=owed,
        ticked=picked if ticked is None else set(ticked),
        form=form,
        nothing_ticked=ticked is not None and not ticked,
        is_outdated=status == 409,
        types=TYPES,
    )


def _is_picked(step: StepLine, asked: str) -> bool:
    """Whether the link that led here has ticked this step."""
    if asked == SOON:
        today = formats.today()
        return step.planned_on is not None and today <= step.planned_on <= today + WEEK
    return asked == ALL or (asked == OVERDUE and step.is_overdue)


routes = [
    get("/desk/people/{id:id}/house-steps", house_steps, access=access.caseworker, writes=True),
    post("/desk/people/{id:id}/house-steps/day", move_steps, access=access.caseworker),
    post("/desk/people/{id:id}/house-steps/completion", complete_steps, access=access.caseworker),
]
