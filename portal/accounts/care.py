"""Whose record is in a staff person's sight: the conditions every such query is built on.

`CARED_FOR` are the people she looks after: she reads and writes. `EXCEPTED` are those she may look
at for a quarter of an hour, with a reason: she reads and does not write.
"""

from typing import Any

from sqlalchemy import ColumnElement, bindparam, exists, or_, select

from portal import clock
from portal.accounts.models import ENDED, Assignment, BreakGlass, Member
from portal.types import UTCMoment
from portal.viewer import Viewer

STANDS = or_(  # assignments that have no end, or not yet
    Assignment.until.is_(None),
    Assignment.until > bindparam("at_this_moment", callable_=clock.now, type_=UTCMoment),
)

CARED_FOR = (
    select(Member.id)
    .join(Assignment, Assignment.member_id == Member.id)
    .where(Assignment.staff_id == bindparam("viewer"), STANDS, Member.state != ENDED)
)
EXCEPTED = (
    select(Member.id)
    .join(BreakGlass, BreakGlass.member_id == Member.id)
    .where(
        BreakGlass.staff_id == bindparam("viewer"),
        BreakGlass.until > bindparam("now"),
        Member.state != ENDED,
    )
)


def in_sight(member_id: Any) -> ColumnElement[bool]:
    """Rows of somebody whom a staff person looks after, or may look at for the moment.

    A statement with it is run with `values_for(viewer)`.
    """
    return or_(member_id.in_(CARED_FOR), member_id.in_(EXCEPTED))


def values_for(viewer: Viewer) -> dict[str, Any]:
    """What the conditions of this file want to know."""
    return {"viewer": viewer.id, "now": clock.now()}


def looked_after_by(viewer: Viewer) -> ColumnElement[bool]:
    """Members whom this staff person looks after."""
    mine = Assignment.staff_id == viewer.id
    return exists().where(mine, Assignment.member_id == Member.id, STANDS)


def excepted_for(viewer: Viewer) -> ColumnElement[bool]:
    """Members at whom she may look for the moment."""
    return exists().where(
        BreakGlass.staff_id == viewer.id,
        BreakGlass.member_id == Member.id,
        BreakGlass.until > clock.now(),
    )
