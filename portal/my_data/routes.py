"""My data: reading, taking along, erasing."""

from functools import partial

from starlette.responses import Response

from portal.accounts import throttle
from portal.accounts.entrance import check_words
from portal.my_data import answering, asking, erasing, queries, rules, takeout
from portal.my_data.forms import Erasure, TakeAlong
from portal.proof import typed_pin
from portal.refusal import require
from portal.retention import CLOCKS
from portal.web import access, cookies
from portal.web.paths import path
from portal.web.rendering import leave_fragment, render
from portal.web.request import Request
from portal.web.routing import get, post


def show(request: Request) -> Response:
    return _page(request, TakeAlong())


def take_along(request: Request) -> Response:
    """The whole of it, in the language of the page; a safety plan only with the PIN."""
    form = TakeAlong(request.fields)
    holdings = queries.holdings_for(request.db, request.member)
    if form.safety.data and rules.may_have_safety_plan(request.member):
        if stopped := typed_pin.stopped_by(request, form.pin, partial(_page, request, form)):
            return stopped
        holdings.append(queries.safety_plan_for(request.db, request.member))
    return takeout.packed(holdings, request.language, request.portal.settings.name)


def erasure(request: Request) -> Response:
    return _erasure_page(request, Erasure())


def erase(request: Request) -> Response:
    """The words are checked as at sign-in, with the same waits."""
    require(rules.may_erase(request.member))
    form, verdict = Erasure(request.fields), request.hashed
    if not form.validate():
        return _erasure_page(request, form)
    if verdict.wait:
        return _erasure_page(request, form, wait=verdict.wait)
    if verdict.member_id != request.member.id:
        return _erasure_page(request, form, is_wrong=True)
    for key in verdict.keys:
        throttle.forgive(request.db, key)
    erasing.erase(request.db, request.member)
    response = leave_fragment(request, path("my_data.gone"))
    for cookie in (cookies.VISIT, cookies.GUEST):
        cookies.forget(request, response, cookie)
    response.headers["clear-site-data"] = '"cache", "cookies", "storage"'
    return response


def gone(request: Request) -> Response:
    """For a guest: whoever was erased is nobody here."""
    return render(request, "my_data/gone.html")


def _page(request: Request, form: TakeAlong, status: int = 0) -> Response:
    return render(
        request,
        "my_data/data.html",
        status=status,
        form=form,
        may_have_safety_plan=rules.may_have_safety_plan(request.member),
        holdings=queries.holdings_for(request.db, request.member, queries.ON_PAGE),
        is_page=True,
    )


def _erasure_page(
    request: Request, form: Erasure, *, wait: int = 0, is_wrong: bool = False
) -> Response:
    response = render(
        request,
        "my_data/erasure.html",
        status=429 if wait else 422 if is_wrong else 0,
        form=form,
        may_erase=rules.may_erase(request.member),
        trail=CLOCKS["trail"],
        law=request.portal.pack.data_law,
        wait=wait,
        is_wrong=is_wrong,
    )
    if wait:
        response.headers["retry-after"] = str(wait)
    return response


routes = [
    get("/account/data", show, access=access.signed_in, private=True),
    post("/account/data/copy", take_along, access=access.signed_in, private=True, fresh=True),
    get("/account/data/erasure", erasure, access=access.signed_in, private=True),
    post(
        "/account/data/erasure",
        erase,
        access=access.signed_in,
        hashing=check_words,
        alone=True,
        private=True,
    ),
    get("/account/data/gone", gone, access=access.anyone),
    *asking.routes,
    *answering.routes,
]
