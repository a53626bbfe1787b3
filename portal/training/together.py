"""Coming together with a friend: making a code, and typing the one that was told."""

from starlette.responses import Response

from portal.training import pairs
from portal.training.asked import asked_for, booking_block, may_come_together, ticked
from portal.training.forms import Told
from portal.web import access
from portal.web.rendering import after_post, render
from portal.web.request import Request
from portal.web.routing import get, post


def together(request: Request) -> Response:
    return _page(request, Told())


def make_code(request: Request) -> Response:
    training = asked_for(request)
    pairs.make_code(request.db, training, request.member)
    return after_post(request, "training.together", id=training.id)


def come(request: Request) -> Response:
    training, form = asked_for(request), Told(request.fields)
    if not form.validate():
        return _page(request, form)
    anyway = ticked(request, "anyway")
    try:
        pairs.come_together(request.db, training, request.member, form.code.data, anyway=anyway)
    except pairs.WrongCode as wrong:  # raised before anything is written
        form.code.errors = [wrong.message]
        return _page(request, form, status=409)
    return after_post(request, "training.show", id=training.id)


def _page(request: Request, form: Told, *, status: int = 0) -> Response:
    training = asked_for(request)
    around, mine = booking_block(request, training), None
    if may_come_together(around["place"]):
        mine = pairs.standing_code(request.db, training.id, request.member)
    return render(
        request,
        "training/together.html",
        status=status,
        form=form,
        is_of_use=may_come_together(around["place"]),
        mine=mine,
        letters=pairs.code_of(request.db, mine) if mine else "",
        **around,
    )


routes = [
    get("/training/{id:id}/together", together, access=access.member),
    post("/training/{id:id}/together", come, access=access.member),
    post("/training/{id:id}/code", make_code, access=access.member),
]
