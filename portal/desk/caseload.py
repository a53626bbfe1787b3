"""Everybody one looks after, and for coordinators who looks after whom in the house."""

from collections.abc import Sequence
from typing import Any

from starlette.responses import Response

from portal.accounts import looked_after
from portal.accounts.forms import ROLES
from portal.i18n import lazy as _
from portal.plan.caseload import SHOWS, CaseRow, caseload_for
from portal.text import is_number
from portal.viewer import Role
from portal.web import access
from portal.web.errors import NotFound
from portal.web.rendering import render
from portal.web.request import Request
from portal.web.routing import get

NOBODY = "nobody"  # as the address calls those whom nobody looks after
NAMES = "name"
LABELS = [
    ("waiting", _("Wait for me")),
    ("soon", _("We owe, in seven days")),
    ("overdue", _("We are late")),
    ("disagrees", _("Do not agree")),
    ("unanswered", _("Have not answered")),
]


def caseload(request: Request) -> Response:
    """My own people, or with `of` those of a colleague or of nobody."""
    of = request.asked("of")
    if of and of != str(request.member.id):
        return _of_others(request, of)
    found = caseload_for(request.db, request.member, request.asked("q"))
    shown = [row for row in found if SHOWS.get(request.asked("show"), _any)(row)]
    return render(
        request,
        "desk/caseload.html",
        rows=_in_order(request, shown),
        counts={name: sum(map(bool, map(has, found))) for name, has in SHOWS.items()},
        shows=LABELS,
        everybody=len(found),
        **_choices(request),
    )


def _of_others(request: Request, of: str) -> Response:
    """A coordinator sees names and roles of the whole house, and nobody's plan."""
    me = request.member
    if me.role is not Role.COORDINATOR or not (of == NOBODY or is_number(of)):
        raise NotFound
    choices = _choices(request)
    names = {str(load.id): load.name for load in choices["loads"]}
    if of not in {NOBODY, *names}:
        raise NotFound
    carer = None if of == NOBODY else int(of)
    people = looked_after.people_of(request.db, me, carer, request.asked("q"))
    carer_name = names.get(of, "")
    return render(
        request, "desk/caseload_of.html", people=people, carer=carer_name, roles=ROLES, **choices
    )


def _choices(request: Request) -> dict[str, Any]:
    """What was chosen, and what can be."""
    db, me = request.db, request.member
    leads = me.role is Role.COORDINATOR
    return {
        "of": request.asked("of"),
        "q": request.asked("q")[:40],
        "show": request.asked("show") if request.asked("show") in SHOWS else "",
        "sort": NAMES if request.asked("sort") == NAMES else "",
        "is_ticked": request.asked("tick") == "all",
        "told": int(request.asked("told")) if is_number(request.asked("told"), 3) else 0,
        "loads": looked_after.loads_of(db, me) if leads else [],
        "nobodys": looked_after.count_nobodys(db, me) if leads else 0,
    }


def _in_order(request: Request, rows: Sequence[CaseRow]) -> Sequence[CaseRow]:
    """They come with who waits longest first."""
    if request.asked("sort") != NAMES:
        return rows
    return sorted(rows, key=lambda row: row.name_key)


def _any(row: CaseRow) -> bool:
    return True


routes = [get("/desk/caseload", caseload, access=access.caseworker)]
