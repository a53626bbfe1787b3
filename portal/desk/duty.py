"""Being on duty: who is, until when, and putting oneself or a colleague there."""

from datetime import UTC, datetime, timedelta
from typing import Any

import wtforms
from starlette.responses import Response
from wtforms import validators

from portal import clock, formats
from portal.accounts.queries import colleagues_for
from portal.duty import shifts
from portal.duty.at_desk import concerns_for
from portal.duty.rules import LONGEST
from portal.i18n import lazy as _
from portal.refusal import Refused
from portal.viewer import Role
from portal.web import access
from portal.web.errors import NotFound
from portal.web.forms import Form, offered
from portal.web.rendering import after_post, render
from portal.web.request import Request
from portal.web.routing import get, post

HOUR = timedelta(hours=1)
NOW = "now"


class OnDuty(Form):
    who = offered(_("Who"))
    since = offered(_("From when"))
    until = offered(_("Until when"), hint=_("At most 24 hours from now. You can end it sooner."))

    def offer(self, people: list[tuple[int, str]]) -> "OnDuty":
        """These people, and the full hours of the next day."""
        hours = [(_key(moment), formats.moment(moment)) for moment in _full_hours()]
        self.who.choices = _options([(str(number), name) for number, name in people])
        self.since.choices = _options([(NOW, str(_("From now on"))), *hours[:-1]])
        self.until.choices = _options([("", str(_("Please choose"))), *hours])
        return self

    def validate_until(self, field: wtforms.Field) -> None:
        if not field.data:
            raise validators.ValidationError(_("Please choose one."))


def duty(request: Request) -> Response:
    return _page(request, _form(request))


def go_on_duty(request: Request) -> Response:
    form = _form(request)
    if not form.validate():
        return _page(request, form)
    since = None if form.since.data == NOW else _moment(form.since.data)
    try:
        shifts.place(
            request.db, request.member, int(form.who.data), since, _moment(form.until.data)
        )
    except Refused as refused:
        return _page(request, form, refused)
    return after_post(request, "desk.duty")


def end_duty(request: Request) -> Response:
    if not shifts.end(request.db, request.member, request.path_params["id"]):
        raise NotFound
    return after_post(request, "desk.duty")


def _form(request: Request) -> OnDuty:
    """A coordinator chooses among the staff of the house, a caseworker is there for herself."""
    me = request.member
    people = [(me.id, me.name)]
    if me.role is Role.COORDINATOR:
        people += [each for each in colleagues_for(request.db, me.house_id) if each[0] != me.id]
    typed = request.fields if request.method == "POST" else None
    return OnDuty(typed, data={"who": str(me.id), "since": NOW}).offer(people)


def _page(request: Request, form: OnDuty, refused: Refused | None = None) -> Response:
    me, now = request.member, clock.now()
    found = shifts.shifts_of(request.db, me.house_id)
    return render(
        request,
        "desk/duty.html",
        status=409 if refused else 0,
        form=form,
        refused=refused,
        now_on=[shift for shift in found if shift.since <= now],
        coming=[shift for shift in found if shift.since > now],
        leads=me.role is Role.COORDINATOR,
        mine=[line for line in concerns_for(request.db, me) if line.to_id == me.id],
    )


def _full_hours() -> list[datetime]:
    """The full hours of the next day, by the clocks of the house."""
    now = clock.now()
    here = now.astimezone(formats.zone())
    first = (
        now
        + HOUR
        - timedelta(minutes=here.minute, seconds=here.second, microseconds=here.microsecond)
    )
    hours = [first + HOUR * number for number in range(25)]
    return [moment for moment in hours if moment <= now + LONGEST]


def _options(pairs: list[tuple[str, str]]) -> list[Any]:
    return [wtforms.SelectChoice(value=value, label=said) for value, said in pairs]


def _key(moment: datetime) -> str:
    return str(int(moment.timestamp()))


def _moment(key: str) -> datetime:
    return datetime.fromtimestamp(int(key), UTC)


routes = [
    get("/desk/duty", duty, access=access.caseworker),
    post("/desk/duty/shifts", go_on_duty, access=access.caseworker),
    post("/desk/duty/shifts/{id:id}/end", end_duty, access=access.caseworker),
]
