"""What I and the house wrote down about me: notes, consents, requests."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.consent.models import Answer, Purpose, Receipt
from portal.i18n import lazy as _
from portal.my_data.holdings.shape import Entry, Fact, entry
from portal.my_data.models import DataRequest
from portal.notes.models import Note
from portal.notes.queries import notes_for
from portal.viewer import Viewer

PURPOSES: dict[Purpose, Any] = {
    Purpose.SERVICES: _("What the house does for you"),
    Purpose.SHARING: _("Passing something on to others"),
    Purpose.REPORTING: _("Being counted in figures without names"),
}
ANSWERS: dict[Answer, Any] = {
    Answer.GIVEN: _("You agreed"),
    Answer.WITHDRAWN: _("You took your agreement back"),
    Answer.REFUSED: _("You did not agree"),
    Answer.ASKED: _("A partner was named; nothing was said yet"),
    Answer.TOLD: _("Somebody wrote down that you said yes; it counts only when you confirm it"),
    Answer.DENIED: _("You said that you had not agreed"),
}
WRITTEN_ON = _("Written")


def notes(db: Session, viewer: Viewer) -> list[Entry]:
    return [_note(note) for note in notes_for(db, viewer, viewer.id)]


def consents(db: Session, viewer: Viewer) -> list[Entry]:
    own = select(Receipt).where(Receipt.member_id == viewer.id).order_by(Receipt.id.desc())
    return [
        entry(
            Fact("purpose", _("For what"), PURPOSES[row.purpose]),
            Fact("answer", _("What you said"), ANSWERS[row.answer]),
            Fact("partner", _("With whom"), row.partner),
            Fact("told_to", _("Told to"), row.told_to_name),
            Fact("at", _("When"), row.at),
            Fact("version", _("Version of the text"), row.version),
            Fact("shown", _("The text"), row.shown, row.language),
        )
        for row in db.scalars(own)
    ]


def requests(db: Session, viewer: Viewer) -> list[Entry]:
    own = select(DataRequest).where(DataRequest.member_id == viewer.id)
    return [
        entry(
            Fact("rights", _("What you asked for"), ", ".join(row.rights)),
            Fact("words", _("What you wrote"), row.words),
            Fact("filed_at", _("When"), row.filed_at),
            Fact("due_on", _("To be answered by"), row.due_on),
            Fact("answered_at", _("Answered"), row.answered_at),
            Fact("answer", _("The answer"), row.answer),
            more=("my_data.show_request", row.id),
        )
        for row in db.scalars(own.order_by(DataRequest.id.desc()))
    ]


def _note(note: Note) -> Entry:
    return entry(
        Fact("note", _("Note"), note.text, note.language),
        Fact("by", _("By"), note.by_name),
        Fact("at", WRITTEN_ON, note.at),
        Fact("withdrawn_at", _("The house took it back"), note.withdrawn_at),
        Fact("statement", _("What you say about it"), note.statement, note.statement_language),
        Fact("statement_at", _("You said that"), note.statement_at),
        more=("notes.show", note.id),
    )
