"""Reading notes: a member those about herself, staff those about the people they look after."""

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from portal.accounts.care import STANDS
from portal.accounts.models import ENDED, Assignment, Member
from portal.db import held
from portal.notes.models import Note
from portal.viewer import Viewer


def visible_to(viewer: Viewer) -> ColumnElement[bool]:
    """One's own; for staff also those of the people they look after, nobody else's."""
    own = Note.member_id == viewer.id
    return or_(own, Note.member_id.in_(_looked_after_by(viewer))) if viewer.is_staff else own


def notes_for(db: Session, viewer: Viewer, member_id: int, most: int = 200) -> list[Note]:
    """The notes about one person, newest first; those that were taken back as well."""
    found = select(Note).where(visible_to(viewer), Note.member_id == member_id)
    return list(db.scalars(found.order_by(Note.id.desc()).limit(most)))


def note_for(db: Session, viewer: Viewer, note_id: int) -> Note | None:
    """One note; in a deed it cannot go away meanwhile."""
    found = select(Note).where(visible_to(viewer), Note.id == note_id)
    return db.scalars(held(db, found, Note)).first()


def person_for(db: Session, staff: Viewer, member_id: int) -> Member | None:
    """Somebody this staff person looks after."""
    mine = Member.id.in_(_looked_after_by(staff))
    found = select(Member).where(Member.id == member_id, Member.state != ENDED, mine)
    return db.scalars(held(db, found, Member)).first()


def _looked_after_by(staff: Viewer) -> ColumnElement[int]:
    return (
        select(Member.id)
        .join(Assignment, Assignment.member_id == Member.id)
        .where(Assignment.staff_id == staff.id, STANDS, Member.state != ENDED)
        .scalar_subquery()
    )
