"""Years of work and years without: each on a page of its own."""

from starlette.responses import Response

from portal.cv import actions
from portal.cv.forms import has_slips, stretch_form, stretch_of
from portal.cv.parts import MOST_STRETCHES, Kind, Stretch
from portal.cv.showing import look_of, mine
from portal.i18n import LANGUAGES
from portal.i18n import lazy as _
from portal.refusal import Refused
from portal.web import access
from portal.web.errors import there
from portal.web.forms import Form
from portal.web.rendering import after_post, render
from portal.web.request import Request
from portal.web.routing import get, post


def new_years(request: Request) -> Response:
    kind = _kind(request.asked("kind"))
    return _page(request, stretch_form(kind, mine(request).languages), kind)


def add_years(request: Request) -> Response:
    written = mine(request)
    if len(written.stretches) >= MOST_STRETCHES:
        raise Refused(_("There are as many entries as there can be. Please take one out first."))
    return _keep(request, _kind(request.typed("kind")), written.next_number)


def some_years(request: Request) -> Response:
    found = _one(request)
    said = {"why": found.why, "since": found.since, "until": found.until}
    said |= {f"what_{code}": text for code, text in found.what.items()}
    said |= {f"where_{code}": text for code, text in found.where.items()}
    form = stretch_form(found.kind, mine(request).languages, data=said)
    return _page(request, form, found.kind, found.number)


def change_years(request: Request) -> Response:
    found = _one(request)
    return _keep(request, found.kind, found.number, found)


def remove_years(request: Request) -> Response:
    written = mine(request)
    actions.keep(request.db, request.member, written.lacking(request.path_params["id"]))
    return after_post(request, "cv.show")


def _keep(request: Request, kind: Kind, number: int, before: Stretch | None = None) -> Response:
    written = mine(request)
    form = stretch_form(kind, written.languages, request.fields)
    if not form.validate() or has_slips(form, look_of(request)):
        return _page(request, form, kind, before.number if before else 0)
    stretch = stretch_of(form, kind, number, written.languages)
    actions.keep(request.db, request.member, written.having(stretch))
    return after_post(request, "cv.show")


def _page(request: Request, form: Form, kind: Kind, number: int = 0) -> Response:
    spoken = [LANGUAGES[code] for code in mine(request).languages]
    return render(request, "cv/years.html", form=form, kind=kind, number=number, spoken=spoken)


def _one(request: Request) -> Stretch:
    return there(mine(request).stretch(request.path_params["id"]))


def _kind(typed: str) -> Kind:
    return Kind.GAP if typed == Kind.GAP else Kind.WORK


routes = [
    get("/cv/years/new", new_years, access=access.member, private=True),
    post("/cv/years", add_years, access=access.member, private=True, alone=True),
    get("/cv/years/{id:id}", some_years, access=access.member, private=True),
    post("/cv/years/{id:id}", change_years, access=access.member, private=True, alone=True),
    post("/cv/years/{id:id}/removal", remove_years, access=access.member, private=True, alone=True),
]
