"""One session as a file for a calendar, and an address at which a calendar finds all of them."""

from starlette.responses import Response

from portal.calendar_file import KIND, NAME, calendar_file
from portal.calendars import actions, queries
from portal.calendars.forms import APPOINTMENT, Words
from portal.calendars.queries import Place
from portal.text import one_line
from portal.web import access
from portal.web.attachment import attachment
from portal.web.errors import there
from portal.web.paths import path
from portal.web.rendering import after_post, render
from portal.web.request import Request
from portal.web.routing import get, post


def session(request: Request) -> Response:
    return _session_page(request, _place(request), Words(data={"title": str(APPOINTMENT)}))


def session_file(request: Request) -> Response:
    """Nothing is kept of this: it can be taken as often as she likes."""
    place, form = _place(request), Words(request.fields)
    if not form.validate():
        return _session_page(request, place, form)
    title, with_place = one_line(form.title.data), form.with_place.data
    me = request.member.id
    entries = queries.entries(request.db, me, [place], title, with_place=with_place)
    return attachment(calendar_file(entries), KIND, NAME)


def show(request: Request) -> Response:
    feed = queries.feed_of(request.db, request.member)
    said = {"title": feed.title, "with_place": feed.with_place} if feed else None
    return _page(request, Words(data=said or {"title": str(APPOINTMENT)}))


def make(request: Request) -> Response:
    """The page itself is the answer: it shows the address this once."""
    form = Words(request.fields)
    if not form.validate():
        return _page(request, form)
    title, key = one_line(form.title.data), request.state.once
    with_place = form.with_place.data
    secret = actions.renew(request.db, request.member, key, title, with_place=with_place)
    address = request.portal.settings.origin + path("calendars.feed", token=secret)
    here = path("calendars.show")
    return render(request, "calendars/address.html", address=address, here=here)


def change(request: Request) -> Response:
    form = Words(request.fields)
    if not form.validate():
        return _page(request, form)
    title, with_place = one_line(form.title.data), form.with_place.data
    actions.change(request.db, request.member, title, with_place=with_place)
    return after_post(request, "calendars.show")


def revoke(request: Request) -> Response:
    actions.revoke(request.db, request.member)
    return after_post(request, "calendars.show")


def feed(request: Request) -> Response:
    """For a calendar program: no cookie, no page, and one answer for whatever is not there."""
    found = there(queries.feed_behind(request.db, request.path_params["token"]))
    entries = queries.entries_of(request.db, found)
    return attachment(calendar_file(entries, found.title), KIND, NAME)


def _place(request: Request) -> Place:
    return there(queries.place_for(request.db, request.member, request.path_params["id"]))


def _session_page(request: Request, place: Place, form: Words) -> Response:
    return render(request, "calendars/session.html", place=place, form=form)


def _page(request: Request, form: Words) -> Response:
    feed = queries.feed_of(request.db, request.member)
    here = path("calendars.show")
    return render(request, "calendars/calendar.html", feed=feed, form=form, here=here)


routes = [
    get("/training/{id:id}/calendar", session, access=access.member),
    post("/training/{id:id}/calendar", session_file, access=access.member),
    get("/account/calendar", show, access=access.member, private=True),
    post("/account/calendar", change, access=access.member, private=True),
    post("/account/calendar/address", make, access=access.member, private=True),
    post("/account/calendar/end", revoke, access=access.member, private=True),
    get("/calendar/{token}.ics", feed, access=access.anyone),
]
