"""Coming in and leaving: sign-in, sign-out, the exit on every page."""

from typing import NamedTuple

from starlette.responses import RedirectResponse, Response

from portal import clock
from portal.accounts import known as known_phones
from portal.accounts import queries, throttle, unsent, visits, words
from portal.accounts.forms import SignIn
from portal.text import squeezed
from portal.web import access, addresses, cookies, csrf
from portal.web.addresses import household
from portal.web.paths import is_ours, path
from portal.web.rendering import leave_fragment, render
from portal.web.request import Request
from portal.web.routing import get, post


class Verdict(NamedTuple):
    """What the hashing thread found out about a sign-in."""

    member_id: int | None
    wait: int
    keys: tuple[str, ...] = ()  # under which the try was counted


def sign_in_page(request: Request) -> Response:
    if request.viewer is not None:
        return RedirectResponse("/", 303)
    response = _sign_in_form(request, SignIn())
    if cookies.has_left(request):
        cookies.forget(request, response, cookies.VISIT)
        cookies.forget_having_left(request, response)
    return response


def check_words(request: Request) -> Verdict:
    """Runs in a hashing thread. The same work and the same answer for names nobody has."""
    csrf.check_origin(request)  # another site must not use up her tries
    return check_words_of(request, _name_key(request))


def check_words_of(request: Request, name_key: str) -> Verdict:
    """The typed words, for the person with this name. Runs in a hashing thread."""
    with request.portal.database.transaction(writing=False) as db:
        stored = queries.words_hash_of(db, name_key)
    wait, keys = _take(request, name_key, stored[1] if stored else "")
    if wait:
        return Verdict(None, wait, keys)
    right = words.match(request.typed("words"), stored[1] if stored else None)
    if stored is None or not right:
        return Verdict(None, 0, keys)
    _forgive_place(request, name_key)
    return Verdict(stored[0], 0, keys)


def is_known(request: Request) -> bool:
    """Whether this phone signed in under the typed name before; asked before any work is done."""
    known = known_phones.read(request)
    return known_phones.is_for_name(request.portal.settings.secret, known, _name_key(request))


def _take(request: Request, name_key: str, words_hash: str) -> tuple[int, tuple[str, ...]]:
    """Count one try; the seconds to wait, and the keys that a right one forgives."""
    portal, secret = request.portal, request.portal.settings.secret
    known = known_phones.read(request)
    is_hers = known_phones.is_for_name(secret, known, name_key)
    if known and is_hers and known_phones.is_for_words(secret, known, words_hash):
        key = throttle.key_for(secret, f"phone {known.nonce}")
        with portal.database.transaction(writing=True) as db:
            return throttle.take(db, key, throttle.FREE_KNOWN), (key,)
    now, home, key = clock.now(), *_place(request, name_key)
    for place, free in ((home, addresses.FREE), (f"{home} {key}", throttle.FREE)):
        if wait := portal.addresses.take(place, now, throttle.seconds_left, free):
            return wait, ()
    if portal.addresses.is_home(f"{home} {key}", now):
        return 0, ()
    with portal.database.transaction(writing=True) as db:
        return throttle.take(db, key), (key,)


def _forgive_place(request: Request, name_key: str) -> None:
    """The words were right: this address gets its try back, and is one of hers."""
    portal, (home, key) = request.portal, _place(request, name_key)
    portal.addresses.forgive(home)
    portal.addresses.forget(f"{home} {key}")
    portal.addresses.remember_home(f"{home} {key}", clock.now())


def _place(request: Request, name_key: str) -> tuple[str, str]:
    """The household a request comes from, and the key of the name."""
    key = throttle.key_for(request.portal.settings.secret, name_key)
    return household(request.client.host if request.client else ""), key


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
    for key in verdict.keys:
        throttle.forgive(request.db, key)
    return begin(request, verdict.member_id, own_phone=form.own_phone.data)


def sign_out(request: Request) -> Response:
    """On a phone of her own it stays known, so that nobody's guessing can keep her out."""
    own = request.visit is not None and request.visit.own_phone
    response = _end_visit(request, path("accounts.sign_in_page"))
    if own:
        response.headers["clear-site-data"] = '"cache", "storage"'
    return response


def leave(request: Request) -> Response:
    """The exit on every page. A link, so that it works everywhere; another site cannot use it."""
    from_outside = request.headers.get("sec-fetch-site") in {"cross-site", "same-site"}
    elsewhere = request.portal.pack.elsewhere(request.language.code)
    if from_outside:
        return RedirectResponse(elsewhere, 303)
    response = _end_visit(request, elsewhere)
    cookies.forget_all(request, response)
    response.headers["referrer-policy"] = "no-referrer"
    return response


def _name_key(request: Request) -> str:
    return squeezed(request.typed("name")[:80])


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


def begin(request: Request, member_id: int, *, own_phone: bool) -> Response:
    """A new visit. An old cookie of this phone is worth nothing afterwards."""
    if request.visit is not None:
        visits.end(request.db, request.visit.key)
    secret = visits.begin(request.db, member_id, own_phone=own_phone)
    back = request.typed("next")
    target = back if is_ours(back) and back != path("accounts.leave") else path("home.show")
    if unsent.waiting_for(request.db, member_id):
        target = path("accounts.kept")
    response = leave_fragment(request, target)
    life = int(visits.OWN_MOST.total_seconds()) if own_phone else None
    cookies.write(request, response, cookies.VISIT, secret, life)
    cookies.forget(request, response, cookies.GUEST)
    if own_phone:
        cookies.write(
            request,
            response,
            cookies.KNOWN,
            known_phones.cookie_for(
                request.portal.settings.secret,
                *queries.name_and_words_of(request.db, member_id),
            ),
            known_phones.LIFE,
        )
    cookies.forget_having_left(request, response)
    return response


def _end_visit(request: Request, target: str) -> Response:
    if request.visit is not None:
        visits.end(request.db, request.visit.key)
        unsent.throw_away(request.db, request.visit.viewer.id)
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
]
