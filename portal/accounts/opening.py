"""The card's own pages: choosing a name and words, once."""

from typing import NamedTuple

from starlette.responses import Response

from portal.accounts import cards, queries, throttle, words
from portal.accounts.cards import CardState
from portal.accounts.entrance import Verdict, begin, check_words
from portal.accounts.forms import CardOpening
from portal.accounts.models import Card
from portal.accounts.names import is_taken
from portal.web import access, csrf
from portal.web.rendering import render
from portal.web.request import Request
from portal.web.routing import get, post


class NewWords(NamedTuple):
    """What the hashing thread made of the words on a card's form."""

    hash: str | None  # None when the words are refused anyway
    sign_in: Verdict  # whether somebody has this name with these words already


def card_page(request: Request) -> Response:
    state, card = _card(request)
    if card is None or state is not CardState.GOOD:
        return _card_spent(request, state, card)
    person = queries.name_on(request.db, card)
    return _card_form(request, CardOpening(data={"name": person}))


def hash_new_words(request: Request) -> NewWords | None:
    """Runs in a hashing thread; a guess at somebody's words counts as one at sign-in.

    None, without any work, for an address that is no card of ours.
    """
    csrf.check_origin(request)
    if not cards.is_ours(request.portal.settings.secret, request.path_params["token"]):
        return None
    verdict = check_words(request)
    typed = request.typed("words")
    fits = words.are_long_enough(typed) and len(typed) <= words.MOST
    return NewWords(words.hash_of(typed) if fits and not verdict.wait else None, verdict)


def open_card(request: Request) -> Response:
    form, found = CardOpening(request.fields), request.hashed
    state, card = _card(request)
    if card is None or state is not CardState.GOOD:
        return _card_spent(request, state, card)
    if not form.validate() or is_taken(request.db, form.name, card.member_id):
        return _card_form(request, form)
    if found.hash is None:
        return _card_form(request, form, wait=found.sign_in.wait)
    member = cards.use(
        request.db,
        card,
        name=form.name.data,
        words_hash=found.hash,
        language=request.language.code,
    )
    throttle.forgive(request.db, found.sign_in.key)
    return begin(request, member.id, own_phone=form.own_phone.data)


def _card_spent(request: Request, state: CardState, card: Card | None) -> Response:
    """Says why. Whoever just opened it and pressed twice comes in all the same."""
    opener = request.hashed.sign_in.member_id if request.hashed else None
    if state is CardState.USED and card is not None and card.member_id == opener:
        throttle.forgive(request.db, request.hashed.sign_in.key)
        return begin(request, card.member_id, own_phone=bool(request.typed("own_phone")))
    return render(request, "accounts/card_spent.html", state=state, status=410)


def _card_form(request: Request, form: CardOpening, wait: int = 0) -> Response:
    token, status = request.path_params["token"], 429 if wait else 0
    return render(request, "accounts/card.html", status=status, form=form, card=token, wait=wait)


def _card(request: Request) -> tuple[CardState, Card | None]:
    secret = request.portal.settings.secret
    return cards.look_up(request.db, secret, request.path_params["token"])


routes = [
    get("/card/{token}", card_page, access=access.anyone),
    post("/card/{token}/opening", open_card, access=access.anyone, hashing=hash_new_words),
]
