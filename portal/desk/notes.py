"""Notes at the desk: about the people one looks after, and every look is told to them."""

from starlette.responses import Response

from portal.accounts.models import Member
from portal.notes import actions, queries
from portal.notes.forms import NewNote
from portal.web import access
from portal.web.errors import there
from portal.web.rendering import after_post, render
from portal.web.request import Request
from portal.web.routing import get, post


def notes(request: Request) -> Response:
    form = NewNote(data={"language": request.language.code})
    return _notes_page(request, _person(request), form)


def add_note(request: Request) -> Response:
    person, form = _person(request), NewNote(request.fields)
    if not form.validate():
        return _notes_page(request, person, form)
    said = {"text": form.text.data, "language": form.language.data}
    actions.write(request.db, request.member, person.id, **said)
    return after_post(request, "desk.notes", id=person.id)


def withdraw_note(request: Request) -> Response:
    note = there(queries.note_for(request.db, request.member, request.path_params["id"]))
    actions.withdraw(request.db, request.member, note)
    return after_post(request, "desk.notes", id=note.member_id)


def _person(request: Request) -> Member:
    return there(queries.person_for(request.db, request.member, request.path_params["id"]))


def _notes_page(request: Request, person: Member, form: NewNote) -> Response:
    """Also with errors in it this is a look at the notes."""
    actions.open_notes(request.db, request.member, person.id)
    found = queries.notes_for(request.db, request.member, person.id)
    return render(request, "desk/notes.html", person=person, notes=found, form=form)


routes = [
    get("/desk/people/{id:id}/notes", notes, access=access.caseworker, writes=True),
    post("/desk/people/{id:id}/notes", add_note, access=access.caseworker),
    post("/desk/notes/{id:id}/withdrawal", withdraw_note, access=access.caseworker),
]
