"""What I am interested in: what went out, what came back, a date, and taking it back."""

from starlette.responses import Response

from portal import formats
from portal.calendar_file import KIND, NAME, calendar_file
from portal.cv.sheet import read_kept
from portal.interest import actions, asking, queries
from portal.interest.forms import APPOINTMENT, Words
from portal.interest.labels import HERS, happened
from portal.interest.meetings import Meeting, hours_of, meeting_of, when_of
from portal.interest.models import Interest, State
from portal.interest.rules import she_may_move
from portal.interest.standing import standing_of
from portal.text import one_line
from portal.web import access
from portal.web.attachment import attachment
from portal.web.errors import there
from portal.web.paths import path
from portal.web.rendering import after_post, render
from portal.web.request import Planned, Request
from portal.web.routing import get, post


def index(request: Request) -> Response:
    found = queries.interests_of(request.db, request.member)
    return render(request, "interest/interests.html", interests=found, states=HERS)


def show(request: Request) -> Response:
    found = there(queries.interest_for(request.db, request.member, request.path_params["id"]))
    when = when_of(found)
    return render(
        request,
        "interest/interest.html",
        interest=found,
        leaves=[read_kept(leaf) for leaf in found.leaves],
        states=HERS,
        happened=happened,
        when=when,
        meeting=_coming(found),
        planned=_planned(request, found),
        standing=standing_of(request.db, found.offer["id"]),
        may={state: she_may_move(found.state, state) for state in State},
    )


def withdraw(request: Request) -> Response:
    found = _mine(request)
    actions.withdraw(request.db, request.member, found)
    return after_post(request, "interest.show", id=found.id)


def begin(request: Request) -> Response:
    found = _mine(request)
    actions.say(request.db, request.member, found, State.STARTED)
    return after_post(request, "interest.show", id=found.id)


def end(request: Request) -> Response:
    found = _mine(request)
    actions.say(request.db, request.member, found, State.ENDED)
    return after_post(request, "interest.show", id=found.id)


def dates(request: Request) -> Response:
    return _dates_page(request, _meeting(request), Words(data={"title": str(APPOINTMENT)}))


def dates_file(request: Request) -> Response:
    """Nothing is kept of this: it can be taken as often as she likes."""
    meeting, form = _meeting(request), Words(request.fields)
    if not form.validate():
        return _dates_page(request, meeting, form)
    entry = hours_of(request.db, request.member.id, meeting, one_line(form.title.data))
    return attachment(calendar_file([entry]), KIND, NAME)


def _dates_page(request: Request, meeting: Meeting, form: Words) -> Response:
    return render(request, "interest/dates.html", meeting=meeting, form=form)


def _meeting(request: Request) -> Meeting:
    number = request.path_params["id"]
    found = there(queries.interest_for(request.db, request.member, number))
    return there(_coming(found))


def _coming(interest: Interest) -> Meeting | None:
    """The date, while it stands and is not over."""
    meeting = meeting_of(interest)
    return meeting if meeting and meeting.is_coming else None


def _planned(request: Request, interest: Interest) -> list[Planned]:
    """What else she has on that day."""
    meeting = _coming(interest)
    if meeting is None:
        return []
    day = meeting.when.at.astimezone(formats.zone()).date()
    here = path("interest.show", id=interest.id)
    return [one for one in request.portal.planned_on(request, day) if one.href != here]


def _mine(request: Request) -> Interest:
    number = request.path_params["id"]
    return there(queries.interest_to_change(request.db, request.member, number))


routes = [
    get("/interest", index, access=access.member, private=True),
    get("/interest/{id:id}", show, access=access.member, private=True),
    post("/interest/{id:id}/withdrawal", withdraw, access=access.member, private=True),
    post("/interest/{id:id}/beginning", begin, access=access.member, private=True),
    post("/interest/{id:id}/end", end, access=access.member, private=True),
    get("/interest/{id:id}/dates", dates, access=access.member, private=True),
    post("/interest/{id:id}/dates", dates_file, access=access.member, private=True),
    *asking.routes,
]
