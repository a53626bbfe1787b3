"""Writing a note, taking it back, and what the person concerned says about it.

A note is never changed: what was wrong is taken back, and a new note is written. The line that
there was one stays, with the day, until its time is over, and so does her statement; only she
changes or removes that.
"""

from sqlalchemy.orm import Session

from portal import clock
from portal.notes import rules
from portal.notes.models import Note
from portal.refusal import require
from portal.trail.actions import record
from portal.trail.deeds import Deed
from portal.viewer import Viewer


def open_notes(db: Session, by: Viewer, member_id: int) -> None:
    """Staff look at the notes about a person: she sees that they did."""
    record(db, member_id, by, Deed.NOTES_OPENED)


def write(db: Session, by: Viewer, member_id: int, *, text: str, language: str) -> Note:
    """A note that the person reads as well."""
    require(rules.may_write(by))
    note = Note(
        member_id=member_id,
        text=text,
        language=language,
        by_id=by.id,
        by_name=by.name,
        at=clock.now(),
    )
    db.add(note)
    db.flush()
    record(db, member_id, by, Deed.NOTE_WRITTEN)
    return note


def withdraw(db: Session, by: Viewer, note: Note) -> None:
    """The words go; that there was a note, and her statement, stay. Twice is once."""
    require(rules.may_withdraw(by, note))
    if note.withdrawn_at is not None:
        return
    note.text, note.withdrawn_at = "", clock.now()
    record(db, note.member_id, by, Deed.NOTE_WITHDRAWN)


def state(db: Session, member: Viewer, note: Note, *, text: str, language: str) -> None:
    """Her words stand beside the note wherever it is shown; saying it again changes them."""
    require(rules.may_answer(member, note))
    note.statement, note.statement_language = text, language
    note.statement_at = clock.now()


def unstate(db: Session, member: Viewer, note: Note) -> None:
    """She takes her statement away. Twice is once."""
    require(rules.may_answer(member, note))
    note.statement, note.statement_language, note.statement_at = "", "", None
