"""The door of the private pages, and what a person sets about it."""

from starlette.responses import RedirectResponse, Response
from wtforms import validators

from portal.accounts import pin, visits
from portal.accounts.forms import good_pin
from portal.accounts.models import News
from portal.accounts.news import tell
from portal.i18n import lazy as _
from portal.proof import asking
from portal.proof.forms import Pin, PinChange
from portal.web import access
from portal.web.doors import has_just_typed_pin
from portal.web.errors import there
from portal.web.paths import path
from portal.web.rendering import after_post, leave_fragment, render
from portal.web.request import Request
from portal.web.routing import get, post


def pin_page(request: Request) -> Response:
    if request.sees_private and has_just_typed_pin(there(request.visit)):
        return RedirectResponse(_back(request), 303)
    return _door(request, Pin())


def open_private(request: Request) -> Response:
    form, visit = Pin(request.fields), request.visit
    if visit is None or not form.validate():
        return _door(request, form)
    wait = pin.try_once(request.db, visit, form.pin.data)
    if wait is None:
        return leave_fragment(request, _back(request))
    if pin.end_if_enough(request.db, visit):
        return leave_fragment(request, path("accounts.sign_in_page", next=_back(request)))
    response = _door(request, form, wait=wait, is_wrong=True)
    if wait:
        response.headers["retry-after"] = str(wait)
    return response


def pin_settings(request: Request) -> Response:
    asks = bool(request.visit and request.visit.asks_pin)
    return _settings(request, _change_form(request, PinChange(data={"asks": asks})))


def change_pin(request: Request) -> Response:
    form, visit = _change_form(request, PinChange(request.fields)), request.visit
    if visit is None or not form.validate():
        return _settings(request, form)
    typed = request.typed("pin")
    wait = pin.try_once(request.db, visit, typed) if "pin" in form else None
    if wait is not None and pin.end_if_enough(request.db, visit):
        return leave_fragment(request, path("accounts.sign_in_page"))
    if wait is not None:
        form.pin.errors = [_("This is not your PIN.")]
        return _settings(request, form, status=429 if wait else 422)
    new = pin.cleaned(form.new_pin.data) or pin.cleaned(typed)
    pin.keep(request.db, visit.viewer.id, new, asks=form.asks.data)
    visits.note_pin(request.db, visit.key)
    tell(request.db, visit.viewer.id, News.WORDS)
    if back := asking.next_of(request):
        return asking.lead(request, back)
    return after_post(request, "accounts.account")


def shut_private(request: Request) -> Response:
    visits.shut_private(request.db, request.member.id)
    return after_post(request, "home.show")


def _change_form(request: Request, form: PinChange) -> PinChange:
    """Whoever has no PIN yet, from the days before there were any, is asked for a new one only."""
    if not pin.is_set(request.db, request.member.id):
        del form.pin
        form.new_pin.validators = [
            validators.DataRequired(message=_("Please choose a PIN.")),
            good_pin,
        ]
    return form


def _settings(request: Request, form: PinChange, status: int = 0) -> Response:
    back = asking.next_of(request)
    return render(request, "proof/pin_settings.html", form=form, status=status, next=back)


def _back(request: Request) -> str:
    return asking.next_of(request) or path("home.show")


def _door(request: Request, form: Pin, *, wait: int = 0, is_wrong: bool = False) -> Response:
    """The same page for everybody, whatever lies behind it."""
    status = 429 if wait else 422 if is_wrong else 0
    return render(
        request,
        "proof/pin.html",
        status=status,
        form=form,
        wait=wait,
        is_wrong=is_wrong,
        next=_back(request),
    )


routes = [
    get("/pin", pin_page, access=access.signed_in),
    post("/pin", open_private, access=access.signed_in),
    get("/account/pin", pin_settings, access=access.signed_in, private=True),
    post("/account/pin", change_pin, access=access.signed_in, private=True),
    post("/account/private-closing", shut_private, access=access.signed_in),
]
