"""Offers at the desk: what waits for a look, one of them with its contact, withdrawing it."""

from starlette.responses import Response

from portal.desk.offer_stages import KINDS, ONE, choices
from portal.desk.offer_words import notes
from portal.flags.labels import QUESTIONS
from portal.listings import actions, labels
from portal.listings.checking import checks_of as told_of
from portal.listings.checks import all_checks_of
from portal.listings.facts import facts_of
from portal.listings.models import Listing
from portal.listings.rules import ASSURED_FOR, until
from portal.vetting import queries
from portal.vetting.check_form import ANSWERS
from portal.vetting.queries import STAGES, Stage
from portal.vetting.similar import REASONS, similar_to
from portal.vetting.standing import standing
from portal.web import access
from portal.web.errors import there
from portal.web.paging import cut, read_id_key
from portal.web.rendering import after_post, render
from portal.web.request import Request
from portal.web.routing import get, post

ROWS = 50


def offers(request: Request) -> Response:
    stage, kind = stage_asked(request), kind_asked(request)
    after = read_id_key(request.asked("after"))
    found = queries.offers_for(request.db, request.member, stage, kind, after, ROWS + 1)
    return render(
        request,
        "desk/offers.html",
        stage=stage,
        kind=kind,
        choices=choices(queries.waiting_offers(request.db)),
        kinds=KINDS,
        one=ONE,
        days=ASSURED_FOR.days,
        page=cut(found, lambda line: str(line.id), ROWS),
    )


def offer(request: Request) -> Response:
    found = asked_for(request)
    checks = all_checks_of(request.db, found)
    now = [check for check in checks if check.version == found.version]
    stands = standing(request.db, request.member, found, now)
    source, provider = queries.source_for(request.db, found.id)
    people = {found.posted_by_id, *(check.by_id for check in checks)}
    return render(
        request,
        "desk/offer.html",
        listing=found,
        labels=labels,
        checks=checks,
        now=stands,
        notes=notes(found, stands),
        source=source,
        provider=provider,
        similar=similar_to(request.db, found),
        reasons=REASONS,
        names=queries.names_of(request.db, people),
        questions=QUESTIONS,
        answers=ANSWERS,
    )


def offer_preview(request: Request) -> Response:
    """As members see it; nothing can be done there."""
    found = asked_for(request)
    return render(
        request,
        "desk/offer_preview.html",
        listing=found,
        labels=labels,
        facts=facts_of(found),
        checked=told_of(request.db, found),
        until=until(found),
    )


def withdraw_offer(request: Request) -> Response:
    actions.withdraw(request.db, asked_for(request, held=True), request.member)
    return after_post(request, "desk.offer", id=request.path_params["id"])


def asked_for(request: Request, *, held: bool = False) -> Listing:
    number = request.path_params["id"]
    return there(queries.offer_for(request.db, request.member, number, held=held))


def stage_asked(request: Request) -> Stage:
    asked = request.asked("show")
    return Stage(asked) if asked in STAGES else Stage.FIRST


def kind_asked(request: Request) -> str:
    asked = request.asked("kind") or request.typed("kind")
    return asked if asked in {"job", "home"} else ""


routes = [
    get("/desk/offers", offers, access=access.caseworker),
    get("/desk/offers/{id:id}", offer, access=access.caseworker),
    get("/desk/offers/{id:id}/preview", offer_preview, access=access.caseworker),
    post("/desk/offers/{id:id}/withdrawal", withdraw_offer, access=access.caseworker),
]
