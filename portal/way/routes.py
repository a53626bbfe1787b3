"""Where I am on my way, and what I say about it."""

from starlette.responses import Response

from portal.accounts.queries import carers_of
from portal.i18n import lazy as _
from portal.refusal import Refused
from portal.way import actions, choices, queries
from portal.way.forms import Remark
from portal.way.sheet import dues, stretches
from portal.web import access
from portal.web.rendering import after_post, render
from portal.web.request import Request
from portal.web.routing import get, post


def show(request: Request) -> Response:
    return _page(request)


def remark(request: Request) -> Response:
    form = Remark(request.fields)
    if not form.validate():
        return _page(request, form)
    said = {"text": form.text.data, "language": form.language.data}
    if not actions.remark(request.db, request.member, **said):
        raise Refused(_("Nothing is written about your way yet."))
    return after_post(request, "way.show")


def remove_remark(request: Request) -> Response:
    actions.remove_remark(request.db, request.member)
    return after_post(request, "way.show")


def _page(request: Request, form: Remark | None = None) -> Response:
    guide, me = request.portal.pack.way, request.member
    written = queries.way_for(request.db, me, me.id)
    papers = dues(guide, written.sheet)
    said = {
        "text": written.remark,
        "language": written.remark_language or request.language.code,
    }
    return render(
        request,
        "way/way.html",
        guide=guide,
        written=written,
        stretches=stretches(guide, written.sheet),
        dues=papers,
        reminders=[due for due in papers if due.is_told],
        carers=carers_of(request.db, me.id),
        form=form or Remark(data=said),
    )


routes = [
    get("/plan/way", show, access=access.member, private=True),
    post("/plan/way/remark", remark, access=access.member, private=True),
    post("/plan/way/remark/removal", remove_remark, access=access.member, private=True),
    *choices.routes,
]
