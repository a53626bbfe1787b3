"""Who writes under another name in the forum: asking, and looking once a colleague has agreed."""

from starlette.responses import Response

from portal.desk.glass import few_words
from portal.forum import unmasking
from portal.forum.models import Alias, Post
from portal.i18n import lazy as _
from portal.types import in_language
from portal.web import access
from portal.web.errors import there
from portal.web.forms import SAID, Form, long_text
from portal.web.rendering import after_post, render
from portal.web.request import Request
from portal.web.routing import get, post


class Asking(Form):
    reason = long_text(
        _("Why do you have to know?"),
        most=500,
        hint=_("Your colleague reads these words now, and the person herself as soon as you look."),
        name=SAID,
    )
    validate_reason = few_words


def unmask(request: Request) -> Response:
    return _page(request, Asking())


def ask_unmask(request: Request) -> Response:
    written, alias = _found(request)
    form = Asking(request.fields)
    if not form.validate():
        return _page(request, form)
    room = in_language(written.thread.room.title, request.language.code)
    unmasking.ask(request.db, request.member, alias, f"{alias.name} · {room}", form.reason.data)
    return after_post(request, "desk.unmask", id=written.id)


def look_behind(request: Request) -> Response:
    written, alias = _found(request)
    unmasking.look(request.db, request.member, alias)
    return after_post(request, "desk.unmask", id=written.id)


def _page(request: Request, form: Asking) -> Response:
    written, alias = _found(request)
    return render(
        request,
        "desk/unmask.html",
        post=written,
        alias=alias,
        form=form,
        asked=unmasking.request_of(request.db, request.member, alias),
        shown=unmasking.shown_to(request.db, request.member, alias),
    )


def _found(request: Request) -> tuple[Post, Alias]:
    number = request.path_params["id"]
    written = there(unmasking.under_alias(request.db, request.member, number))
    return written, there(written.alias)


routes = [
    get("/desk/unmask/{id:id}", unmask, access=access.coordinator),
    post("/desk/unmask/{id:id}/request", ask_unmask, access=access.coordinator, fresh=True),
    post("/desk/unmask/{id:id}/look", look_behind, access=access.coordinator, fresh=True),
]
