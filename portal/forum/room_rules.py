"""Who looks after a room, and what its rules may become."""

from typing import NamedTuple

from portal.forum.models import Room
from portal.viewer import Role, Viewer

WRITERS = (
    Role.RESIDENT,
    Role.GRADUATE,
    Role.PEER_MENTOR,
    Role.CASEWORKER,
    Role.COORDINATOR,
)
MODERATORS = frozenset({Role.PEER_MENTOR, Role.CASEWORKER, Role.COORDINATOR})


class RoomRules(NamedTuple):
    """What is true of a room in every language. For which house it is, is said once, at first."""

    language: str | None
    position: int
    roles: str
    by_entry: bool
    takes_aliases: bool
    takes_contacts: bool
    by_machine: bool


def may_keep(viewer: Viewer, house_id: int | None) -> bool:
    """Coordinators keep the rooms of their house. Those of all houses belong to all of them."""
    return viewer.role is Role.COORDINATOR and house_id in {None, viewer.house_id}


def written(roles: set[Role]) -> str:
    """As a room stores it: words with a blank on both sides; nothing when everybody may come."""
    named = [role for role in WRITERS if role in roles]
    return "" if len(named) in {0, len(WRITERS)} else f" {' '.join(named)} "


def roles_of(stored: str) -> set[Role]:
    """The other way round."""
    return {Role(word) for word in stored.split()} or set(WRITERS)


def may_come(room: Room, role: Role) -> bool:
    return role in roles_of(room.roles)


def has_keepers(roles: str) -> bool:
    """Whether anybody who moderates can come in: else first posts wait for ever."""
    return bool(roles_of(roles) & MODERATORS)


def is_wider(room: Room, new: RoomRules) -> bool:
    """Whether somebody could read what was written before she was let in by the rules."""
    return (room.by_entry and not new.by_entry) or not roles_of(new.roles) <= roles_of(room.roles)
