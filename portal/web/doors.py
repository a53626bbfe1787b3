"""Doors behind the front door: the PIN of private pages, and "is it still you?".

Each is a page of its own that leads back. They stand in one place, so that no handler can forget.
"""

from datetime import timedelta
from typing import Protocol

from portal import clock
from portal.viewer import Visit

FRESH = timedelta(minutes=5)  # how long a second step counts for deeds that need a fresh one
JUST_TYPED = timedelta(minutes=5)  # how long a PIN counts where it is always asked


class Behind(Protocol):
    """Which doors a page stands behind."""

    private: bool  # wants the PIN, when the member has it asked
    fresh: bool  # wants a second step of the last five minutes
    always_pin: bool  # wants a PIN of the last five minutes, of everybody


def closed_before(page: Behind, visit: Visit) -> str | None:
    """The name of the page that opens the first closed door; None when the way is free."""
    if page.private and not visit.is_private:
        return "proof.pin_page"
    if page.always_pin and not has_just_typed_pin(visit):
        return "proof.pin_page" if visit.has_pin else "proof.pin_settings"
    if page.fresh and not is_fresh(visit):
        return "proof.still_you"
    return None


def is_fresh(visit: Visit) -> bool:
    """Whether a second step was passed within the last five minutes."""
    return visit.strong_at is not None and clock.now() - visit.strong_at <= FRESH


def has_just_typed_pin(visit: Visit) -> bool:
    """Whether the PIN was typed on this phone within the last five minutes."""
    return visit.pin_at is not None and clock.now() - visit.pin_at <= JUST_TYPED
