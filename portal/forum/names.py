"""Choosing another name for one room."""

from typing import Any

import wtforms
from starlette.responses import Response

from portal.accounts.names import is_plain
from portal.forum import aliases, queries, rules
from portal.forum.models import Room
from portal.forum.standing import standing_of
from portal.i18n import lazy as _
from portal.refusal import require
from portal.web import access
from portal.web.errors import there
from portal.web.forms import Form, text
from portal.web.rendering import after_post, render
from portal.web.request import Request
from portal.web.routing import get, post


def _plain(form: wtforms.Form, field: wtforms.Field) -> None:
    if not is_plain(field.data or ""):
        raise wtforms.ValidationError(_("Please use letters of one alphabet."))


class OtherName(Form):
    called: Any = text(_("Your name in this room"), most=40, checks=[_plain])


def other_name(request: Request) -> Response:
    return _page(request, _room(request), OtherName())


def use_other_name(request: Request) -> Response:
    room, form = _room(request), OtherName(request.fields)
    if not form.validate():
        return _page(request, room, form)
    aliases.choose(request.db, request.member, room, form.called.data)
    return after_post(request, "forum.room", room=room.slug)


def _room(request: Request) -> Room:
    found = there(queries.room_for(request.db, request.member, request.path_params["room"]))
    is_new = rules.is_new(request.member, standing_of(request.db, request.member))
    require(rules.may_use_alias(request.member, takes_aliases=found.takes_aliases, is_new=is_new))
    return found


def _page(request: Request, room: Room, form: OtherName) -> Response:
    own = aliases.alias_of(request.db, request.member, room.id)
    return render(request, "forum/name.html", room=room, form=form, own=own)


routes = [
    get("/forum/{room:word}/name", other_name, access=access.people),
    post("/forum/{room:word}/name", use_other_name, access=access.people),
]
