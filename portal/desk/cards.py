"""A card at the desk: to print, to hand over, to make worthless."""

import segno
from markupsafe import Markup
from starlette.responses import Response

from portal import formats, i18n
from portal.accounts import actions, cards, queries
from portal.accounts.cards import CardState, state_of
from portal.accounts.models import Card
from portal.accounts.printing import printed
from portal.i18n import LANGUAGES, Language
from portal.i18n import lazy as _
from portal.paper.card import CardSheet
from portal.paper.card import card as card_paper
from portal.web import access
from portal.web.errors import NotFound, there
from portal.web.paths import path
from portal.web.rendering import after_post, render
from portal.web.request import Request
from portal.web.routing import get, post


def card(request: Request) -> Response:
    """The card to print, for the one who opened it, while it can still be used."""
    found = _card(request)
    is_good = state_of(found) is CardState.GOOD
    address = _address(request, found)
    code = segno.make(address, error="m").svg_inline(svgclass="qr", border=0, omitsize=True)
    return render(
        request,
        "desk/card.html",
        name=queries.name_on(request.db, found),
        card=found,
        printed=printed(request.db, found) if is_good else None,
        address=address,
        short=_short(request),
        code=Markup(code),  # noqa: S704 - made here
    )


def card_sheet(request: Request) -> Response:
    """The same as a small page of paper, in her language."""
    found = _card(request)
    if state_of(found) is not CardState.GOOD:
        raise NotFound
    hers = LANGUAGES.get(found.language, request.language)
    with i18n.speaking(hers):
        paper = card_paper(_sheet(request, found, hers))
    headers = {"content-disposition": 'attachment; filename="sheet.pdf"'}
    return Response(paper, media_type="application/pdf", headers=headers)


def void_card(request: Request) -> Response:
    found = _card(request)
    actions.void_card(request.db, found, request.member)
    return after_post(request, "desk.card", id=found.id)


def _card(request: Request) -> Card:
    return there(queries.card_for(request.db, request.member, request.path_params["id"]))


def _sheet(request: Request, found: Card, language: Language) -> CardSheet:
    on_it = printed(request.db, found)
    until = {"until": formats.day(found.expires_at), "hour": formats.hour(found.expires_at)}
    one, two, three, four = on_it.words
    return CardSheet(
        language=language,
        heading=str(_("For you alone")),
        link=_address(request, found),
        address=_short(request),
        code_label=str(_("Scan this, or open this address and type the code:")),
        code=on_it.code,
        valid_until=str(_("Works once, until %(until)s, %(hour)s.")) % until,
        name_label=str(_("Name here:")),
        name_here=queries.name_on(request.db, found),
        words_label=str(_("Your four secret words:")),
        words=(one, two, three, four),
        pin_label=str(_("PIN for private pages:")),
        pin=on_it.pin,
        note=str(_("Learn the words, then destroy this paper.")),
    )


def _address(request: Request, found: Card) -> str:
    """What the square on the card holds."""
    settings = request.portal.settings
    token = cards.token_of(settings.secret, found.id)
    return settings.origin + path("accounts.card_page", token=token)


def _short(request: Request) -> str:
    """The address to type: without https://, as people write it."""
    origin = request.portal.settings.origin
    return origin.partition("://")[2] + path("accounts.code_page")


routes = [
    get("/desk/cards/{id:id}", card, access=access.staff, fresh=True),
    get("/desk/cards/{id:id}/sheet", card_sheet, access=access.staff, fresh=True),
    post("/desk/cards/{id:id}/voiding", void_card, access=access.staff, fresh=True),
]
