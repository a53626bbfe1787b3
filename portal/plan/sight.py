"""Whose plan is in a viewer's sight: every query is built on these conditions."""

from sqlalchemy import ColumnElement, bindparam

from portal.accounts.care import CARED_FOR, in_sight
from portal.plan.models import Goal
from portal.viewer import Viewer

VISIBLE: dict[bool, ColumnElement[bool]] = {  # by whether the viewer is staff
    False: Goal.member_id == bindparam("viewer"),
    True: in_sight(Goal.member_id),
}
WRITABLE: dict[bool, ColumnElement[bool]] = {
    False: VISIBLE[False],
    True: Goal.member_id.in_(CARED_FOR),
}


def writable_by(viewer: Viewer) -> ColumnElement[bool]:
    """Goals: a member's own; for staff those of the people they look after, nobody else's.

    A statement with it is run with the value `viewer`, the viewer's id.
    """
    return WRITABLE[viewer.is_staff]
