"""Offers written at the desk: a new one, one from a text that was pasted, changing one."""

from typing import Any

from starlette.responses import Response

from portal.desk.offers import asked_for, kind_asked
from portal.listings.models import HOME, JOB, Listing
from portal.listings.places import around_for
from portal.plan.forms import version_for, version_of
from portal.vetting import entering, queries
from portal.vetting.forms import ENTRIES, Entry
from portal.vetting.guessing import Guess, guess
from portal.vetting.offer import HAND, PASTE, Contact
from portal.vetting.paste_form import Pasting
from portal.web import access
from portal.web.rendering import after_post, render
from portal.web.request import Request
from portal.web.routing import get, post


def new_offer(request: Request) -> Response:
    kind = kind_asked(request) or JOB
    form = _begun(request, kind, {"language": request.language.code})
    return _new_page(request, form, HAND)


def add_offer(request: Request) -> Response:
    kind = HOME if request.typed("kind") == HOME else JOB
    way = PASTE if request.typed("way") == PASTE else HAND
    form = ENTRIES[kind](request.fields, country=request.portal.pack.code)
    if not form.validate():
        return _new_page(request, form, way)
    made = entering.enter(request.db, request.member, kind, form.offer(), way=way)
    return after_post(request, "desk.offer", id=made.id)


def paste_offer(request: Request) -> Response:
    form = Pasting(data={"kind": kind_asked(request) or JOB})
    return render(request, "desk/offer_paste.html", form=form)


def read_pasted(request: Request) -> Response:
    """Nothing is stored here: the fields, as far as rules can fill them, for her to correct."""
    pasted = Pasting(request.fields)
    if not pasted.validate():
        return render(request, "desk/offer_paste.html", form=pasted)
    kind, pack = pasted.kind.data, request.portal.pack
    places = around_for(request.db, request.member, kind).places
    guessed = guess(pasted.said.data, kind, pack, places)
    values = {"language": request.language.code} | guessed.values
    return _new_page(request, _begun(request, kind, values), PASTE, guessed)


def change_page(request: Request) -> Response:
    found = asked_for(request)
    entering.require_open_to_change(request.db, found)
    return _change_page(request, found, _begun(request, found.kind, _standing(request, found)))


def change_offer(request: Request) -> Response:
    found = asked_for(request, held=True)
    form = ENTRIES[found.kind](request.fields, country=request.portal.pack.code)
    if not form.validate():
        return _change_page(request, found, form)
    if version_of(request) != found.version:
        return _change_page(request, found, form, is_outdated=True)
    entering.change(request.db, request.member, found, form.offer())
    return after_post(request, "desk.offer", id=found.id)


def _begun(request: Request, kind: str, values: dict[str, Any]) -> Entry:
    return ENTRIES[kind](country=request.portal.pack.code, data=values)


def _standing(request: Request, found: Listing) -> dict[str, Any]:
    """What stands, by field."""
    source, provider = queries.source_for(request.db, found.id)
    names = [column.key for column in type(found).__mapper__.column_attrs]
    values = {name: getattr(found, name) for name in names}
    if provider:
        contact = Contact(provider.name, provider.who, provider.phone, provider.mail)
        values |= contact._asdict()
    return values | ({"address": source.address, "notes": source.notes} if source else {})


def _new_page(request: Request, form: Entry, way: str, guessed: Guess | None = None) -> Response:
    because = guessed.because if guessed else {}
    told = [(form[name].label.text, why) for name, why in because.items()]
    return render(request, "desk/offer_new.html", form=form, way=way, told=told)


def _change_page(
    request: Request, found: Listing, form: Entry, *, is_outdated: bool = False
) -> Response:
    return render(
        request,
        "desk/offer_change.html",
        status=409 if is_outdated else 0,
        listing=found,
        form=form,
        is_outdated=is_outdated,
        version=version_for(request, found.version, is_outdated=is_outdated),
    )


routes = [
    get("/desk/offers/new", new_offer, access=access.caseworker),
    post("/desk/offers", add_offer, access=access.caseworker),
    get("/desk/offers/paste", paste_offer, access=access.caseworker),
    post("/desk/offers/paste", read_pasted, access=access.caseworker),
    get("/desk/offers/{id:id}/change", change_page, access=access.caseworker),
    post("/desk/offers/{id:id}/change", change_offer, access=access.caseworker),
]
