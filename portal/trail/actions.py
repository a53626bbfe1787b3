"""Writing the trail, in the same transaction as the deed."""

from sqlalchemy.orm import Session

from portal import clock
from portal.trail.deeds import Deed
from portal.trail.models import TrailEntry
from portal.viewer import Viewer


def record(db: Session, member_id: int, by: Viewer, deed: Deed) -> None:
    """One row, unless the member did it to her own record: that is nobody's business."""
    if by.id == member_id:
        return
    db.add(TrailEntry(member_id=member_id, by_id=by.id, by_name=by.name, deed=deed, at=clock.now()))
