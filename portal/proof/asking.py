"""The page that asks "is it you?", and the way on after a right answer.

The same for the second step after the secret words, and for deeds that want a fresh step.
"""

from typing import Any

from starlette.responses import Response

from portal.accounts import throttle, unsent, visits
from portal.proof import challenges, codes, passkeys, queries
from portal.proof.forms import Code, Words
from portal.viewer import Visit
from portal.web import once
from portal.web.paths import is_ours, path
from portal.web.rendering import leave_fragment, render
from portal.web.request import Request

FEW = 2  # codes left, at which she is led to where new ones are made


def asking_visit(request: Request) -> Visit | None:
    """The visit whose owner can prove something now: it waits for that, or she is inside."""
    visit = request.visit
    return None if visit is None or visit.is_over else visit


def ask(
    request: Request,
    visit: Visit,
    *,
    code: Code | None = None,
    words: Words | None = None,
    problem: Any = "",
    wait: int = 0,
) -> Response:
    """What she can prove with. `problem` says why the last answer was not taken."""
    ways = queries.ways_of(request.db, visit.viewer.id)
    response = render(
        request,
        "proof/second_step.html" if visit.is_waiting else "proof/still_you.html",
        status=_status(problem, wait, code, words),
        ways=ways,
        has_words=has_words(visit, ways),
        can_use_passkey=ways.passkeys and passkeys.site_of(request.portal.settings),
        code=code or Code(),
        words=words or Words(),
        problem=problem,
        wait=wait,
        next=next_of(request),
    )
    if wait:
        response.headers["retry-after"] = str(wait)
    return response


def has_words(visit: Visit, ways: queries.Ways) -> bool:
    """Whether her secret words are all she has, and enough: never for staff of a real house."""
    return not visit.needs_second and ways.is_none


def must_enrol(request: Request, visit: Visit) -> bool:
    """Staff who came in with words or a card and never had a second step: they make it now."""
    if not (visit.is_waiting and visit.viewer.is_staff):
        return False
    return queries.ways_of(request.db, visit.viewer.id).is_none and not codes.were_saved(
        request.db, visit.viewer.id
    )


def take_try(request: Request, visit: Visit) -> int:
    """Count one try with a code, before it is checked; 0, or the seconds to wait."""
    return throttle.take(request.db, _key(request, visit), throttle.FREE)


def go_on(request: Request, visit: Visit) -> Response:
    """It is she. Staff who never saved codes do that before they come in."""
    throttle.forgive(request.db, _key(request, visit))
    if not visit.is_waiting:
        visits.pass_second(request.db, visit.key)
        return lead(request, next_of(request) or path("proof.factors"))
    if visit.viewer.is_staff and not codes.were_saved(request.db, visit.viewer.id):
        challenges.expect_codes(request.db, visit.key)
        return lead(request, path("proof.new_codes"))
    return come_in(request, visit, path("proof.factors") if _is_short(request, visit) else "")


def come_in(request: Request, visit: Visit, target: str = "") -> Response:
    """The second step is done."""
    visits.pass_second(request.db, visit.key)
    if unsent.waiting_for(request.db, visit.viewer.id):
        target = path("accounts.kept")
    return lead(request, target or next_of(request) or path("home.show"))


def next_of(request: Request) -> str:
    """Where she was going."""
    back = request.typed("next") or request.asked("next")
    return back if is_ours(back) else ""


def lead(request: Request, target: str) -> Response:
    """Also when the button was pressed twice, and the code is used up by the first press."""
    if key := request.state.once:
        once.remember(request.db, key, target)
        request.state.once = None
    return leave_fragment(request, target)


def _is_short(request: Request, visit: Visit) -> bool:
    """Whether she should see to new codes, or to a way in that is not used up."""
    ways = queries.ways_of(request.db, visit.viewer.id)
    return ways.codes <= FEW or (visit.viewer.is_staff and not ways.lasting)


def _key(request: Request, visit: Visit) -> str:
    """Counted by itself: no name here has a blank in its key."""
    return throttle.key_for(request.portal.settings.secret, f"second {visit.viewer.id}")


def _status(problem: Any, wait: int, code: Code | None, words: Words | None) -> int:
    if wait:
        return 429
    is_wrong = problem or (code and code.errors) or (words and words.errors)
    return 422 if is_wrong else 200
