"""Offers that members reported: what waits longest first, and one with what is like it."""

from typing import Any

import wtforms
from starlette.responses import Response
from wtforms import validators

from portal.i18n import lazy as _
from portal.listings.models import Listing
from portal.listings.reasons import REASONS, SHOWN, WITHDRAWN
from portal.listings.rules import may_show_again
from portal.text import is_number
from portal.vetting import reviewing
from portal.vetting.providers import refused_like
from portal.vetting.reviewing import ALL
from portal.vetting.similar import REASONS as WHY
from portal.vetting.similar import similar_to
from portal.web import access
from portal.web.errors import there
from portal.web.forms import Form
from portal.web.rendering import after_post, render
from portal.web.request import Request
from portal.web.routing import get, post

OUTCOMES = {
    SHOWN: _("Show it again: I asked, and it is right"),
    WITHDRAWN: _("Take it away for good"),
    ALL: _("Take it away, and all those listed here that still stand"),
}


class Deciding(Form):
    outcome = wtforms.RadioField(
        _("What do you decide?"),
        [validators.AnyOf(list(OUTCOMES), message=_("Please choose one."))],
        validate_choice=False,
    )

    def offer(self, *, shown: bool, similar: bool) -> "Deciding":
        """Only what is possible here; anything else is refused with the reason."""
        left = {SHOWN: shown, WITHDRAWN: True, ALL: similar}
        self.outcome.choices = [
            wtforms.SelectChoice(value=key, label=OUTCOMES[key])
            for key, holds in left.items()
            if holds
        ]
        return self


def offer_reports(request: Request) -> Response:
    waiting = reviewing.queue(request.db)
    return render(request, "desk/offer_reports.html", waiting=waiting, reasons=REASONS)


def offer_report(request: Request) -> Response:
    return _page(request, _reported(request), Deciding())


def decide_offer_report(request: Request) -> Response:
    number, form = request.path_params["id"], Deciding(request.fields)
    if not form.validate():
        return _page(request, _reported(request), form)
    seen = [int(one) for one in map(str, request.fields.getlist("also")) if is_number(one)]
    reviewing.settle(request.db, request.member, number, form.outcome.data, seen)
    return after_post(request, "desk.offer_reports")


def _reported(request: Request) -> Listing:
    return there(reviewing.waiting_one(request.db, request.path_params["id"]))


def _page(request: Request, listing: Listing, form: Deciding) -> Response:
    """Also with a mistake in it this is a look at what was said."""
    me, db = request.member, request.db
    alike, refused = similar_to(db, listing), refused_like(db, listing.id)
    stand = [one for one in alike if one.stands]
    may_show = may_show_again(me, listing) and refused is None and listing.withdrawn_at is None
    values: dict[str, Any] = {
        "listing": listing,
        "said": reviewing.look_at(db, me, listing),
        "similar": alike,
        "stand": stand,
        "refused": refused,
        "is_own": not may_show_again(me, listing),
        "reasons": REASONS,
        "why": WHY,
        "form": form.offer(shown=may_show, similar=bool(stand)),
    }
    return render(request, "desk/offer_report.html", **values)


routes = [
    get("/desk/offers/reports", offer_reports, access=access.caseworker),
    get("/desk/offers/reports/{id:id}", offer_report, access=access.caseworker, writes=True),
    post("/desk/offers/reports/{id:id}/decision", decide_offer_report, access=access.caseworker),
]
