"""Who may invite, give a card to, give a role to, look at and sign for whom."""

from portal.accounts.models import ACTIVE, Deal, Member
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


def may_release(viewer: Viewer, person: Member, staff_id: int) -> bool:
    """The coordinator anybody, a caseworker herself."""
    if viewer.role is Role.CASEWORKER:
        return staff_id == viewer.id
    return may_assign(viewer, person)


def may_hand_over(viewer: Viewer, giver: int | None) -> bool:
    """A caseworker those whom she looks after herself; a coordinator everybody of her house."""
    if viewer.role is Role.CASEWORKER:
        return giver == viewer.id
    return viewer.role is Role.COORDINATOR


def may_look_further(viewer: Viewer) -> bool:
    """Those who look after people may look at others of their house, with a reason. An
    administrator runs the installation and has no business with residents."""
    return viewer.role in {Role.CASEWORKER, Role.COORDINATOR}


def may_look_at(viewer: Viewer, person: Member) -> bool:
    """With a reason, for a quarter of an hour; never into another house."""
    in_house = viewer.house_id == person.house_id
    return may_look_further(viewer) and in_house and person.role in MEMBERS


def roles_for(viewer: Viewer, person: Member) -> list[Role]:
    """The roles that this viewer may give this person: those for which she invites people, and
    only to people whom she could have invited. Her own role she may change downwards."""
    if viewer.role not in {Role.COORDINATOR, Role.ADMINISTRATOR}:
        return []
    mine = INVITES[viewer.role]
    if person.id != viewer.id and person.role not in mine:
        return []
    return [role for role in Role if role in mine and role is not person.role]


def needs_two(viewer: Viewer, person: Member, role: Role) -> bool:
    """Whether a change of role needs a colleague: one's own, and every role of staff."""
    return person.id == viewer.id or role in STAFF


def may_ask(viewer: Viewer, deal: Deal, person: Member) -> bool:
    """Staff ask for people of their house, an administrator for staff of every house. For oneself
    only where it is the rule (one's role) or where the records of many are meant."""
    if deal is Deal.UNMASK:  # whom it is about, nobody knows before
        return viewer.role is Role.COORDINATOR and person.id == viewer.id
    if person.id == viewer.id:
        return viewer.is_staff and deal is not Deal.REISSUE
    if viewer.role is Role.ADMINISTRATOR:
        return person.role in STAFF
    return viewer.is_staff and viewer.house_id == person.house_id


def may_sign(viewer: Viewer, asker: Member, member_id: int) -> bool:
    """Staff of the asker's house; for an administrator any other administrator or coordinator.
    Never the asker herself, never the person concerned."""
    if viewer.id in {asker.id, member_id} or not viewer.is_staff:
        return False
    if asker.role not in STAFF or asker.state != ACTIVE:
        return False
    if asker.role is Role.ADMINISTRATOR:
        return viewer.role in {Role.ADMINISTRATOR, Role.COORDINATOR}
    return viewer.house_id == asker.house_id
