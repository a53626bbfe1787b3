"""Who may have her account erased, and who answers requests."""

from portal.my_data.models import DataRequest
from portal.viewer import MEMBERS, Role, Viewer


def may_erase(viewer: Viewer) -> bool:
    """Members themselves. Staff stand in the trails of others: the house ends their work."""
    return viewer.role in MEMBERS


def may_answer(viewer: Viewer, request: DataRequest) -> bool:
    """A coordinator, but not a request of her own."""
    return viewer.role is Role.COORDINATOR and request.member_id != viewer.id


def may_have_safety_plan(viewer: Viewer) -> bool:
    """Members: the words about it are the same for all of them, whether they have one or not."""
    return viewer.role in MEMBERS
