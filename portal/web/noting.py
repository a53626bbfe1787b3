"""Refused requests in the log: when, at which route, in which role. Never who, nor what was typed.

Whoever runs the portal can see that somebody tries doors. What is done to a record stands in the
trail, with names, for the person concerned.
"""

import logging

from portal.web.request import Request

REFUSED = frozenset({400, 403, 404, 405, 410, 413, 429, 503})
WRONG_PROOF = 422  # a form with mistakes; worth a line only where somebody proves who she is

log = logging.getLogger("portal.refused")


def note(request: Request, route: str, status: int, *, is_proof: bool) -> None:
    """One line for an answer that says no."""
    if status in REFUSED or (status == WRONG_PROOF and is_proof):
        role = request.viewer.role if request.viewer else "guest"
        log.warning("%s %s %s", status, route, role)
