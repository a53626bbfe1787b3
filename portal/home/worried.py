"""Worried about somebody: telling who is on duty, and what came of it."""

from typing import Any

from starlette.responses import Response

from portal.duty.actions import raise_concern
from portal.duty.models import Kind
from portal.duty.receipts import next_shift_of, reader_for, receipt_for, receipts_of
from portal.duty.rules import MOST, OUTCOMES
from portal.forum.models import Post, PostState
from portal.forum.reading import post_for
from portal.forum.rules import is_own
from portal.i18n import lazy as _
from portal.web import access
from portal.web.errors import NotFound, there
from portal.web.forms import SAID, Form, long_text
from portal.web.paging import read_id_key
from portal.web.rendering import after_post, render
from portal.web.request import Request
from portal.web.routing import get, post


class Telling(Form):
    words = long_text(
        _("What worries you? You can leave this empty."),
        most=MOST,
        required=False,
        hint=_("Then they come and ask you."),
        name=SAID,
    )


def worried(request: Request) -> Response:
    return _page(request, Telling(), _post_of(request, request.asked("post")))


def tell(request: Request) -> Response:
    about, form = _post_of(request, request.typed("post")), Telling(request.fields)
    if not form.validate():
        return _page(request, form, about)
    told = raise_concern(
        request.db,
        request.member,
        house_id=request.member.house_id,
        kind=Kind.WORRIED,
        words=form.words.data or "",
        post_id=about.id if about else None,
    )
    return after_post(request, "home.told", id=told.id)


def told(request: Request) -> Response:
    found = there(receipt_for(request.db, request.member, request.path_params["id"]))
    return render(
        request,
        "home/told.html",
        told=found,
        next_at=next_shift_of(request.db, found.house_id) if found.waits_for_somebody else None,
        outcomes=OUTCOMES,
    )


def _post_of(request: Request, number: str) -> Post | None:
    """The post somebody is worried about: only one whose words she can read."""
    wanted = read_id_key(number)
    if not wanted:
        return None
    me = request.member
    found = there(post_for(request.db, me, wanted))
    if not (found.state is PostState.SHOWN or me.moderates or is_own(me, found)):
        raise NotFound
    return found


def _page(request: Request, form: Telling, about: Post | None) -> Response:
    told: list[Any] = receipts_of(request.db, request.member)
    return render(
        request,
        "home/worried.html",
        form=form,
        about=about,
        reader=reader_for(request.db, request.member, about.id if about else None),
        told=told,
    )


routes = [
    get("/worried", worried, access=access.people),
    post("/worried/telling", tell, access=access.people, alone=True),
    get("/worried/{id:id}", told, access=access.people),
]
