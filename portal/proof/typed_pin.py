"""The PIN, typed right there in the form of a deed that needs it."""

from collections.abc import Callable
from typing import Any

from starlette.responses import Response

from portal.accounts import pin
from portal.formats import number
from portal.i18n import gettext, ngettext
from portal.web.errors import there
from portal.web.paths import path
from portal.web.rendering import leave_fragment
from portal.web.request import Request


def stopped_by(request: Request, field: Any, again: Callable[[int], Response]) -> Response | None:
    """What to answer when the PIN in this field of a form is not hers; None when it is.

    Counted like every other try. `again` shows the form once more, with a status.
    """
    visit = there(request.visit)
    wait = pin.try_once(request.db, visit, field.data or "")
    if wait is None:
        return None
    if pin.end_if_enough(request.db, visit):
        return leave_fragment(request, path("accounts.sign_in_page"))
    field.errors = [_said(wait)]
    response = again(429 if wait else 422)
    if wait:
        response.headers["retry-after"] = str(wait)
    return response


def _said(wait: int) -> str:
    if not wait:
        return gettext("This is not your PIN. Try again.")
    said = ngettext(
        "Too many tries. Wait %(shown)s second, then try again.",
        "Too many tries. Wait %(shown)s seconds, then try again.",
        wait,
    )
    return said % {"shown": number(wait)}
