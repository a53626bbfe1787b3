"""Who writes where somebody is, who says something about it, and who chooses."""

from portal.viewer import MEMBERS, Role, Viewer


def may_write(viewer: Viewer) -> bool:
    """Those who look after people; never she herself, who has words of her own beside it."""
    return viewer.role in {Role.CASEWORKER, Role.COORDINATOR}


def may_remark(viewer: Viewer, member_id: int) -> bool:
    """Only the person it is about."""
    return viewer.id == member_id


def may_choose(viewer: Viewer, member_id: int) -> bool:
    """Only she herself, in a visit of her own. Nobody chooses for somebody else."""
    return viewer.id == member_id and viewer.role in MEMBERS
