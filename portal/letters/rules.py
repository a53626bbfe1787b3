"""How much fits into a letter, how long one mentor answers, and what can be reported."""

from datetime import datetime, timedelta

from portal import clock
from portal.letters.models import Letter
from portal.viewer import Role, Viewer

MOST = 5000  # letters of one message
MOST_OPEN = 5  # letters of one person
ANSWERS_FOR = timedelta(minutes=15)


def is_mentor(viewer: Viewer) -> bool:
    """Peer mentors and nobody else: staff never read letters."""
    return viewer.role is Role.PEER_MENTOR


def is_answered_by_other(letter: Letter, mentor: Viewer, now: datetime | None = None) -> bool:
    """Whether somebody else is answering at this moment."""
    now = now or clock.now()
    until = letter.claimed_until
    return until is not None and until > now and letter.claimed_by_id not in {None, mentor.id}


def is_answered_by(letter: Letter, mentor: Viewer) -> bool:
    """Whether this mentor is answering at this moment."""
    until = letter.claimed_until
    return until is not None and until > clock.now() and letter.claimed_by_id == mentor.id
