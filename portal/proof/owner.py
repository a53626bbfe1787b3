"""Pages on which somebody makes what she proves with: for who is inside, and for staff who came in
for the first time and must do it before everything else."""

from collections.abc import Callable
from functools import wraps

from starlette.responses import Response

from portal.proof import asking, challenges
from portal.viewer import Visit
from portal.web.errors import NotFound
from portal.web.paths import path
from portal.web.rendering import leave_fragment
from portal.web.request import Request

OwnerHandler = Callable[[Request, Visit], Response]
Handler = Callable[[Request], Response]


def for_new_factor(handler: OwnerHandler) -> Handler:
    """Passkeys and apps are for staff; somebody who waits may make the first one only."""
    return _guarded(handler, asking.must_enrol, is_for_staff=True)


def for_codes(handler: OwnerHandler) -> Handler:
    """Codes are for everybody; somebody who waits must have passed the step in this very visit."""
    return _guarded(handler, _owes_codes, is_for_staff=False)


def _owes_codes(request: Request, visit: Visit) -> bool:
    return challenges.are_codes_next(request.db, visit.key)


def _guarded(
    handler: OwnerHandler, lets_in: Callable[[Request, Visit], bool], *, is_for_staff: bool
) -> Handler:
    """The route's `fresh` door stands before who is inside; here it is decided about the others."""

    @wraps(handler)
    def guarded(request: Request) -> Response:
        visit = asking.asking_visit(request)
        if visit is None:
            return leave_fragment(request, path("accounts.sign_in_page"))
        if is_for_staff and not visit.viewer.is_staff:
            raise NotFound
        if visit.is_waiting and not lets_in(request, visit):
            return leave_fragment(request, path("proof.second_step"))
        return handler(request, visit)

    return guarded
