"""Handing people over to a colleague: one or many, all of them or nobody."""

from datetime import timedelta
from typing import Any, NamedTuple

import wtforms
from starlette.responses import Response
from wtforms import validators

from portal import formats
from portal.accounts import caring, looked_after, rules
from portal.accounts.caring import Handover, Stuck
from portal.accounts.looked_after import Entrusted
from portal.accounts.queries import colleagues_for
from portal.desk.caseload import NOBODY
from portal.desk.ticked import asked_people, typed_people, written
from portal.i18n import WRITTEN
from portal.i18n import lazy as _
from portal.notes.actions import write
from portal.refusal import Refused
from portal.text import is_number
from portal.web import access
from portal.web.errors import NotFound
from portal.web.forms import Form, choice, long_text
from portal.web.rendering import after_post, render
from portal.web.request import Request
from portal.web.routing import get, post

WHEN: dict[str, Any] = {
    "0": _("From today, instead of who does it now"),
    "7": _("Both for one week"),
    "14": _("Both for two weeks"),
    "30": _("Both for thirty days"),
}


class HandingOver(Form):
    to = wtforms.SelectField(_("Who looks after them from now on"))
    when = choice(_("From when"), list(WHEN.items()))
    text = long_text(
        _("A note for your colleague"),
        most=1000,
        required=False,
        hint=_(
            "You can leave this empty. The same words stand among the notes about each of these "
            "people, and each of them reads them. No names, and nothing of what happened to them."
        ),
    )
    language = choice(_("Language of these words"), list(WRITTEN.items()))

    def validate_to(self, field: wtforms.Field) -> None:
        if not field.data:
            raise validators.ValidationError(_("Please choose a colleague of this house."))

    def offer(self, colleagues: list[tuple[int, str]]) -> "HandingOver":
        """Only colleagues who can take over."""
        self.to.choices = [("", str(_("Please choose")))]
        self.to.choices += [(str(number), name) for number, name in colleagues]
        return self


class Scope(NamedTuple):
    """Whose people are handed over: `giver` None stands for people whom nobody looks after."""

    giver: int | None
    is_mine: bool

    @property
    def of(self) -> str:
        """As the address says it; empty for one's own."""
        return "" if self.is_mine else NOBODY if self.giver is None else str(self.giver)


def handover(request: Request) -> Response:
    scope = _scope(request, request.asked("of"))
    form = _offered(request, scope, HandingOver(data=_typed(request)))
    people = _those(request, scope, asked_people(request))
    if not people:
        raise Refused(_("Please tick at least one person first."))
    return _page(request, scope, form, people)


def hand_over(request: Request) -> Response:
    me, wanted = request.member, typed_people(request)
    scope = _scope(request, request.typed("of"))
    form = _offered(request, scope, HandingOver(request.fields, data=_typed(request)))
    if not form.validate() or not wanted:
        return _page(request, scope, form, _those(request, scope, wanted))
    how = Handover(scope.giver, int(form.to.data), _last_day(form))
    if stuck := caring.hand_over(request.db, me, wanted, how):
        return _page(request, scope, form, _those(request, scope, wanted), stuck)
    if scope.is_mine and form.text.data:
        for number in sorted(wanted):
            said = {"text": form.text.data, "language": form.language.data}
            write(request.db, me, number, **said)
    return after_post(request, "desk.caseload", of=scope.of, told=len(wanted))


def _scope(request: Request, of: str) -> Scope:
    """Only those whom the viewer may hand over; for everything else there is no such page."""
    me = request.member
    if of in {"", str(me.id)}:
        return Scope(me.id, is_mine=True)
    giver = int(of) if is_number(of) else None
    if not (giver or of == NOBODY) or not rules.may_hand_over(me, giver):
        raise NotFound
    return Scope(giver, is_mine=False)


def _those(request: Request, scope: Scope, wanted: set[int]) -> list[Entrusted]:
    """Who of them can be handed over at this moment."""
    return looked_after.people_of(request.db, request.member, scope.giver, among=wanted)


def _typed(request: Request) -> dict[str, str]:
    return {"when": "0", "language": request.language.code}


def _offered(request: Request, scope: Scope, form: HandingOver) -> HandingOver:
    """Where nobody looks after them yet, nobody can do so as well."""
    colleagues = colleagues_for(request.db, request.member.house_id)
    if scope.giver is None:
        form.when.choices = form.when.choices[:1]
    return form.offer([one for one in colleagues if one[0] != scope.giver])


def _last_day(form: HandingOver) -> Any:
    days = int(form.when.data)
    return formats.today() + timedelta(days=days) if days else None


def _page(
    request: Request,
    scope: Scope,
    form: HandingOver,
    people: list[Entrusted],
    stuck: Stuck | None = None,
) -> Response:
    """With nobody handed over when somebody was stuck; what was typed is still there."""
    return render(
        request,
        "desk/handover.html",
        status=409 if stuck else 0,
        form=form,
        people=people,
        listed=written({person.id for person in people}),
        scope=scope,
        stuck=stuck,
    )


routes = [
    get("/desk/handover", handover, access=access.caseworker),
    post("/desk/handover", hand_over, access=access.caseworker),
]
