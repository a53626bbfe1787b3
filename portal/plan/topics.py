"""What of my plan shows on shared phones: my choice, and everything for a quarter of an hour.

On a shared phone this page is the same for everybody until the PIN was typed.
"""

from functools import partial
from typing import Any

import wtforms
from starlette.responses import Response

from portal.accounts import visits
from portal.i18n import lazy as _
from portal.plan import hiding
from portal.plan.forms import TYPES
from portal.plan.models import GoalType
from portal.proof import typed_pin
from portal.proof.forms import Pin
from portal.refusal import Refused
from portal.web import access
from portal.web.errors import there
from portal.web.forms import Form, tick
from portal.web.paths import path
from portal.web.rendering import after_post, leave_fragment, render
from portal.web.request import Request
from portal.web.routing import get, post

MINUTES = int(visits.UNHIDDEN.total_seconds()) // 60


class Topics(Form):
    hidden = wtforms.SelectMultipleField(
        _("Do not show on shared phones"),
        choices=[
            wtforms.SelectChoice(value=type.value, label=said) for type, said in TYPES.items()
        ],
    )
    links_safety = tick(
        _("Show a link to my safety plan in my plan"),
        hint=_("The page is there for everybody, with or without the link, behind the PIN."),
    )


def topics(request: Request) -> Response:
    """Whoever has no PIN from the days before there were any chooses one first."""
    if not there(request.visit).has_pin:
        return leave_fragment(request, path("proof.pin_settings", next=request.here))
    return _page(request)


def hide_topics(request: Request) -> Response:
    """On a shared phone it counts at once: what she just hid is hidden here as well."""
    visit, form = there(request.visit), Topics(request.fields)
    if request.member.hides or not visit.has_pin:
        raise Refused(_("Please write your PIN on the page before, then choose again."))
    if not form.validate():
        return _page(request, form)
    hidden = {GoalType(type) for type in form.hidden.data}
    hiding.choose(request.db, request.member, hidden, links_safety=form.links_safety.data)
    visits.hide_again(request.db, visit.key)
    return after_post(request, "plan.show")


def unhide(request: Request) -> Response:
    form = Pin(request.fields)
    if not form.validate():
        return _page(request, form)
    if stopped := typed_pin.stopped_by(request, form.pin, partial(_again, request, form)):
        return stopped
    visits.unhide(request.db, there(request.visit).key)
    return after_post(request, "plan.topics")


def hide_again(request: Request) -> Response:
    visits.hide_again(request.db, there(request.visit).key)
    return after_post(request, "plan.show")


def _page(request: Request, form: Any = None, status: int = 0) -> Response:
    """Either the question for the PIN, or the choice; `form` is the one that was sent."""
    viewer = request.member
    if not viewer.hides and not isinstance(form, Topics):
        form = Topics(
            data={
                "hidden": hiding.hidden_by(request.db, viewer),
                "links_safety": hiding.links_safety(request.db, viewer),
            }
        )
    return render(
        request,
        "plan/topics.html",
        status=status,
        form=form or Pin(),
        is_closed=viewer.hides,
        is_own_phone=there(request.visit).own_phone,
        minutes=MINUTES,
    )


def _again(request: Request, form: Pin, status: int) -> Response:
    return _page(request, form, status)


routes = [
    get("/plan/topics", topics, access=access.member, private=True),
    post("/plan/topics/choice", hide_topics, access=access.member, private=True),
    post("/plan/topics/showing", unhide, access=access.member, private=True),
    post("/plan/topics/hiding", hide_again, access=access.member, private=True),
]
