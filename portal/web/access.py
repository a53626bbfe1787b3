"""Who may enter which area. A route cannot be declared without one of these."""

from collections.abc import Callable
from dataclasses import dataclass

from portal.viewer import MEMBERS, STAFF, Role, Viewer


@dataclass(frozen=True)
class Access:
    """An area. Rows and deeds inside it have their own rules."""

    name: str
    admits: Callable[[Viewer | None], bool]


def _one_of(*roles: Role) -> Callable[[Viewer | None], bool]:
    return lambda viewer: viewer is not None and viewer.role in roles


anyone = Access("anyone", lambda viewer: True)
signed_in = Access("signed_in", lambda viewer: viewer is not None)
member = Access("member", _one_of(*MEMBERS))
people = Access("people", _one_of(*MEMBERS, Role.CASEWORKER, Role.COORDINATOR))
mentor = Access("mentor", _one_of(Role.PEER_MENTOR))
moderator = Access("moderator", _one_of(Role.PEER_MENTOR, Role.CASEWORKER, Role.COORDINATOR))
caseworker = Access("caseworker", _one_of(Role.CASEWORKER, Role.COORDINATOR))
coordinator = Access("coordinator", _one_of(Role.COORDINATOR))
staff = Access("staff", _one_of(*STAFF))
administrator = Access("administrator", _one_of(Role.ADMINISTRATOR))
overseer = Access("overseer", _one_of(Role.COORDINATOR, Role.ADMINISTRATOR))
