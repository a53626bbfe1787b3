"""Something is wrong with an offer: one tap; afterwards who reads it and what came of it."""

from starlette.responses import Response

from portal.i18n import lazy as _
from portal.listings import reading, reports
from portal.listings.kinds import KINDS, Kind, deeds, pages
from portal.listings.offers import shown_one
from portal.listings.reasons import EXAMPLES, OUTCOMES, REASONS
from portal.web import access
from portal.web.errors import there
from portal.web.forms import SAID, Form, choice, long_text
from portal.web.paging import cut, read_id_key
from portal.web.rendering import after_post, render
from portal.web.request import Request
from portal.web.routing import get


class Reporting(Form):
    """The button that is pressed is the reason."""

    reason = choice(_("What is wrong?"), list(REASONS.items()))
    more = long_text(
        _("Do you want to say more?"),
        most=500,
        hint=_("You can leave this empty. Staff read it, so please do not write who you are."),
        required=False,
        name=SAID,
    )


def report_page(request: Request, kind: Kind) -> Response:
    """The reasons; afterwards the receipt, also when the offer is out of sight by then."""
    told = reports.own_report(request.db, request.member, request.path_params["id"])
    if told is None or told.kind != kind.key:
        shown_one(request, kind)
    return _page(request, kind, Reporting())


def report(request: Request, kind: Kind) -> Response:
    db, member, number = request.db, request.member, request.path_params["id"]
    wrong = there(reading.listing_to_report(db, member, kind.key, number))
    form = Reporting(request.fields)
    if not form.validate():
        return _page(request, kind, form)
    reports.report(db, member, wrong, form.reason.data, form.more.data)
    return after_post(request, kind.name("report_page_of"), id=wrong.id)


def own_reports(request: Request) -> Response:
    before = read_id_key(request.asked("before"))
    rows = reports.own_reports(request.db, request.member, before)
    page = cut(rows, lambda line: str(line.id), reports.MOST)
    return render(
        request,
        "listings/own_reports.html",
        page=page,
        reasons=REASONS,
        outcomes=OUTCOMES,
        address=lambda line: KINDS[line.kind].path("report_page_of", id=line.listing_id),
    )


def _page(request: Request, kind: Kind, form: Reporting) -> Response:
    number = request.path_params["id"]
    return render(
        request,
        "listings/report.html",
        told=reports.own_report(request.db, request.member, number),
        form=form,
        sending=kind.path("report", id=number),
        back=kind.path(id=number),
        reasons=REASONS,
        examples=EXAMPLES,
        outcomes=OUTCOMES,
    )


routes = [
    get("/jobs/reports", own_reports, access=access.member, private=True),
    *pages("/{id:id}/report", report_page, "report_page_of", access.member),
    *deeds("/{id:id}/report", report, "report", access.member, alone=True),
]
