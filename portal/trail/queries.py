"""Reading one's own trail."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from portal.seal.box import Unreadable, box_for
from portal.trail.chain import PLACE
from portal.trail.models import TrailEntry
from portal.viewer import Viewer


class Line(NamedTuple):
    id: int
    by_name: str
    deed: str
    purpose: str
    reason: str | None  # None when it can no longer be opened: then it was tampered with
    at: datetime


_OWN = (
    select(
        TrailEntry.id,
        TrailEntry.by_name,
        TrailEntry.deed,
        TrailEntry.purpose,
        TrailEntry.reason_sealed,
        TrailEntry.at,
    )
    .where(TrailEntry.member_id == bindparam("viewer"), TrailEntry.id < bindparam("before"))
    .order_by(TrailEntry.id.desc())
    .limit(bindparam("most"))
)
BEGINNING = 2**31 - 1


def own_trail(db: Session, viewer: Viewer, before: int = BEGINNING, most: int = 21) -> list[Line]:
    """Newest first. Nobody reads the trail of somebody else."""
    rows = db.execute(_OWN, {"viewer": viewer.id, "before": before, "most": most})
    return [_opened(db, viewer, Line._make(row), row.reason_sealed) for row in rows]


def _opened(db: Session, viewer: Viewer, line: Line, sealed: bytes) -> Line:
    """One damaged reason must not hide everything else from her."""
    try:
        reason = box_for(db, viewer.id).open(PLACE, line.id, sealed) if sealed else ""
    except Unreadable:
        return line._replace(reason=None)
    return line._replace(reason=reason)
