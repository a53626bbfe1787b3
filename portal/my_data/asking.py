"""My requests about my data: choosing, sending, the letter, the answer."""

from starlette.responses import Response

from portal.formats import today
from portal.my_data import actions, queries, takeout
from portal.my_data.forms import RIGHTS, NewRequest
from portal.my_data.letter import letter_for
from portal.my_data.models import DataRequest
from portal.web import access
from portal.web.attachment import attachment
from portal.web.errors import there
from portal.web.rendering import after_post, render
from portal.web.request import Request
from portal.web.routing import get, post


def new_request(request: Request) -> Response:
    return _form(request, NewRequest())


def file_request(request: Request) -> Response:
    form = NewRequest(request.fields)
    if not form.validate():
        return _form(request, form)
    filed = actions.file_request(
        request.db,
        request.member,
        rights=form.rights.data,
        words=form.words.data,
        days=request.portal.pack.data_law.days,
    )
    return after_post(request, "my_data.show_request", id=filed.id)


def show_request(request: Request) -> Response:
    found = _own(request)
    return render(
        request,
        "my_data/request.html",
        filed=found,
        rights=RIGHTS,
        days_left=(found.due_on - today()).days,
        law=request.portal.pack.data_law,
    )


def letter(request: Request) -> Response:
    found = _own(request)
    content = letter_for(request.portal.pack.data_law, found.rights, found.words)
    return attachment(content, "application/pdf", f"{takeout.NAME}.pdf")


def _own(request: Request) -> DataRequest:
    return there(queries.own_request(request.db, request.member, request.path_params["id"]))


def _form(request: Request, form: NewRequest) -> Response:
    return render(request, "my_data/new_request.html", form=form, law=request.portal.pack.data_law)


routes = [
    get("/account/data/request", new_request, access=access.signed_in, private=True),
    post("/account/data/request", file_request, access=access.signed_in, private=True),
    get("/account/data/requests/{id:id}", show_request, access=access.signed_in, private=True),
    get("/account/data/requests/{id:id}/letter", letter, access=access.signed_in, private=True),
]
