"""A note about me, and what I say about it."""

from starlette.responses import Response

from portal.notes import actions, queries
from portal.notes.forms import Statement
from portal.notes.models import Note
from portal.web import access
from portal.web.errors import NotFound, there
from portal.web.rendering import after_post, render
from portal.web.request import Request
from portal.web.routing import get, post


def show(request: Request) -> Response:
    note = _own(request)
    data = {"text": note.statement, "language": note.statement_language or request.language.code}
    return _page(request, note, Statement(data=data))


def state(request: Request) -> Response:
    note, form = _own(request), Statement(request.fields)
    if not form.validate():
        return _page(request, note, form)
    said = {"text": form.text.data, "language": form.language.data}
    actions.state(request.db, request.member, note, **said)
    return after_post(request, "notes.show", id=note.id)


def unstate(request: Request) -> Response:
    note = _own(request)
    actions.unstate(request.db, request.member, note)
    return after_post(request, "notes.show", id=note.id)


def _own(request: Request) -> Note:
    """A note about the person who asks; what staff read of others is on the desk's pages."""
    note = there(queries.note_for(request.db, request.member, request.path_params["id"]))
    if note.member_id != request.member.id:
        raise NotFound
    return note


def _page(request: Request, note: Note, form: Statement) -> Response:
    return render(request, "notes/note.html", note=note, form=form)


routes = [
    get("/account/data/notes/{id:id}", show, access=access.signed_in, private=True),
    post("/account/data/notes/{id:id}/statement", state, access=access.signed_in, private=True),
    post("/account/data/notes/{id:id}/removal", unstate, access=access.signed_in, private=True),
]
