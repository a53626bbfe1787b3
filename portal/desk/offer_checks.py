"""Looking at an offer by the eleven questions: the page and the deed."""

from starlette.responses import Response

from portal.desk.offers import asked_for
from portal.flags.indicators import Indicator
from portal.flags.labels import ASK
from portal.listings import labels
from portal.listings.checks import checks_of
from portal.listings.facts import facts_of
from portal.listings.models import Listing
from portal.plan.forms import version_for, version_of
from portal.text import is_number
from portal.vetting import checking, queries
from portal.vetting.check_form import ANSWERS, Looking
from portal.vetting.checking import Begun, Looked, turn_now
from portal.vetting.flagging import flags_of, hints, presets
from portal.web import access
from portal.web.rendering import after_post, render
from portal.web.request import Request
from portal.web.routing import get, post


def check_page(request: Request) -> Response:
    found = asked_for(request)
    checks = checks_of(request.db, found)
    checking.require_open(found, checks)
    checking.require_turn(request.member, found, checks)
    return _page(request, found, _form(request, found, given=False))


def look_at_offer(request: Request) -> Response:
    found = asked_for(request, held=True)
    form = _form(request, found, given=True)
    if not form.validate():
        return _page(request, found, form)
    begun = Begun(version_of(request), _turn_of(request))
    done = checking.look(request.db, request.member, found, form.answers(), begun)
    if done is Looked.OUTDATED:
        return _page(request, found, form, is_outdated=True)
    return after_post(request, "desk.offer", id=found.id)


def _form(request: Request, found: Listing, *, given: bool) -> Looking:
    flags = flags_of(found, request.portal.pack)
    return Looking(
        request.fields if given else None,
        country=request.portal.pack.code,
        found=hints(flags),
        preset=presets(flags),
        language=found.language,
    )


def _page(
    request: Request, found: Listing, form: Looking, *, is_outdated: bool = False
) -> Response:
    checks = checks_of(request.db, found)
    turn = turn_now(checks)
    source, provider = queries.source_for(request.db, found.id)
    shown = turn if request.method == "GET" or is_outdated else _turn_of(request)
    return render(
        request,
        "desk/offer_check.html",
        status=409 if is_outdated else 0,
        listing=found,
        labels=labels,
        facts=facts_of(found),
        form=form,
        hints=hints(flags_of(found, request.portal.pack)),
        indicators=list(Indicator),
        ask=ASK,
        answers=ANSWERS,
        first=checks[0] if turn == 2 else None,
        names=queries.names_of(request.db, {check.by_id for check in checks}),
        source=source,
        provider=provider,
        is_outdated=is_outdated,
        turn=shown,
        version=version_for(request, found.version, is_outdated=is_outdated),
    )


def _turn_of(request: Request) -> int:
    typed = request.typed("turn")
    return int(typed) if is_number(typed) else 0


routes = [
    get("/desk/offers/{id:id}/check", check_page, access=access.caseworker),
    post("/desk/offers/{id:id}/check", look_at_offer, access=access.caseworker),
]
