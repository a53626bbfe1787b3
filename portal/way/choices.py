"""Two ways ahead, side by side, and a choice that only I make."""

from datetime import timedelta

from starlette.responses import Response

from portal import formats
from portal.accounts.queries import carers_of
from portal.way import actions, queries
from portal.way.forms import UNDECIDED, Choosing
from portal.way.models import Option
from portal.web import access
from portal.web.rendering import after_post, render
from portal.web.request import Request
from portal.web.routing import get, post


def choice(request: Request) -> Response:
    return _page(request, _form(request))


def confirm(request: Request) -> Response:
    """Nothing is done here: it says what would be. The address tells nothing to who looks."""
    form = _form(request)
    if not form.validate():
        return _page(request, form)
    guide = request.portal.pack.way
    return render(
        request,
        "way/confirm.html",
        option=guide.option(form.option.data),
        chosen=queries.own_choice(request.db, request.member),
        days=guide.cooling_off_days,
        seen_from=formats.today() + timedelta(days=guide.cooling_off_days),
        carers=carers_of(request.db, request.member.id),
        form=form,
    )


def choose(request: Request) -> Response:
    form, me = _form(request), request.member
    if not form.validate():
        return _page(request, form)
    if form.option.data == UNDECIDED:
        actions.take_back(request.db, me, me.id)
    else:
        days = request.portal.pack.way.cooling_off_days
        actions.choose(request.db, me, me.id, Option(form.option.data), days)
    return after_post(request, "way.choice")


def _form(request: Request) -> Choosing:
    """Nothing is chosen beforehand, also not what was chosen the last time."""
    form = Choosing(request.fields)
    return form.offer(request.portal.pack.way, request.language.code)


def _page(request: Request, form: Choosing) -> Response:
    guide = request.portal.pack.way
    chosen = queries.own_choice(request.db, request.member)
    return render(
        request,
        "way/choice.html",
        guide=guide,
        chosen=chosen,
        option=guide.option(chosen.option) if chosen and chosen.option else None,
        form=form,
    )


routes = [
    get("/plan/choice", choice, access=access.member, private=True),
    post("/plan/choice/confirmation", confirm, access=access.member, private=True),
    post("/plan/choice", choose, access=access.member, private=True, alone=True),
]
