"""Who may invite, give a card to and choose who looks after whom."""

from portal.accounts.models import Member
from portal.viewer import MEMBERS, STAFF, Role, Viewer

INVITES: dict[Role, frozenset[Role]] = {
    Role.CASEWORKER: frozenset({Role.RESIDENT, Role.GRADUATE}),
    Role.COORDINATOR: MEMBERS | {Role.CASEWORKER},
    Role.ADMINISTRATOR: STAFF,
}


def may_invite(viewer: Viewer, role: Role) -> bool:
    return role in INVITES.get(viewer.role, frozenset())


def may_open_card(viewer: Viewer, person: Member) -> bool:
    """A card gives a way in, so only those who may invite such a person open one, and never
    for themselves."""
    return may_invite(viewer, person.role) and person.id != viewer.id


def may_assign(viewer: Viewer, person: Member) -> bool:
    """Who looks after a member is the coordinator's choice; the member sees it."""
    in_house = viewer.house_id == person.house_id
    return viewer.role is Role.COORDINATOR and in_house and person.role in MEMBERS
