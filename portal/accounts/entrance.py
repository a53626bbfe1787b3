"""Coming in and leaving: sign-in, sign-out, the exit on every page."""

from typing import NamedTuple

from starlette.responses import RedirectResponse, Response

from portal import clock
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
    key: str  # under which tries for this name are counted


def sign_in_page(request: Request) -> Response:
    if request.viewer is not None:
        return RedirectResponse("/", 303)
    return _sign_in_form(request, SignIn())


def check_words(request: Request) -> Verdict:
    """Runs in a hashing thread. The same work and the same answer for names nobody has."""
    csrf.check_origin(request)  # another site must not use up her tries
    return check_words_of(request, _name_key(request))


def check_words_of(request: Request, name_key: str) -> Verdict:
    """The typed words, for the person with this name. Runs in a hashing thread."""
    portal, now = request.portal, clock.now()
    key = throttle.key_for(portal.settings.secret, name_key)
    home = household(request.client.host if request.client else "")
    for place, free in ((home, addresses.FREE), (f"{home} {key}", throttle.FREE)):
        if wait := portal.addresses.take(place, now, throttle.seconds_left, free):
            return Verdict(None, wait, key)
    with portal.database.transaction(writing=True) as db:
        wait = throttle.take(db, key)
    if wait:
        return Verdict(None, wait, key)
    member_id = _who_has_words(request, name_key)
    if member_id is not None:
        portal.addresses.forgive(home)
        portal.addresses.forget(f"{home} {key}")
    return Verdict(member_id, 0, key)


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
    throttle.forgive(request.db, verdict.key)
    return begin(request, verdict.member_id, own_phone=form.own_phone.data)


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


def _name_key(request: Request) -> str:
    return squeezed(request.typed("name")[:80])


def _who_has_words(request: Request, name_key: str) -> int | None:
    """The number of the person with this name and the typed words."""
    with request.portal.database.transaction(writing=False) as db:
        known = queries.words_hash_of(db, name_key)
    right = words.match(request.typed("words"), known[1] if known else None)
    return known[0] if known and right else None


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
