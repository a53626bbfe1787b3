"""What services may be told for me: my yes, my no, and all that came of it; the directory."""

from starlette.responses import Response

from portal.consent import forms
from portal.packs.directory import seen_by
from portal.referrals import actions, queries, texts
from portal.referrals.labels import HERS, KINDS, happened
from portal.referrals.models import Referral, State
from portal.web import access
from portal.web.errors import there
from portal.web.rendering import after_post, render
from portal.web.request import Request
from portal.web.routing import get, post


def index(request: Request) -> Response:
    found = queries.referrals_for(request.db, request.member, request.member.id)
    return render(request, "referrals/referrals.html", referrals=found, states=HERS)


def show(request: Request) -> Response:
    found = there(queries.referral_for(request.db, request.member, request.path_params["id"]))
    return render(
        request,
        "referrals/referral.html",
        referral=found,
        shown=texts.shown(found) if found.state is State.ASKED else None,
        service=request.portal.pack.service(found.service),
        states=HERS,
        happened=happened,
    )


def agree(request: Request) -> Response:
    found = _mine(request)
    if not request.typed("kept"):  # kept aside it came without its words: she reads them again
        actions.agree(request.db, request.member, found, forms.read(request.fields))
    return after_post(request, "referrals.show", id=found.id)


def revoke(request: Request) -> Response:
    found = _mine(request)
    actions.revoke(request.db, request.member, found)
    return after_post(request, "referrals.show", id=found.id)


def directory(request: Request) -> Response:
    """Which services there are; members see more of them than guests, staff see all."""
    found = seen_by(request.viewer, request.portal.pack.services)
    of_kind = [(said, [s for s in found if s.kind is kind]) for kind, said in KINDS.items()]
    return render(request, "referrals/directory.html", of_kind=of_kind)


def _mine(request: Request) -> Referral:
    number = request.path_params["id"]
    return there(queries.referral_to_change(request.db, request.member, number))


routes = [
    get("/plan/referrals", index, access=access.member, private=True),
    get("/plan/referrals/{id:id}", show, access=access.member, private=True),
    post("/plan/referrals/{id:id}/agreement", agree, access=access.member, private=True),
    post("/plan/referrals/{id:id}/revocation", revoke, access=access.member, private=True),
    get("/help/services", directory, access=access.anyone),
]
