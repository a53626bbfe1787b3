"""Certificates, and the address of a calendar. What somebody said about a course is nobody's."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.calendars.models import Feed
from portal.certificates.models import Certificate
from portal.i18n import lazy as _
from portal.my_data.holdings.shape import Entry, Fact, entry
from portal.types import in_language, language_of
from portal.viewer import Viewer


def certificates(db: Session, viewer: Viewer) -> list[Entry]:
    own = select(Certificate).where(Certificate.member_id == viewer.id)
    return [
        entry(
            Fact(
                "course",
                _("Course"),
                in_language(row.course, viewer.language),
                language_of(row.course, viewer.language),
            ),
            Fact("on", _("Last day"), row.on),
            Fact("body", _("Training body"), row.body),
            Fact("number", _("Number"), row.number),
            Fact("on_word", _("Somebody of the house said that you were there"), row.on_word),
            Fact("issued_at", _("Made"), row.issued_at),
            Fact("withdrawn_at", _("The house took it back"), row.withdrawn_at),
            Fact("closed_at", _("You want that nobody can check it"), row.closed_at),
            more=("certificates.show", row.id),
        )
        for row in db.scalars(own.order_by(Certificate.id.desc()))
    ]


def calendar(db: Session, viewer: Viewer) -> list[Entry]:
    own = select(Feed).where(Feed.member_id == viewer.id)
    return [
        entry(
            Fact("title", _("What the calendar shows"), row.title),
            Fact("with_place", _("The room as well"), row.with_place),
            Fact("made_at", _("Made"), row.made_at),
        )
        for row in db.scalars(own)
    ]


def voices(db: Session, viewer: Viewer) -> list[Entry]:
    """Nobody can know which are hers."""
    return []
