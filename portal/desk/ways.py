"""Somebody's way at the desk: where she is, dates of papers, and what she lets others know."""

from starlette.responses import Response

from portal.accounts import glass
from portal.accounts.models import Member
from portal.accounts.queries import is_assigned
from portal.trail.deeds import purpose_of
from portal.way import actions, queries
from portal.way.forms import WayForm, values_of, version_of, way_form
from portal.way.sheet import dues
from portal.web import access
from portal.web.errors import there
from portal.web.rendering import after_post, render
from portal.web.request import Request
from portal.web.routing import get, post


def way(request: Request) -> Response:
    number = request.path_params["id"]
    return _page(request, there(queries.person_to_see(request.db, request.member, number)))


def change_way(request: Request) -> Response:
    me, guide = request.member, request.portal.pack.way
    person = there(queries.person_for(request.db, me, request.path_params["id"]))
    form = way_form(guide, request.language.code, request.fields)
    if not form.validate():
        return _page(request, person, form)
    version = version_of(request.typed("version"))
    if not actions.write(request.db, me, person.id, form.sheet(guide), version):
        return _page(request, person, form, is_outdated=True)
    return after_post(request, "desk.way", id=person.id)


def _page(
    request: Request, person: Member, form: WayForm | None = None, *, is_outdated: bool = False
) -> Response:
    """Also with errors in it this is a look. Only who was shown what stands now writes over it:
    a form with a mistake stays meant for the version that it began with."""
    me, guide = request.member, request.portal.pack.way
    actions.open_way(request.db, me, person.id, purpose_of(request.asked("why")))
    written = queries.way_for(request.db, me, person.id)
    is_mine = is_assigned(request.db, me, person.id)
    choice = queries.told_choice(request.db, me, person.id)
    begins_anew = form is None or is_outdated
    return render(
        request,
        "desk/way.html",
        status=409 if is_outdated else 0,
        person=person,
        written=written,
        station=guide.station(written.sheet.station),
        dues=dues(guide, written.sheet),
        choice=choice,
        option=guide.option(choice.option) if choice and choice.option else None,
        is_mine=is_mine,
        exception=None if is_mine else glass.current(request.db, me, person.id),
        is_outdated=is_outdated,
        version=written.version if begins_anew else version_of(request.typed("version")),
        form=form or way_form(guide, request.language.code, data=values_of(written.sheet)),
    )


routes = [
    get("/desk/people/{id:id}/way", way, access=access.caseworker, writes=True),
    post("/desk/people/{id:id}/way", change_way, access=access.caseworker),
]
