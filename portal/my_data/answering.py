"""Requests about data at the desk: coordinators answer those of their house."""

from starlette.responses import Response

from portal.accounts.models import Member
from portal.my_data import actions, queries, rules
from portal.my_data.forms import RIGHTS, RequestAnswer
from portal.my_data.models import DataRequest
from portal.web import access
from portal.web.errors import there
from portal.web.rendering import after_post, render
from portal.web.request import Request
from portal.web.routing import get, post


def requests(request: Request) -> Response:
    """A list of names and days; what is asked stands on the page of each."""
    found = queries.requests_for(request.db, request.member)
    return render(request, "my_data/requests.html", requests=found)


def desk_request(request: Request) -> Response:
    return _page(request, *_request(request), RequestAnswer())


def answer(request: Request) -> Response:
    found, person = _request(request)
    form = RequestAnswer(request.fields)
    if not form.validate():
        return _page(request, found, person, form)
    actions.answer(request.db, request.member, found, form.text.data)
    return after_post(request, "my_data.requests")


def _request(request: Request) -> tuple[DataRequest, Member]:
    return there(queries.request_for(request.db, request.member, request.path_params["id"]))


def _page(request: Request, found: DataRequest, person: Member, form: RequestAnswer) -> Response:
    actions.open_request(request.db, request.member, found)
    return render(
        request,
        "my_data/answer.html",
        asked=found,
        person=person,
        form=form,
        rights=RIGHTS,
        may_answer=rules.may_answer(request.member, found),
    )


routes = [
    get("/desk/requests", requests, access=access.coordinator),
    get("/desk/requests/{id:id}", desk_request, access=access.coordinator, writes=True),
    post("/desk/requests/{id:id}/answer", answer, access=access.coordinator),
]
