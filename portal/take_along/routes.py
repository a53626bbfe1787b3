"""Taking my plan along: choosing, looking at it, the file. Nothing here writes anything."""

from starlette.responses import RedirectResponse, Response

from portal.i18n import LANGUAGES
from portal.i18n import lazy as _
from portal.paper.checklist import Entry, checklist
from portal.plan.hiding import hidden_by
from portal.plan.queries import plan_for
from portal.proof import typed_pin
from portal.refusal import Refused
from portal.safety.queries import sheet_for
from portal.take_along import dates, queries
from portal.take_along.forms import Taking, ticks_in
from portal.take_along.listing import entries_of, safety_entries, with_isolates
from portal.take_along.queries import Ticks
from portal.web import access
from portal.web.attachment import attachment
from portal.web.paths import path
from portal.web.rendering import render
from portal.web.request import Request
from portal.web.routing import get, post

MOST_TICKS = 150  # beyond that only goals are chosen one by one: a form has 200 fields at most
MOST_ENTRIES = 200  # of a file: each takes some hundredths of a second


def take(request: Request) -> Response:
    return _picker(request, Taking(data=_languages(request)))


def printed(request: Request) -> Response:
    """Whoever asks for the page without a choice, having come back to it, chooses again."""
    return RedirectResponse(path("take_along.take"), 303)


def print_list(request: Request) -> Response:
    """The page itself is the answer: no address holds what she chose, and nothing is kept."""
    form, ticks = Taking(request.fields), ticks_in(request.fields)
    if not form.validate() or request.typed("as") == "choice":
        return _picker(request, form, ticks)
    if form.safety.data and (stopped := _stopped(request, form, ticks)):
        return stopped
    entries = _entries(request, form, ticks)
    if len(entries) == 1:
        return _picker(request, form, ticks, is_empty=True)
    if request.typed("as") == "file":
        return _file(entries)
    return _page(request, form, ticks, entries)


def _file(entries: list[Entry]) -> Response:
    if len(entries) > MOST_ENTRIES:
        raise Refused(_("This is too long for a file. Take fewer goals, or print the page."))
    return attachment(checklist(entries), "application/pdf", "list.pdf")


def _entries(request: Request, form: Taking, ticks: Ticks) -> list[Entry]:
    me = request.member
    columns = [
        (language, plan_for(request.db, me, me.id, language.code)) for language in form.languages
    ]
    entries = entries_of(columns, ticks, form)
    if form.safety.data:
        entries += safety_entries(form.languages, sheet_for(request.db, me))
    return entries


def _stopped(request: Request, form: Taking, ticks: Ticks) -> Response | None:
    """Her safety plan has a door of its own, whatever is open already."""

    def again(status: int) -> Response:
        return _picker(request, form, ticks, status=status)

    return typed_pin.stopped_by(request, form.pin, again)


def _picker(
    request: Request,
    form: Taking,
    ticks: Ticks | None = None,
    *,
    is_empty: bool = False,
    status: int = 0,
) -> Response:
    me = request.member
    plan = plan_for(request.db, me, me.id, request.language.code)
    hidden = hidden_by(request.db, me)
    count = sum(1 + len(goal.steps) for goal in plan)
    return render(
        request,
        "take_along/take.html",
        status=422 if is_empty else status,
        form=form,
        goals=plan,
        ticks=ticks or queries.first_ticks(plan, hidden),
        hidden=hidden,
        is_long=count > MOST_TICKS,
        is_empty=is_empty,
        here=path("take_along.take"),
    )


def _page(request: Request, form: Taking, ticks: Ticks, entries: list[Entry]) -> Response:
    """Links to other languages lead to the choice: this page has no address of its own."""
    return render(
        request,
        "take_along/list.html",
        form=form,
        entries=entries,
        sent=[
            ("goal", " ".join(map(str, sorted(ticks.goals)))),
            ("step", " ".join(map(str, sorted(ticks.steps)))),
            ("first", form.first.data),
            ("second", form.second.data),
            *((name, "y") for name in form.ticked),
        ],
        with_isolates=with_isolates,
        here=path("take_along.take"),
    )


def _languages(request: Request) -> dict[str, str]:
    """Her language, and beside it the one in which offices of this country read letters."""
    first, second = request.language.code, request.portal.pack.data_law.letter.language
    return {"first": first, "second": second if second in LANGUAGES and second != first else ""}


routes = [
    get("/plan/take", take, access=access.member, private=True),
    get("/plan/take/print", printed, access=access.member, private=True),
    post("/plan/take/print", print_list, access=access.member, private=True),
    *dates.routes,
]
