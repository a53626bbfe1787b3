"""Her letters to the mentors: writing, closing, taking back."""

from starlette.responses import Response

from portal.letters import actions, queries, reports, team
from portal.letters.forms import NewLetter, Saying
from portal.letters.models import Letter
from portal.refusal import Refused
from portal.web import access
from portal.web.errors import there
from portal.web.rendering import after_post, render
from portal.web.request import Request
from portal.web.routing import get, post


def index(request: Request) -> Response:
    return render(
        request, "letters/index.html", letters=queries.letters_of(request.db, request.member)
    )


def new(request: Request) -> Response:
    return _new(request, NewLetter())


def send(request: Request) -> Response:
    form = NewLetter(request.fields)
    if not form.validate():
        return _new(request, form)
    try:
        letter = actions.open_letter(
            request.db, request.member, form.words.data, other_houses=form.other_houses.data
        )
    except Refused as refused:
        return _new(request, form, refused)
    return after_post(request, "letters.show", id=letter.id)


def show(request: Request) -> Response:
    return _show(request, _letter(request), Saying())


def write(request: Request) -> Response:
    letter, form = _letter(request, locked=True), Saying(request.fields)
    if not form.validate():
        return _show(request, letter, form)
    try:
        actions.write(request.db, request.member, letter, form.words.data)
    except Refused as refused:
        return _show(request, letter, form, refused)
    return after_post(request, "letters.show", id=letter.id)


def close(request: Request) -> Response:
    letter = _letter(request, locked=True)
    actions.close(request.db, letter)
    return after_post(request, "letters.show", id=letter.id)


def taking_back(request: Request) -> Response:
    return render(request, "letters/taking_back.html", letter=_letter(request))


def take_back(request: Request) -> Response:
    actions.take_back(request.db, _letter(request, locked=True))
    return after_post(request, "letters.index")


def _letter(request: Request, *, locked: bool = False) -> Letter:
    number = request.path_params["id"]
    return there(queries.own_letter(request.db, request.member, number, locked=locked))


def _new(request: Request, form: NewLetter, refused: Refused | None = None) -> Response:
    return render(
        request,
        "letters/new.html",
        status=409 if refused else 0,
        form=form,
        refused=refused,
        can_choose=queries.has_mentors_elsewhere(request.db, request.member),
    )


def _show(
    request: Request, letter: Letter, form: Saying, refused: Refused | None = None
) -> Response:
    return render(
        request,
        "letters/show.html",
        status=409 if refused else 0,
        letter=letter,
        messages=queries.messages_of(request.db, letter.id),
        form=form,
        refused=refused,
    )


routes = [
    get("/letters", index, access=access.member, private=True),
    get("/letters/new", new, access=access.member, private=True),
    post("/letters/sending", send, access=access.member, private=True, alone=True),
    get("/letters/{id:id}", show, access=access.member, private=True),
    post("/letters/{id:id}/message", write, access=access.member, private=True, alone=True),
    post("/letters/{id:id}/close", close, access=access.member, private=True),
    get("/letters/{id:id}/taking-back", taking_back, access=access.member, private=True),
    post("/letters/{id:id}/taking-back", take_back, access=access.member, private=True),
    *reports.routes,
    *team.routes,
]
