"""Keeping what she wrote, and throwing it away."""

from sqlalchemy import delete
from sqlalchemy.orm import Session

from portal import clock
from portal.cv.models import CV
from portal.cv.parts import Written
from portal.cv.queries import cv_of
from portal.db import changed, forget_deleted
from portal.refusal import require
from portal.viewer import MEMBERS, Viewer


def keep(db: Session, member: Viewer, written: Written) -> None:
    """All of it in place of what was there. Nothing else that she does happens meanwhile."""
    require(member.role in MEMBERS)
    row, now = cv_of(db, member), clock.now()
    if row is None:
        db.add(CV(member_id=member.id, written=written.dumped(), changed_at=now))
        return
    row.written, row.changed_at = written.dumped(), now


def remove(db: Session, member: Viewer) -> None:
    """Gone for good, also from the journal of the database. Twice is once."""
    changed(db, delete(CV).where(CV.member_id == member.id))
    forget_deleted(db)
