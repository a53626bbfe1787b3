"""Jobs and homes that people want: passing on what they agreed to, and what came back."""

from typing import Any

from starlette.responses import Response

from portal.accounts import glass
from portal.accounts.queries import is_assigned
from portal.cv.sheet import paper, read_kept
from portal.desk.interest_forms import RELAY, Date, Outcome
from portal.finding.queries import Checker, checker_for
from portal.interest import actions, queries
from portal.interest.labels import OF_HOUSE, WHY_NOT, happened
from portal.interest.meetings import when_of
from portal.interest.models import Interest, State
from portal.interest.rules import TALKS, house_may_move
from portal.interest.standing import Standing, require_for, standing_of, tells_address
from portal.refusal import Refused
from portal.trail.deeds import Deed
from portal.vetting.contacts import contact_of
from portal.web import access
from portal.web.attachment import attachment
from portal.web.errors import there
from portal.web.rendering import after_post, render
from portal.web.request import Request
from portal.web.routing import get, post

NAME = "cv.pdf"


def interests(request: Request) -> Response:
    found = queries.waiting_for(request.db, request.member)
    return render(request, "desk/interests.html", lines=found, states=OF_HOUSE)


def interest(request: Request) -> Response:
    found = there(queries.interest_for(request.db, request.member, request.path_params["id"]))
    return _page(request, found)


def interest_paper(request: Request) -> Response:
    """The CV that goes out, only while her yes stands and the offer is shown."""
    found = _interest(request)
    if not found.is_open or not actions.may_still(request.db, found):
        raise Refused(WHY_NOT[State.WITHDRAWN])
    require_for(request.db, found.offer["id"], State.SENT)
    leaves = there([read_kept(leaf) for leaf in found.leaves] or None)
    actions.open_interest(request.db, request.member, found, Deed.INTEREST_TAKEN)
    return attachment(paper(leaves), "application/pdf", NAME)


def send_interest(request: Request) -> Response:
    found = _interest(request)
    actions.pass_on(request.db, request.member, found)
    return after_post(request, "desk.interest", id=found.id)


def arrange_date(request: Request) -> Response:
    found, form = _interest(request), Date(request.fields)
    may_tell = tells_address(request.db, found.offer["id"])
    if not form.validate() or not form.leaves_out(_check(request), address=may_tell):
        return _page(request, found, date=form)
    try:
        actions.arrange(request.db, request.member, found, form.when())
    except Refused as no:
        return _page(request, found, date=form, refused=no.message)
    return after_post(request, "desk.interest", id=found.id)


def write_interest(request: Request) -> Response:
    found, form = _interest(request), Outcome(request.fields)
    if not form.validate() or not form.leaves_out(_check(request)):
        return _page(request, found, outcome=form)
    try:
        if form.what.data == RELAY:
            actions.relay(request.db, request.member, found, form.said)
        else:
            state = State(form.what.data)
            actions.write_down(request.db, request.member, found, state, form.said)
    except Refused as no:
        return _page(request, found, outcome=form, refused=no.message)
    return after_post(request, "desk.interest", id=found.id)


def _interest(request: Request) -> Interest:
    number = request.path_params["id"]
    return there(queries.interest_to_change(request.db, request.member, number))


def _check(request: Request) -> Checker:
    return checker_for(request.db, request.portal.pack.code)


def _page(
    request: Request,
    found: Interest,
    *,
    date: Date | None = None,
    outcome: Outcome | None = None,
    refused: object = "",
) -> Response:
    """Every time it is shown, also with errors in it, this is a look."""
    actions.open_interest(request.db, request.member, found, Deed.INTEREST_OPENED)
    spoken = {"language": request.language.code, "where_in": request.language.code}
    is_wrong = any(form is not None and form.errors for form in (date, outcome))
    return render(
        request,
        "desk/interest.html",
        status=409 if refused else 422 if is_wrong else 0,
        interest=found,
        states=OF_HOUSE,
        happened=happened,
        when=when_of(found),
        date=date or Date(data=spoken),
        outcome=(outcome or Outcome(data=spoken)).offer(found.state, talks=found.state in TALKS),
        contact=contact_of(request.db, found.offer["id"]),
        refused=refused,
        **_stands(request, found),
    )


def _stands(request: Request, found: Interest) -> dict[str, Any]:
    """What may be done now, and whether she looks after the person, or only may look."""
    me, standing = request.member, standing_of(request.db, found.offer["id"])
    is_mine = is_assigned(request.db, me, found.member_id)
    has_yes = found.is_open and actions.may_still(request.db, found)
    return {
        "standing": standing,
        "may_send": has_yes and standing is Standing.SHOWN,
        "has_yes": has_yes,
        "may_arrange": has_yes
        and standing is not Standing.STOPPED
        and house_may_move(found.state, State.INTERVIEW),
        "tells_address": tells_address(request.db, found.offer["id"]),
        "leaves": [read_kept(leaf) for leaf in found.leaves],
        "is_mine": is_mine,
        "exception": None if is_mine else glass.current(request.db, me, found.member_id),
    }


routes = [
    get("/desk/interests", interests, access=access.caseworker),
    get("/desk/interests/{id:id}", interest, access=access.caseworker, writes=True),
    get("/desk/interests/{id:id}/paper", interest_paper, access=access.caseworker, writes=True),
    post("/desk/interests/{id:id}/sending", send_interest, access=access.caseworker),
    post("/desk/interests/{id:id}/date", arrange_date, access=access.caseworker),
    post("/desk/interests/{id:id}/answer", write_interest, access=access.caseworker),
]
