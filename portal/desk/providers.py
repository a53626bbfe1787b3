"""Who offers work and homes: how far they were looked at, visits, and saying no to them."""

from typing import Any

from starlette.responses import Response

from portal.desk.provider_forms import HomeVisit, Refusing, Visiting, WorkVisit
from portal.vetting import dealings, trusting, vouching
from portal.vetting import providers as found
from portal.vetting.hosts import SAYS, STATES, looks, strange
from portal.vetting.models import Provider, State
from portal.vetting.queries import names_of
from portal.web import access
from portal.web.errors import there
from portal.web.paging import ROWS, cut, read_id_key
from portal.web.rendering import after_post, render
from portal.web.request import Request
from portal.web.routing import get, post


def providers(request: Request) -> Response:
    asked, wanted = request.asked("q")[:120], request.asked("state")
    state = State(wanted) if wanted in set(State) else None
    before = read_id_key(request.asked("after"))
    rows = found.providers_for(request.db, asked, state, before, ROWS + 1)
    return render(
        request,
        "desk/providers.html",
        page=cut(rows, lambda row: str(row.id)),
        asked=asked,
        state=state,
        states=STATES,
    )


def provider(request: Request) -> Response:
    return _page(request, _provider(request))


def call_provider(request: Request) -> Response:
    one = _provider(request, locked=True)
    vouching.call(request.db, request.member, one)
    return after_post(request, "desk.provider", id=one.id)


def visit_page(request: Request) -> Response:
    one = _provider(request)
    return _visit_page(request, one, _visiting(one)())


def visit_provider(request: Request) -> Response:
    one = _provider(request, locked=True)
    form = _visiting(one)(request.fields)
    if not form.validate():
        return _visit_page(request, one, form)
    vouching.visit(
        request.db,
        request.member,
        one,
        on=form.on.data,
        answers=form.answers,
        said=form.words.data,
        went_well=form.went_well.data == "yes",
    )
    return after_post(request, "desk.provider", id=one.id)


def trust_provider(request: Request) -> Response:
    one = _provider(request, locked=True)
    vouching.trust(request.db, request.member, one)
    return after_post(request, "desk.provider", id=one.id)


def refuse_provider(request: Request) -> Response:
    one, form = _provider(request, locked=True), Refusing(request.fields)
    if not form.validate():
        return _page(request, one, form)
    gone = vouching.refuse(request.db, request.member, one, form.words.data)
    return after_post(request, "desk.provider", id=one.id, gone=gone or None)


def begin_provider_anew(request: Request) -> Response:
    one = _provider(request, locked=True)
    vouching.begin_anew(request.db, request.member, one)
    return after_post(request, "desk.provider", id=one.id)


def _provider(request: Request, *, locked: bool = False) -> Provider:
    number = request.path_params["id"]
    return there(found.provider_for(request.db, number, locked=locked))


def _visiting(one: Provider) -> type[Visiting]:
    return HomeVisit if one.is_host else WorkVisit


def _page(request: Request, one: Provider, form: Refusing | None = None) -> Response:
    db = request.db
    visits, offers = dealings.visits_of(db, one.id), dealings.offers_of(db, one)
    last = visits[0].visit if visits else None
    return render(
        request,
        "desk/provider.html",
        one=one,
        form=form or Refusing(),
        by=names_of(db, {one.state_by_id}).get(one.state_by_id),
        states=STATES,
        visits=[(v, strange(v.visit.answers, is_host=one.is_host)) for v in visits],
        looks=looks(is_host=one.is_host),
        says=SAYS,
        offers=offers,
        standing_offers=sum(offer.withdrawn_at is None for offer in offers),
        others=found.others_like(db, one),
        gone=read_id_key(request.asked("gone")),
        **_possible(request, one, last),
    )


def _possible(request: Request, one: Provider, last: Any) -> dict[str, bool]:
    me = request.member
    return {
        "may_call": trusting.may_call(me, one),
        "may_visit": trusting.may_visit(me, one),
        "may_trust": trusting.may_trust(me, one, last),
        "may_refuse": trusting.may_refuse(me, one),
        "may_begin_anew": trusting.may_begin_anew(me, one),
    }


def _visit_page(request: Request, one: Provider, form: Visiting) -> Response:
    return render(request, "desk/provider_visit.html", one=one, form=form)


routes = [
    get("/desk/providers", providers, access=access.caseworker),
    get("/desk/providers/{id:id}", provider, access=access.caseworker),
    post("/desk/providers/{id:id}/call", call_provider, access=access.caseworker),
    get("/desk/providers/{id:id}/visit", visit_page, access=access.caseworker),
    post("/desk/providers/{id:id}/visit", visit_provider, access=access.caseworker),
    post("/desk/providers/{id:id}/trust", trust_provider, access=access.caseworker),
    post("/desk/providers/{id:id}/refusal", refuse_provider, access=access.caseworker),
    post("/desk/providers/{id:id}/beginning", begin_provider_anew, access=access.caseworker),
]
