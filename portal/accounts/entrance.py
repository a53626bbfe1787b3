"""Coming in and leaving: sign-in, the exit on every page, the card."""

from typing import NamedTuple

from starlette.responses import RedirectResponse, Response

from portal import clock
from portal.accounts import cards, queries, throttle, unsent, visits, words
from portal.accounts.cards import CardState
from portal.accounts.forms import CardOpening, SignIn
from portal.accounts.models import Card
from portal.i18n import lazy as _
from portal.text import squeezed
from portal.web import access, cookies
from portal.web.paths import is_ours, path
from portal.web.rendering import leave_fragment, render
from portal.web.request import Request
from portal.web.routing import get, post


class Verdict(NamedTuple):
    """What the hashing thread found out about a sign-in."""

    member_id: int | None
    wait: int


def sign_in_page(request: Request) -> Response:
    if request.viewer is not None:
        return RedirectResponse("/", 303)
    return _sign_in_form(request, SignIn())


def check_words(request: Request) -> Verdict:
    """Runs in a hashing thread. The same work and the same answer for names nobody has."""
    portal, now = request.portal, clock.now()
    name_key = squeezed(request.typed("name")[:80])
    address = request.client.host if request.client else ""
    if wait := portal.addresses.take(address, now, throttle.seconds_left):
        return Verdict(None, wait)
    key = throttle.key_for(portal.settings.secret, name_key)
    with portal.database.transaction(writing=True) as db:
        wait = throttle.take(db, key)
        known = queries.words_hash_of(db, name_key)
    if wait:
        return Verdict(None, wait)
    right = words.match(request.typed("words"), known[1] if known else None)
    if not right or known is None:
        return Verdict(None, 0)
    portal.addresses.forgive(address)
    return Verdict(known[0], 0)


def sign_in(request: Request) -> Response:
    form, verdict = SignIn(request.fields), request.hashed
    if not form.validate():
        return _sign_in_form(request, form)
    if verdict.wait:
        response = _sign_in_form(request, form, status=429, wait=verdict.wait)
        response.headers["retry-after"] = str(verdict.wait)
        return response
    if verdict.member_id is None:
        return _sign_in_form(request, form, status=422, is_wrong=True)
    name_key = squeezed(request.typed("name")[:80])
    throttle.forgive(request.db, throttle.key_for(request.portal.settings.secret, name_key))
    return _begin(request, verdict.member_id, own_phone=form.own_phone.data)


def sign_out(request: Request) -> Response:
    return _end_visit(request, path("accounts.sign_in_page"))


def leave(request: Request) -> Response:
    """The exit on every page. A link, so that it works everywhere; another site cannot use it."""
    from_outside = request.headers.get("sec-fetch-site") in {"cross-site", "same-site"}
    elsewhere = request.portal.pack.elsewhere(request.language.code)
    if from_outside:
        return RedirectResponse(elsewhere, 303)
    response = _end_visit(request, elsewhere)
    response.headers["referrer-policy"] = "no-referrer"
    return response


def card_page(request: Request) -> Response:
    state, card = _card(request)
    if card is None or state is not CardState.GOOD:
        return render(request, "accounts/card_spent.html", state=state, status=410)
    person = queries.name_on(request.db, card)
    return _card_form(request, CardOpening(data={"name": person}))


def hash_new_words(request: Request) -> str | None:
    """Runs in a hashing thread; None when the words are refused anyway."""
    typed = request.typed("words")
    fits = words.are_long_enough(typed) and len(typed) <= words.MOST
    return words.hash_of(typed) if fits else None


def open_card(request: Request) -> Response:
    form = CardOpening(request.fields)
    state, card = _card(request)
    if card is None or state is not CardState.GOOD:
        return render(request, "accounts/card_spent.html", state=state, status=410)
    if not form.validate() or request.hashed is None:
        return _card_form(request, form)
    if queries.has_name(request.db, squeezed(form.name.data), but=card.member_id):
        form.name.errors = [_("Somebody already uses this name. Please choose another one.")]
        return _card_form(request, form)
    member = cards.use(
        request.db,
        card,
        name=form.name.data,
        words_hash=request.hashed,
        language=request.language.code,
    )
    return _begin(request, member.id, own_phone=form.own_phone.data)


def _sign_in_form(
    request: Request, form: SignIn, *, status: int = 0, wait: int = 0, is_wrong: bool = False
) -> Response:
    back = request.typed("next") or request.asked("next")
    return render(
        request,
        "accounts/sign_in.html",
        status=status,
        form=form,
        next=back if is_ours(back) else "",
        wait=wait,
        is_wrong=is_wrong,
    )


def _card_form(request: Request, form: CardOpening) -> Response:
    token = request.path_params["token"]
    return render(request, "accounts/card.html", form=form, card=token)


def _card(request: Request) -> tuple[CardState, Card | None]:
    secret = request.portal.settings.secret
    return cards.look_up(request.db, secret, request.path_params["token"])


def _begin(request: Request, member_id: int, *, own_phone: bool) -> Response:
    """A new visit. An old cookie of this phone is worth nothing afterwards."""
    if request.visit is not None:
        visits.end(request.db, request.visit.key)
    secret = visits.begin(request.db, member_id, own_phone=own_phone)
    back = request.typed("next")
    target = back if is_ours(back) else path("home.show")
    if unsent.waiting_for(request.db, member_id):
        target = path("accounts.kept")
    response = leave_fragment(request, target)
    life = int(visits.OWN_MOST.total_seconds()) if own_phone else None
    cookies.write(request, response, cookies.VISIT, secret, life)
    cookies.forget(request, response, cookies.GUEST)
    return response


def _end_visit(request: Request, target: str) -> Response:
    if request.visit is not None:
        visits.end(request.db, request.visit.key)
    response = leave_fragment(request, target)
    for cookie in (cookies.VISIT, cookies.GUEST):
        cookies.forget(request, response, cookie)
    response.headers["clear-site-data"] = '"cache", "cookies", "storage"'
    return response


routes = [
    get("/sign-in", sign_in_page, access=access.anyone),
    post("/sign-in", sign_in, access=access.anyone, hashing=check_words),
    post("/sign-out", sign_out, access=access.anyone),
    get("/leave", leave, access=access.anyone, writes=True),
    get("/card/{token}", card_page, access=access.anyone),
    post("/card/{token}/opening", open_card, access=access.anyone, hashing=hash_new_words),
]
