"""The second step after the secret words, and "is it still you?" before weighty deeds."""

from functools import partial

from starlette.responses import RedirectResponse, Response

from portal.accounts import entrance, throttle, visits
from portal.accounts.entrance import Verdict
from portal.i18n import lazy as _
from portal.proof import actions, asking, challenges, passkeys, queries
from portal.proof.challenges import Use
from portal.proof.forms import Code, Words
from portal.text import squeezed
from portal.web import access, cookies, csrf
from portal.web.doors import is_fresh
from portal.web.errors import NotFound, there
from portal.web.paths import path
from portal.web.rendering import leave_fragment
from portal.web.request import Request
from portal.web.routing import get, post

WRONG_CODE = _("This code is not right, or it was used before.")
WRONG_KEY = _("The passkey was not accepted. Please try again.")
WRONG_WORDS = _("These are not your secret words.")


def second_step(request: Request) -> Response:
    visit = asking.asking_visit(request)
    if visit is None or not visit.is_waiting:
        return RedirectResponse("/", 303)
    if asking.must_enrol(request, visit):
        return leave_fragment(request, path("proof.new_factor"))
    if challenges.are_codes_next(request.db, visit.key):
        return leave_fragment(request, path("proof.new_codes"))
    return asking.ask(request, visit)


def still_you(request: Request) -> Response:
    visit = there(request.visit)
    if is_fresh(visit):
        return leave_fragment(request, asking.next_of(request) or path("proof.factors"))
    return asking.ask(request, visit)


def pass_code(request: Request) -> Response:
    visit, form = asking.asking_visit(request), Code(request.fields)
    if visit is None:
        return RedirectResponse("/", 303)
    if not form.validate():
        return asking.ask(request, visit, code=form)
    if wait := asking.take_try(request, visit):
        return asking.ask(request, visit, wait=wait)
    if not actions.prove_by_code(request.db, visit, form.code.data):
        return asking.ask(request, visit, problem=WRONG_CODE)
    return asking.go_on(request, visit)


def challenge(request: Request) -> Response:
    """For the script beside the button: what a browser needs to use a passkey."""
    visit = there(asking.asking_visit(request))
    site = there(passkeys.site_of(request.portal.settings))
    fresh = challenges.begin(request.db, visit.key, Use.PROVE)
    options = passkeys.options_to_prove(request.db, visit.viewer.id, site, fresh)
    return Response(options, media_type="application/json")


def pass_passkey(request: Request) -> Response:
    visit = asking.asking_visit(request)
    if visit is None:
        return RedirectResponse("/", 303)
    site = there(passkeys.site_of(request.portal.settings))
    asked = challenges.take(request.db, visit.key, Use.PROVE)
    answer = request.typed("credential")
    if asked is None or not passkeys.prove(request.db, visit.viewer.id, site, asked, answer):
        return asking.ask(request, visit, problem=WRONG_KEY)
    return asking.go_on(request, visit)


def check_own_words(request: Request) -> Verdict | None:
    """Runs in a hashing thread, and counts as a try at sign-in. None without a visit."""
    csrf.check_origin(request)
    with request.portal.database.transaction(writing=False) as db:
        visit = visits.find(db, cookies.read(request, cookies.VISIT))
    if visit is None or visit.is_over or visit.needs_second:
        return None
    return entrance.check_words_of(request, squeezed(visit.viewer.name))


def retype_words(request: Request) -> Response:
    visit, form, verdict = there(request.visit), Words(request.fields), request.hashed
    ways = queries.ways_of(request.db, visit.viewer.id)
    if verdict is None or not asking.has_words(visit, ways):
        raise NotFound
    ask = partial(asking.ask, request, visit)
    if not form.validate():
        return ask(words=form)
    if verdict.wait:
        return ask(wait=verdict.wait)
    if verdict.member_id != visit.viewer.id:
        return ask(problem=WRONG_WORDS)
    for key in verdict.keys:
        throttle.forgive(request.db, key)
    return asking.go_on(request, visit)


routes = [
    get("/sign-in/second", second_step, access=access.anyone),
    get("/sign-in/still-you", still_you, access=access.signed_in),
    post("/sign-in/second/code", pass_code, access=access.anyone),
    post("/sign-in/second/challenge", challenge, access=access.anyone),
    post("/sign-in/second/passkey", pass_passkey, access=access.anyone),
    post(
        "/sign-in/still-you/words", retype_words, access=access.signed_in, hashing=check_own_words
    ),
]
