"""Whose plan is in a viewer's sight: every query is built on these conditions."""

from typing import Any

from sqlalchemy import Boolean, ColumnElement, and_, bindparam, exists, not_, or_

from portal.accounts.care import CARED_FOR, in_sight, values_for
from portal.plan.models import Goal, HiddenTopic
from portal.viewer import Viewer

_IS_HIDDEN = exists().where(HiddenTopic.member_id == Goal.member_id, HiddenTopic.type == Goal.type)
_OWN = and_(
    Goal.member_id == bindparam("viewer"),
    or_(not_(bindparam("hides", type_=Boolean)), ~_IS_HIDDEN),
)
VISIBLE: dict[bool, ColumnElement[bool]] = {  # by whether the viewer is staff
    False: _OWN,
    True: in_sight(Goal.member_id),
}
WRITABLE: dict[bool, ColumnElement[bool]] = {
    False: _OWN,
    True: Goal.member_id.in_(CARED_FOR),
}


def writable_by(viewer: Viewer) -> ColumnElement[bool]:
    """Goals: a member's own; for staff those of the people they look after, nobody else's.

    A statement with it is run with `values_of(viewer)`.
    """
    return WRITABLE[viewer.is_staff]


def values_of(viewer: Viewer) -> dict[str, Any]:
    """What the conditions of this file want to know."""
    return values_for(viewer) | {"hides": viewer.hides}
