"""Reading one's own trail."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from portal.trail.models import TrailEntry
from portal.viewer import Viewer


class Line(NamedTuple):
    id: int
    by_name: str
    deed: str
    at: datetime


_OWN = (
    select(TrailEntry.id, TrailEntry.by_name, TrailEntry.deed, TrailEntry.at)
    .where(TrailEntry.member_id == bindparam("viewer"), TrailEntry.id < bindparam("before"))
    .order_by(TrailEntry.id.desc())
    .limit(bindparam("most"))
)
BEGINNING = 2**31 - 1  # PostgreSQL takes no larger row number


def own_trail(db: Session, viewer: Viewer, before: int = BEGINNING, most: int = 21) -> list[Line]:
    """Newest first. Nobody reads the trail of somebody else."""
    rows = db.execute(_OWN, {"viewer": viewer.id, "before": before, "most": most})
    return [Line._make(row) for row in rows]
