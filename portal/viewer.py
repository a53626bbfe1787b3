"""Who is looking: the small tuple that every rule and query receives."""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import NamedTuple


class Role(StrEnum):
    RESIDENT = "resident"
    GRADUATE = "graduate"
    PEER_MENTOR = "peer_mentor"
    CASEWORKER = "caseworker"
    COORDINATOR = "coordinator"
    ADMINISTRATOR = "administrator"


MEMBERS = frozenset({Role.RESIDENT, Role.GRADUATE, Role.PEER_MENTOR})
STAFF = frozenset({Role.CASEWORKER, Role.COORDINATOR, Role.ADMINISTRATOR})


class Viewer(NamedTuple):
    """A signed-in person, read once per request."""

    id: int
    name: str
    role: Role
    house_id: int
    language: str

    @property
    def is_staff(self) -> bool:
        return self.role in STAFF

    @property
    def moderates(self) -> bool:
        """Peer mentors do it; caseworkers and coordinators stand behind them."""
        return self.role in {Role.PEER_MENTOR, Role.CASEWORKER, Role.COORDINATOR}


class Visit(NamedTuple):
    """One signed-in phone: whose it is, and whether it has rested too long."""

    key: str
    viewer: Viewer
    own_phone: bool
    seen_at: datetime
    rest: timedelta  # how long it may go unused
    is_over: bool
