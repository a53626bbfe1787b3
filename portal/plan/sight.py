"""Whose plan is in a viewer's sight: every reading query is built on these conditions."""

from sqlalchemy import ColumnElement, bindparam, select

from portal.accounts.models import ENDED, Assignment, Member
from portal.plan.models import Goal
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
