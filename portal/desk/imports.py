"""Files of offers at the desk: bringing one, what is wrong in it, putting the good lines in."""

from typing import Any

from starlette.datastructures import FormData
from starlette.responses import Response

from portal import spreadsheet
from portal.listings.models import HOME, JOB
from portal.vetting import importing
from portal.vetting.import_form import Bringing
from portal.vetting.imports import bad_rows, import_for, imports_for, same_before
from portal.vetting.models import Import
from portal.vetting.reading.columns import template_rows
from portal.vetting.reading.files import MOST_BYTES, Read, read
from portal.web import access
from portal.web.attachment import attachment
from portal.web.errors import there
from portal.web.forms import SAID
from portal.web.paging import ROWS, cut, read_id_key
from portal.web.rendering import after_post, render
from portal.web.request import Request
from portal.web.routing import get, post
from portal.web.uploads import Upload


def imports(request: Request) -> Response:
    found = imports_for(request.db, request.member, read_id_key(request.asked("before")), ROWS + 1)
    page = cut(found, lambda line: str(line.id))
    return render(request, "desk/imports.html", page=page)


def new_import(request: Request) -> Response:
    kind = HOME if request.asked("kind") == HOME else JOB
    return _page(request, Bringing(data={"kind": kind, "language": request.language.code}))


def import_template(request: Request) -> Response:
    kind = HOME if request.asked("kind") == HOME else JOB
    made = spreadsheet.sheet(template_rows(kind))
    return attachment(made, spreadsheet.KIND, NAMES[kind])


def take_import(request: Request) -> Response:
    form, found = Bringing(request.fields), request.brought
    if not form.validate():
        return _page(request, form)
    if found.fault:
        return _page(request, form, fault=found.why)
    made = importing.take(request.db, request.member, form.kind.data, found)
    return after_post(request, "desk.show_import", id=made.id)


def show_import(request: Request) -> Response:
    found, after = _asked_for(request), read_id_key(request.asked("after"))
    rows = bad_rows(request.db, found, after, ROWS + 1)
    return render(
        request,
        "desk/import.html",
        found=found,
        page=cut(rows, lambda row: str(row.line)),
        before=same_before(request.db, found),
        after=after,
    )


def want_import(request: Request) -> Response:
    importing.want(request.db, request.member, _asked_for(request))
    return after_post(request, "desk.show_import", id=request.path_params["id"])


def drop_import(request: Request) -> Response:
    importing.drop(request.db, request.member, _asked_for(request))
    return after_post(request, "desk.imports")


def read_brought(sent: bytes, fields: FormData) -> Read:
    """A file, else what was pasted."""
    kind, said = fields.get("kind", ""), fields.get(SAID, "")
    content = sent or str(said).encode()
    return read(content, HOME if kind == HOME else JOB, str(fields.get("language", "")))


def _asked_for(request: Request) -> Import:
    return there(import_for(request.db, request.member, request.path_params["id"]))


def _page(request: Request, form: Bringing, *, fault: Any = "") -> Response:
    status = 422 if fault else 0
    return render(request, "desk/import_new.html", status=status, form=form, fault=fault)


NAMES = {JOB: "jobs.csv", HOME: "homes.csv"}

routes = [
    get("/desk/imports", imports, access=access.caseworker),
    get("/desk/imports/new", new_import, access=access.caseworker),
    get("/desk/imports/template", import_template, access=access.caseworker),
    post(
        "/desk/imports",
        take_import,
        access=access.caseworker,
        upload=Upload(MOST_BYTES, read_brought),
    ),
    get("/desk/imports/{id:id}", show_import, access=access.caseworker),
    post("/desk/imports/{id:id}/entry", want_import, access=access.caseworker),
    post("/desk/imports/{id:id}/drop", drop_import, access=access.caseworker),
]
