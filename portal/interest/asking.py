"""I am interested: writing what goes out, reading exactly that, and saying yes or no to it."""

from typing import Any

from starlette.responses import Response

from portal.consent.forms import read
from portal.cv.forms import has_slips
from portal.cv.parts import Written
from portal.cv.queries import written_by
from portal.cv.showing import leaves_of, look_of
from portal.i18n import LANGUAGES
from portal.interest import actions, queries, texts
from portal.interest.forms import NO_CV, Asking
from portal.interest.letter import Offer, Outgoing
from portal.listings.kinds import KINDS, Kind, deeds, pages
from portal.listings.models import Listing
from portal.listings.reading import listing_for
from portal.refusal import Refused
from portal.text import one_line
from portal.web import access
from portal.web.errors import there
from portal.web.rendering import after_post, render
from portal.web.request import Request

CHANGE = "change"  # the button that leads back to the words


def about(request: Request, kind: Kind) -> Response:
    return _begin(request, _shown(request, kind))


def ask(request: Request, kind: Kind) -> Response:
    return _ask(request, _shown(request, kind))


def _begin(request: Request, listing: Listing) -> Response:
    written, code = written_by(request.db, request.member), request.language.code
    first = written.languages[0] if written.name else NO_CV
    spoken = listing.language if listing.language in LANGUAGES else code
    said = {"called": written.name or request.member.name, "written_in": spoken, "cv": first}
    return _form_page(request, listing, Asking(data=said), written)


def _ask(request: Request, listing: Listing) -> Response:
    """The words first; when they are right, all that goes out, to read; then her yes."""
    written = written_by(request.db, request.member)
    form = Asking(request.fields).offer(written)
    if not form.validate() or has_slips(form, look_of(request)):
        return _form_page(request, listing, form, written)
    if request.typed("do") == CHANGE:
        return _form_page(request, listing, form, written)
    offer, outgoing = Offer.of(listing), _outgoing(request, form, written)
    if not request.typed("read") or request.typed("kept"):
        return _preview(request, listing, form, outgoing)
    given, look = read(request.fields), look_of(request)
    try:
        asked = actions.ask(request.db, request.member, offer, outgoing, given, look)
    except Refused as no:
        return _preview(request, listing, form, outgoing, refused=no.message)
    return after_post(request, "interest.show", id=asked.id)


def _outgoing(request: Request, form: Asking, written: Written) -> Outgoing:
    codes = form.leaves_in(written)
    leaves = leaves_of(request, written, codes) if codes else []
    contact = request.portal.settings.relay
    called = one_line(form.called.data)
    words = "\n".join((form.words.data or "").splitlines())  # browsers differ in line ends
    return Outgoing(called, words, form.written_in.data, tuple(leaves), contact)


def _form_page(request: Request, listing: Listing, form: Asking, written: Written) -> Response:
    return render(
        request,
        "interest/asking.html",
        **_of(request, listing),
        form=form.offer(written),
        has_cv=bool(written.name),
    )


def _preview(
    request: Request, listing: Listing, form: Asking, outgoing: Outgoing, *, refused: object = ""
) -> Response:
    offer = Offer.of(listing)
    return render(
        request,
        "interest/preview.html",
        status=409 if refused else 0,
        **_of(request, listing),
        form=form,
        outgoing=outgoing,
        letter=outgoing.letter(offer),
        meaning=_meaning(request, offer, outgoing),
        shown=texts.shown(offer, outgoing),
        refused=refused,
    )


def _meaning(request: Request, offer: Offer, outgoing: Outgoing) -> str:
    """The letter in the language of whoever reads it here, when it goes out in another one: nobody
    says yes to what she cannot read."""
    mine = request.language.code
    return "" if mine == outgoing.language else outgoing._replace(language=mine).letter(offer)


def _of(request: Request, listing: Listing) -> dict[str, Any]:
    return {
        "listing": listing,
        "already": queries.open_about(request.db, request.member, listing.id),
        "back": KINDS[listing.kind].name(),
        "asking": f"interest.ask_{listing.kind}",
    }


def _shown(request: Request, kind: Kind) -> Listing:
    """The offer of this address; a hidden one is as good as none."""
    number = request.path_params["id"]
    return there(listing_for(request.db, request.member, kind.key, number))


routes = [
    *pages("/{id:id}/interest", about, "about", access.member, private=True),
    *deeds("/{id:id}/interest", ask, "ask", access.member, private=True),
]
