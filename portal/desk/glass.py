"""The page of somebody who is not in one's care: asking for it, and who looks at that."""

from typing import Any

import wtforms
from starlette.responses import Response
from wtforms import validators

from portal.accounts import glass
from portal.accounts.glass import Further
from portal.accounts.models import Member
from portal.accounts.queries import is_assigned
from portal.i18n import lazy as _
from portal.text import squeezed
from portal.trail.deeds import CHOICES, Purpose
from portal.trail.queries import BEGINNING
from portal.web import access
from portal.web.errors import there
from portal.web.forms import Form, choice, long_text, text
from portal.web.paging import cut, read_id_key
from portal.web.rendering import after_post, render
from portal.web.request import Request
from portal.web.routing import get, post

NOBODY = _("You cannot open a page under this name. Please write the name exactly as it is here.")


def few_words(form: wtforms.Form, field: wtforms.Field) -> None:
    """A reason is more than a letter typed ten times."""
    said = squeezed(field.data or "")
    few = len(said) < glass.LEAST or len(set(said)) < glass.LEAST // 2
    if few and not field.errors:
        raise validators.ValidationError(_("Please say it in a few words."))


class Asking(Form):
    name = text(_("Name here"), most=40, hint=_("Exactly as it is used here."))
    purpose = choice(_("Why now"), [("", _("Please choose")), *CHOICES.items()])
    reason = long_text(
        _("The reason, in your own words"),
        most=500,
        hint=_("The person reads these words, and the coordinator too."),
    )

    validate_reason = few_words

    def validate_purpose(self, field: wtforms.Field) -> None:
        if not field.data:
            raise validators.ValidationError(_("Please choose one."))


def new_exception(request: Request) -> Response:
    return render(request, "desk/exception_new.html", form=Asking())


def open_exception(request: Request) -> Response:
    form = Asking(request.fields)
    person = _named(request, form) if form.validate() else None
    if person is None:
        return render(request, "desk/exception_new.html", form=form)
    if not is_assigned(request.db, request.member, person.id):
        glass.open_exception(
            request.db,
            request.member,
            person,
            purpose=Purpose(form.purpose.data),
            reason=form.reason.data,
        )
    return after_post(request, "desk.person", id=person.id)


def exceptions(request: Request) -> Response:
    before = read_id_key(request.asked("before")) or BEGINNING
    rows = glass.exceptions_for(request.db, request.member, before, 21)
    return render(request, "desk/exceptions.html", page=cut(rows, lambda row: str(row.id)))


def exception(request: Request) -> Response:
    found = _exception(request)
    return render(
        request,
        "desk/exception.html",
        shown=found,
        reason=glass.read_reason(request.db, request.member, found),
        purposes=CHOICES,
    )


def see_exception(request: Request) -> Response:
    glass.see(request.db, _exception(request).id)
    return after_post(request, "desk.exceptions")


def end_exception(request: Request) -> Response:
    there(glass.end(request.db, request.member, request.path_params["id"]) or None)
    return after_post(request, "desk.today")


def _named(request: Request, form: Asking) -> Member | None:
    """The person of this name; the form says the same for nobody and for somebody elsewhere."""
    found = glass.find(request.db, request.member, form.name.data)
    if found is None:
        errors: Any = form.name
        errors.errors = [NOBODY]
    return found


def _exception(request: Request) -> Further:
    number = request.path_params["id"]
    return there(glass.exception_for(request.db, request.member, number))


routes = [
    get("/desk/exceptions", exceptions, access=access.overseer),
    get("/desk/exceptions/new", new_exception, access=access.caseworker),
    post("/desk/exceptions", open_exception, access=access.caseworker, fresh=True),
    get("/desk/exceptions/{id:id}", exception, access=access.overseer, writes=True),
    post("/desk/exceptions/{id:id}/seen", see_exception, access=access.overseer),
    post("/desk/exceptions/{id:id}/ending", end_exception, access=access.caseworker),
]
