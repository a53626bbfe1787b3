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
    hides: bool = False  # whether she looks on a shared phone, where topics of hers may be hidden
    mine: str = ""  # by what her other names in the forum are known as hers; see accounts/mine.py

    @property
    def is_staff(self) -> bool:
        return self.role in STAFF

    def is_herself(self, member_id: int) -> bool:
        """Whether this member is the person it is about, in her own visit."""
        return self.role in MEMBERS and self.id == member_id

    @property
    def moderates(self) -> bool:
        """Peer mentors do it; caseworkers and coordinators stand behind them."""
        return self.role in {Role.PEER_MENTOR, Role.CASEWORKER, Role.COORDINATOR}


class Visit(NamedTuple):
    """One signed-in phone: whose it is, whether it has rested too long, which doors are open."""

    key: str
    viewer: Viewer
    own_phone: bool
    since: datetime
    seen_at: datetime
    rest: timedelta  # how long it may go unused
    is_over: bool
    needs_second: bool = False  # a second step stands before everything else
    strong_at: datetime | None = None  # when that step was passed last
    private_at: datetime | None = None  # when the private pages were used last
    asks_pin: bool = False  # whether the private pages want the PIN
    has_pin: bool = False  # whether there is one; accounts from before there were PINs have none
    pin_at: datetime | None = None  # when the PIN was typed last on this phone
    is_private: bool = True  # whether they are open at this moment
    has_news: bool = False  # whether there is something about the account she has not seen

    @property
    def is_waiting(self) -> bool:
        """Whether the secret words were right and the second step is still to come."""
        return self.needs_second and self.strong_at is None and not self.is_over
