"""A new passkey or authenticator app."""

from typing import Any

import segno
from markupsafe import Markup
from starlette.responses import Response

from portal.i18n import lazy as _
from portal.proof import actions, apps, challenges, codes, passkeys
from portal.proof.challenges import Use
from portal.proof.forms import Code
from portal.proof.owner import for_new_factor
from portal.viewer import Visit
from portal.web import access
from portal.web.errors import there
from portal.web.paths import path
from portal.web.rendering import after_post, leave_fragment, render
from portal.web.request import Request
from portal.web.routing import get, post

WRONG_KEY = _("That did not work. Nothing was changed; please try again.")
WRONG_CODE = _("This is not the code of now. Wait for the next one and type it.")


@for_new_factor
def new_factor(request: Request, visit: Visit) -> Response:
    return _choices(request)


@for_new_factor
def challenge_to_add(request: Request, visit: Visit) -> Response:
    """For the script beside the button: what a browser needs to make a passkey."""
    site = there(passkeys.site_of(request.portal.settings))
    fresh = challenges.begin(request.db, visit.key, Use.ADD)
    options = passkeys.options_to_add(request.db, visit.viewer.id, site, fresh)
    return Response(options, media_type="application/json")


@for_new_factor
def add_passkey(request: Request, visit: Visit) -> Response:
    site = there(passkeys.site_of(request.portal.settings))
    asked = challenges.take(request.db, visit.key, Use.ADD)
    answer = request.typed("credential")
    if asked is None or not actions.add_passkey(request.db, visit, site, asked, answer):
        return _choices(request, problem=WRONG_KEY)
    return _added(request, visit)


@for_new_factor
def begin_app(request: Request, visit: Visit) -> Response:
    apps.begin(request.db, visit.viewer.id)
    return after_post(request, "proof.new_app")


@for_new_factor
def new_app(request: Request, visit: Visit) -> Response:
    return _app(request, visit)


@for_new_factor
def confirm_app(request: Request, visit: Visit) -> Response:
    form = Code(request.fields)
    if not form.validate():
        return _app(request, visit, form)
    if not actions.confirm_app(request.db, visit, form.code.data):
        return _app(request, visit, problem=WRONG_CODE)
    return _added(request, visit)


def _choices(request: Request, problem: Any = "") -> Response:
    return render(
        request,
        "proof/new_factor.html",
        status=422 if problem else 0,
        offers_passkey=passkeys.site_of(request.portal.settings) is not None,
        problem=problem,
    )


def _app(request: Request, visit: Visit, form: Code | None = None, problem: Any = "") -> Response:
    secret = apps.draft(request.db, visit.viewer.id)
    if not secret:
        return leave_fragment(request, path("proof.new_factor"))
    address = apps.address_of(secret, request.portal.settings.name)
    return render(
        request,
        "proof/new_app.html",
        status=422 if problem else 0,
        form=form or Code(),
        problem=problem,
        secret=" ".join(secret[i : i + 4] for i in range(0, len(secret), 4)),
        address=address,
        square=_square(address),
    )


def _square(address: str) -> Markup:
    drawn = segno.make(address, error="m").svg_inline(svgclass="qr", border=0, omitsize=True)
    return Markup(drawn)  # noqa: S704 - made here


def _added(request: Request, visit: Visit) -> Response:
    """Next come codes on paper, for whoever has none."""
    if visit.is_waiting:
        challenges.expect_codes(request.db, visit.key)
    has_codes = codes.were_saved(request.db, visit.viewer.id)
    return after_post(request, "proof.factors" if has_codes else "proof.new_codes")


routes = [
    get("/account/second/new", new_factor, access=access.anyone, fresh=True),
    post("/account/second/challenge", challenge_to_add, access=access.anyone),
    post("/account/second/passkeys", add_passkey, access=access.anyone, fresh=True),
    post("/account/second/app", begin_app, access=access.anyone, fresh=True),
    get("/account/second/app", new_app, access=access.anyone, fresh=True),
    post("/account/second/app/confirmation", confirm_app, access=access.anyone, fresh=True),
]
