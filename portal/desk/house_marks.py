"""Words by which a house could be found: a coordinator types them once, nobody reads them again."""

import wtforms
from starlette.responses import Response
from wtforms import validators

from portal.finding import actions, queries
from portal.i18n import lazy as _
from portal.web import access
from portal.web.forms import Form, text
from portal.web.rendering import after_post, render
from portal.web.request import Request
from portal.web.routing import get, post


class Place(Form):
    """The field has the name of a secret: it is not kept when the visit runs out meanwhile."""

    words = text(
        _("Words that must not be posted"),
        most=120,
        hint=_("As people would write them, such as “Rose Street 12”. Two to eight words."),
    )

    def validate_words(self, field: wtforms.Field) -> None:
        if field.data and not field.errors and not actions.is_fit(field.data):
            message = _("Please write two to eight words, or one long one.")
            raise validators.ValidationError(message)


def places(request: Request) -> Response:
    return _page(request, Place())


def add_place(request: Request) -> Response:
    form = Place(request.fields)
    if not form.validate():
        return _page(request, form)
    actions.add_mark(request.db, request.member, form.words.data)
    return after_post(request, "desk.places")


def forget_places(request: Request) -> Response:
    actions.forget_marks(request.db, request.member)
    return after_post(request, "desk.places")


def _page(request: Request, form: Place) -> Response:
    many = queries.count_marks(request.db, request.member.house_id)
    return render(request, "desk/places.html", form=form, many=many)


routes = [
    get("/desk/places", places, access=access.coordinator),
    post("/desk/places", add_place, access=access.coordinator),
    post("/desk/places/removal", forget_places, access=access.coordinator, fresh=True),
]
