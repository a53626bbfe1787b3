"""Topics that a member does not want to see on shared phones."""

from collections.abc import Collection

from sqlalchemy import (
    Boolean,
    ColumnElement,
    bindparam,
    delete,
    exists,
    not_,
    or_,
    select,
    update,
)
from sqlalchemy.orm import Session

from portal.db import insert_if_new
from portal.plan.models import GoalType, HiddenTopic, Plan
from portal.viewer import Viewer

LINKS_SAFETY = (  # can be read along with any statement that knows the viewer
    select(Plan.links_safety).where(Plan.member_id == bindparam("viewer")).scalar_subquery()
)


def shows(topic: GoalType) -> ColumnElement[bool]:
    """Whether a topic shows where the viewer is; run with `sight.values_of(viewer)`."""
    mine = exists().where(HiddenTopic.member_id == bindparam("viewer"), HiddenTopic.type == topic)
    return or_(not_(bindparam("hides", type_=Boolean)), ~mine)


def hidden_by(db: Session, viewer: Viewer) -> list[GoalType]:
    """What she hides; where it is hidden, nothing says so."""
    if viewer.hides:
        return []
    own = select(HiddenTopic.type).where(HiddenTopic.member_id == viewer.id)
    found = set(db.scalars(own))
    return [type for type in GoalType if type in found]


def links_safety(db: Session, viewer: Viewer) -> bool:
    """Whether she wants a link to the safety plan on her plan. Says nothing of there being one."""
    return bool(db.scalar(select(LINKS_SAFETY), {"viewer": viewer.id}))


def choose(
    db: Session, member: Viewer, hidden: Collection[GoalType], *, links_safety: bool
) -> None:
    """From now on these topics and no others are hidden on shared phones."""
    shown = delete(HiddenTopic).where(HiddenTopic.member_id == member.id)
    db.execute(shown.where(HiddenTopic.type.not_in(hidden)))
    for type in sorted(hidden):
        insert_if_new(db, HiddenTopic, {"member_id": member.id, "type": type})
    insert_if_new(db, Plan, {"member_id": member.id, "number": 0, "seen": 0})
    own = update(Plan).where(Plan.member_id == member.id)
    db.execute(own.values(links_safety=links_safety))
