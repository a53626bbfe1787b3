"""Who may write, take back and answer a note."""

from portal.notes.models import Note
from portal.viewer import Viewer


def may_write(viewer: Viewer) -> bool:
    """Staff, about the people they look after."""
    return viewer.is_staff


def may_withdraw(viewer: Viewer, note: Note) -> bool:
    """Staff who look after the person, not only who wrote it: what is wrong must be able to go."""
    return viewer.is_staff and note.member_id != viewer.id


def may_answer(viewer: Viewer, note: Note) -> bool:
    """Only the person a note is about says something about it."""
    return note.member_id == viewer.id
