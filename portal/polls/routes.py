"""The list of decisions, asking for one, voting. Nothing here notes who voted."""

from typing import Any

from starlette.responses import RedirectResponse, Response

from portal import clock
from portal.i18n import lazy as _
from portal.polls import actions, queries, rules
from portal.polls.forms import NewPoll, Voice
from portal.polls.models import Poll
from portal.refusal import require
from portal.web import access
from portal.web.errors import there
from portal.web.paging import cut, moment_key, read_moment_key
from portal.web.paths import path
from portal.web.rendering import after_post, render
from portal.web.request import Request
from portal.web.routing import get, post

EVERYBODY = "all"  # as the form calls all houses
SEEN = "seen"  # the field with the ballot that stood on the page


def index(request: Request) -> Response:
    before = read_moment_key(request.asked("after"))
    rows = queries.closed_polls_for(request.db, request.member, before)
    page = cut(rows, lambda line: moment_key(line.closes_at, line.id), queries.CLOSED)
    is_first = before is None
    found = queries.open_polls_for(request.db, request.member) if is_first else []
    return render(request, "polls/index.html", polls=found, page=page, is_first=is_first, may=rules)


def new_poll(request: Request) -> Response:
    form = NewPoll(data={"language": request.member.language})
    return render(request, "polls/new.html", form=_offered(request, form))


def add(request: Request) -> Response:
    form = _offered(request, NewPoll(request.fields))
    if not form.validate():
        return render(request, "polls/new.html", form=form)
    house_id = None if form.house.data == EVERYBODY else request.member.house_id
    made = actions.make(request.db, request.member, house_id, **form.values())
    return after_post(request, "polls.show", id=made.id)


def show(request: Request) -> Response:
    poll = _poll(request)
    mine = queries.ballot_of(request.db, request.member, poll.id)
    return _page(request, poll, mine, Voice().offer(poll.options, mine.choice))


def vote(request: Request) -> Response:
    """Not `after_post`: that would keep the form's key, and with it that somebody voted and when.
    The same form again is known by the ballot itself."""
    poll = _poll(request)
    require(rules.may_vote(request.member))
    form = Voice(request.fields).offer(poll.options, None)
    if not form.validate():
        mine = queries.ballot_of(request.db, request.member, poll.id)
        return _page(request, poll, mine, form)
    ballot = int(form.voice.data), request.state.once, request.typed(SEEN)
    actions.vote(request.db, request.member, poll, *ballot)
    return RedirectResponse(path("polls.show", id=poll.id), 303)


def take_back(request: Request) -> Response:
    """Without a key that is kept, as `vote`."""
    poll = _poll(request)
    ballot = request.state.once, request.typed(SEEN)
    actions.take_back(request.db, request.member, poll, *ballot)
    return RedirectResponse(path("polls.show", id=poll.id), 303)


def end(request: Request) -> Response:
    poll = _poll_to_end(request)
    actions.end(request.db, request.member, poll)
    return after_post(request, "polls.show", id=poll.id)


def remove(request: Request) -> Response:
    actions.remove(request.db, request.member, _poll_to_end(request))
    return after_post(request, "polls.index")


def _poll(request: Request) -> Poll:
    return there(queries.poll_for(request.db, request.member, request.path_params["id"]))


def _poll_to_end(request: Request) -> Poll:
    return there(queries.poll_to_end(request.db, request.member, request.path_params["id"]))


def _page(request: Request, poll: Poll, mine: queries.Mine, form: Voice) -> Response:
    is_open = poll.is_open(clock.now())
    return render(
        request,
        "polls/poll.html",
        poll=poll,
        asker=queries.asker_of(request.db, poll),
        is_open=is_open,
        form=form if is_open and rules.may_vote(request.member) else None,
        mine=mine,
        result=rules.result(poll),
        enough=rules.ENOUGH,
        may_end=rules.may_end(request.member, poll),
    )


def _offered(request: Request, form: NewPoll) -> NewPoll:
    houses: list[tuple[str, Any]] = [(str(request.member.house_id), _("For this house"))]
    if rules.may_make_for(request.member, None):
        houses.append((EVERYBODY, _("For all houses")))
    return form.offer(houses)


routes = [
    get("/polls", index, access=access.people),
    get("/polls/new", new_poll, access=access.moderator),
    post("/polls", add, access=access.moderator),
    get("/polls/{id:id}", show, access=access.people),
    post("/polls/{id:id}/vote", vote, access=access.member),
    post("/polls/{id:id}/withdrawal", take_back, access=access.member),
    post("/polls/{id:id}/end", end, access=access.moderator),
    post("/polls/{id:id}/removal", remove, access=access.moderator),
]
