"""Who sees a plan, and who may do what in it."""

from sqlalchemy import ColumnElement, bindparam, select

from portal.accounts.models import ENDED, Assignment, Member
from portal.plan.models import Doer, Goal, Step
from portal.viewer import Viewer

CARED_FOR = (
    select(Member.id)
    .join(Assignment, Assignment.member_id == Member.id)
    .where(Assignment.staff_id == bindparam("viewer"), Member.state != ENDED)
)
VISIBLE: dict[bool, ColumnElement[bool]] = {  # by whether the viewer is staff
    False: Goal.member_id == bindparam("viewer"),
    True: Goal.member_id.in_(CARED_FOR),
}


def visible_to(viewer: Viewer) -> ColumnElement[bool]:
    """Goals: a member's own; for staff those of the people they look after, nobody else's.

    A statement with it is run with the value `viewer`, the viewer's id.
    """
    return VISIBLE[viewer.is_staff]


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
