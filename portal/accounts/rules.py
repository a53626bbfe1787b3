"""Who may see, invite and look after whom."""

from sqlalchemy import ColumnElement, or_

from portal.accounts.models import Member
from portal.viewer import MEMBERS, STAFF, Role, Viewer

INVITES: dict[Role, frozenset[Role]] = {
    Role.CASEWORKER: frozenset({Role.RESIDENT, Role.GRADUATE}),
    Role.COORDINATOR: MEMBERS | {Role.CASEWORKER},
    Role.ADMINISTRATOR: STAFF,
}


def people_in_reach(viewer: Viewer) -> ColumnElement[bool]:
    """Staff reach their own house, the administrator staff of every house, others themselves.

    An administrator runs the installation and has no business with residents.
    """
    own = Member.id == viewer.id
    if viewer.role is Role.ADMINISTRATOR:
        return or_(own, Member.role.in_(STAFF))
    if viewer.role in STAFF:
        return or_(own, Member.house_id == viewer.house_id)
    return own


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
