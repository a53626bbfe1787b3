"""Who may do what in a plan."""

from portal.plan.models import Doer, Goal, Step
from portal.viewer import Viewer


def may_complete(viewer: Viewer, step: Step) -> bool:
    """Each side says for itself what it has done: the member for hers, staff for the house's."""
    if step.doer is Doer.HOUSE:
        return viewer.is_staff
    return step.goal.member_id == viewer.id


def may_disagree(viewer: Viewer, step: Step) -> bool:
    """A member with any step of her own plan."""
    return step.goal.member_id == viewer.id


def may_remove(viewer: Viewer, goal: Goal) -> bool:
    """Only goals written in one's own words."""
    return goal.is_own and goal.member_id == viewer.id


def may_write(viewer: Viewer) -> bool:
    """Staff write goals and steps for those they look after."""
    return viewer.is_staff
