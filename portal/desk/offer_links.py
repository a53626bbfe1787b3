"""Asking whoever offers something, by an address that works once: making, reading, ending it."""

from starlette.responses import Response

from portal import clock
from portal.desk.offers import asked_for
from portal.i18n import LANGUAGES
from portal.listings.rules import may_show_again
from portal.vetting import links
from portal.vetting.link_forms import Asking
from portal.web import access
from portal.web.errors import there
from portal.web.paths import path
from portal.web.rendering import after_post, render
from portal.web.request import Request
from portal.web.routing import get, post


def offer_links(request: Request) -> Response:
    found = asked_for(request)
    language = found.language if found.language in LANGUAGES else request.language.code
    return _page(request, Asking(data={"language": language}))


def make_link(request: Request) -> Response:
    """The page itself is the answer: it shows the address this once."""
    found, form = asked_for(request, held=True), Asking(request.fields)
    if not form.validate():
        return _page(request, form)
    said = {"asks": form.asks.data, "question": form.question.data or ""}
    said["language"] = form.language.data
    me, settings, key = request.member, request.portal.settings, request.state.once
    number = links.make(request.db, me, found, said, country=request.portal.pack.code, key=key)
    token = links.sign(settings.secret, number)
    address = settings.origin + path("vetting.ask", token=token)
    here = path("desk.offer_links", id=found.id)
    return render(request, "desk/offer_link.html", listing=found, address=address, here=here)


def revoke_link(request: Request) -> Response:
    link = there(links.link_for(request.db, request.member, request.path_params["id"]))
    links.revoke(request.db, request.member, link)
    return after_post(request, "desk.offer_links", id=link.listing_id)


def show_offer_again(request: Request) -> Response:
    found = asked_for(request, held=True)
    links.show_again(request.db, request.member, found)
    return after_post(request, "desk.offer_links", id=found.id)


def _page(request: Request, form: Asking) -> Response:
    found = asked_for(request)
    return render(
        request,
        "desk/offer_links.html",
        listing=found,
        links=links.links_of(request.db, found),
        now=clock.now(),
        form=form,
        may_show=may_show_again(request.member, found),
        here=path("desk.offer_links", id=found.id),
    )


routes = [
    get("/desk/offers/{id:id}/links", offer_links, access=access.caseworker),
    post("/desk/offers/{id:id}/links", make_link, access=access.caseworker),
    post("/desk/offers/{id:id}/showing", show_offer_again, access=access.caseworker),
    post("/desk/links/{id:id}/end", revoke_link, access=access.caseworker),
]
