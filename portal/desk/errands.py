"""What colleagues asked me to translate: only the words, never whose they are."""

from starlette.responses import Response

from portal.desk.translations import gone
from portal.plan import errands as asked
from portal.plan import translating
from portal.plan.errands import Opened
from portal.plan.forms import version_of
from portal.plan.translation_form import Translating, edition_of, form_for
from portal.plan.translations import Original
from portal.web import access
from portal.web.errors import there
from portal.web.rendering import after_post, render
from portal.web.request import Request
from portal.web.routing import get, post


def errands(request: Request) -> Response:
    found = asked.errands_for(request.db, request.member)
    return render(request, "desk/errands.html", errands=found)


def errand(request: Request) -> Response:
    found = there(asked.errand_for(request.db, request.member, request.path_params["id"]))
    return _show(request, found, form_for(found.written))


def finish_errand(request: Request) -> Response:
    found = _locked(request)
    if found is None:
        return gone(request)
    form, language = form_for(found.written, request.fields), found.row.language
    if not form.validate():
        return _show(request, found, form)
    known = {"version": version_of(request), "edition": edition_of(request)}
    if not translating.translate(
        request.db, request.member, found.written, language, form.words, **known
    ):
        return _show(request, found, form, is_outdated=True)
    return after_post(request, "desk.errands")


def give_errand_back(request: Request) -> Response:
    translating.give_back(request.db, request.member, there(_locked(request)).row)
    return after_post(request, "desk.errands")


def _locked(request: Request) -> Opened | None:
    number = request.path_params["id"]
    return asked.errand_for(request.db, request.member, number, locked=True)


def _show(
    request: Request, found: Opened, form: Translating, *, is_outdated: bool = False
) -> Response:
    """Every time the words are shown is a look at the record of whose they are."""
    translating.open_errand(request.db, request.member, found.row)
    return render(
        request,
        "desk/errand.html",
        status=409 if is_outdated else 0,
        row=found.row,
        original=Original.of(found.written),
        form=form,
        is_outdated=is_outdated,
    )


routes = [
    get("/desk/translations", errands, access=access.caseworker),
    get("/desk/translations/{id:id}", errand, access=access.caseworker, writes=True),
    post("/desk/translations/{id:id}", finish_errand, access=access.caseworker),
    post("/desk/translations/{id:id}/return", give_errand_back, access=access.caseworker),
]
