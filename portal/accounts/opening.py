"""The card's own pages: typing its code, showing that it was read, choosing a name; once."""

from starlette.responses import RedirectResponse, Response

from portal import clock
from portal.accounts import cards, pin, queries, throttle, words
from portal.accounts.cards import CardState
from portal.accounts.entrance import begin
from portal.accounts.forms import CardCode, CardOpening
from portal.accounts.models import Card
from portal.accounts.names import is_taken
from portal.accounts.printing import Question, printed, questions
from portal.text import squeezed
from portal.web import access, csrf, once
from portal.web.addresses import household
from portal.web.paths import path
from portal.web.rendering import render
from portal.web.request import Request
from portal.web.routing import get, post

FREE_CODES = 20  # wrong codes from one address before the first wait


def code_page(request: Request) -> Response:
    return render(request, "accounts/card_code.html", form=CardCode(), wait=0)


def find_card(request: Request) -> Response:
    """From the typed code to the card. A wrong code tells nothing and makes the next one wait."""
    form, portal = CardCode(request.fields), request.portal
    if not form.validate():
        return render(request, "accounts/card_code.html", form=form, wait=0)
    home = household(request.client.host if request.client else "")
    place, now = f"{home} card", clock.now()
    if wait := portal.addresses.take(place, now, throttle.seconds_left, FREE_CODES):
        response = render(request, "accounts/card_code.html", status=429, form=form, wait=wait)
        response.headers["retry-after"] = str(wait)
        return response
    card = cards.with_code(request.db, form.code.data)
    if card is None:
        return render(request, "accounts/card_spent.html", state=CardState.WRONG, status=410)
    portal.addresses.forgive(place)
    token = cards.token_of(portal.settings.secret, card.id)
    return RedirectResponse(path("accounts.card_page", token=token), 303)


def card_page(request: Request) -> Response:
    state, card = _card(request)
    if card is None or state is not CardState.GOOD:
        return _card_spent(request, state, card)
    name = queries.name_on(request.db, card)
    return _card_form(request, card, CardOpening(data={"name": name, "asks_pin": True}))


def hash_new_words(request: Request) -> str | None:
    """Runs in a hashing thread: the hash of her own words, or of those on the card.

    None, without any work, for an address that is no good card, and for words refused anyway.
    """
    csrf.check_origin(request)
    with request.portal.database.transaction(writing=False) as db:
        request.db = db
        state, card = _card(request)
        if card is None or state is not CardState.GOOD:
            return None
        typed = request.typed("words").strip() or " ".join(printed(db, card).words)
    fits = words.are_long_enough(typed) and len(typed) <= words.MOST
    return words.hash_of(typed) if fits else None


def open_card(request: Request) -> Response:
    form, (state, card) = CardOpening(request.fields), _card(request)
    if card is None or state is not CardState.GOOD:
        return _card_spent(request, state, card)
    is_read = bool(form.words.data) or _is_read(request, questions(request.db, card))
    if not form.validate() or is_taken(request.db, form.name, card.member_id) or not is_read:
        return _card_form(request, card, form, is_misread=not is_read)
    if request.hashed is None:  # the card was opened for her only this very moment
        return _card_form(request, card, form)
    own_pin = pin.cleaned(form.pin.data) or printed(request.db, card).pin
    member = cards.use(
        request.db,
        card,
        name=form.name.data,
        words_hash=request.hashed,
        language=request.language.code,
    )
    pin.keep(request.db, member.id, own_pin, asks=form.asks_pin.data)
    once.mark(request.db, request.state.once)
    return begin(request, member.id, own_phone=form.own_phone.data)


def _is_read(request: Request, asked: list[Question]) -> bool:
    """Whether the right words were chosen for both places of the card."""
    return all(
        squeezed(request.typed(f"word_{question.place}")) == squeezed(question.answer)
        for question in asked
    )


def _card_spent(request: Request, state: CardState, card: Card | None) -> Response:
    """Says why. Whoever just opened it and pressed twice comes in all the same."""
    key = getattr(request.state, "once", None)
    if state is CardState.USED and card is not None and key and once.is_marked(request.db, key):
        return begin(request, card.member_id, own_phone=bool(request.typed("own_phone")))
    return render(request, "accounts/card_spent.html", state=state, status=410)


def _card_form(
    request: Request, card: Card, form: CardOpening, *, is_misread: bool = False
) -> Response:
    return render(
        request,
        "accounts/card.html",
        status=422 if is_misread else 0,
        form=form,
        card=request.path_params["token"],
        questions=questions(request.db, card),
        chosen={place: request.typed(f"word_{place}") for place in range(1, 5)},
        is_misread=is_misread,
    )


def _card(request: Request) -> tuple[CardState, Card | None]:
    secret = request.portal.settings.secret
    return cards.look_up(request.db, secret, request.path_params["token"])


routes = [
    get("/card", code_page, access=access.anyone),
    post("/card", find_card, access=access.anyone),
    get("/card/{token}", card_page, access=access.anyone),
    post("/card/{token}/opening", open_card, access=access.anyone, hashing=hash_new_words),
]
