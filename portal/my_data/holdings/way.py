"""Where I am on my way, dates of papers, and what I chose."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.i18n import lazy as _
from portal.my_data.holdings.shape import Entry, Fact, entry
from portal.types import in_language, language_of
from portal.viewer import Viewer
from portal.way.models import Choice, Option
from portal.way.queries import way_for
from portal.way.sheet import Sheet

LAST_DAY = _("Last day")
OPTIONS: dict[Option, Any] = {
    Option.STAY: _("Stay and build a life here"),
    Option.RETURN: _("Return, freely and safely"),
}


def way(db: Session, viewer: Viewer) -> list[Entry]:
    """The station, each paper, and her own words about it."""
    written = way_for(db, viewer, viewer.id)
    if written.at is None:
        return []
    sheet = written.sheet
    papers = [
        entry(_named("paper", _("Paper"), sheet, key, viewer), Fact("until", LAST_DAY, until))
        for key, until in sheet.papers.items()
    ]
    return [
        entry(
            _named("station", _("Where you are"), sheet, sheet.station, viewer),
            Fact("since", _("Since"), sheet.since),
            Fact("by", _("By"), written.by_name),
            Fact("at", _("Written"), written.at),
            Fact("remark", _("What you say about it"), written.remark, written.remark_language),
            Fact("remark_at", _("You said that"), written.remark_at),
        ),
        *papers,
    ]


def choices(db: Session, viewer: Viewer) -> list[Entry]:
    own = select(Choice).where(Choice.member_id == viewer.id).order_by(Choice.id.desc())
    return [
        entry(
            Fact("option", _("What you chose"), OPTIONS[Option(row.option)]),
            Fact("chosen_at", _("When"), row.chosen_at),
            Fact("seen_from", _("Others can see it from"), row.thinks_until),
            Fact("taken_back_at", _("You took it back"), row.taken_back_at),
        )
        for row in db.scalars(own)
    ]


def _named(name: str, label: Any, sheet: Sheet, key: str, viewer: Viewer) -> Fact:
    """By the name that stood in the country's guide when it was written down."""
    texts = sheet.names.get(key, {})
    said = in_language(texts, viewer.language) or key
    return Fact(name, label, said, language_of(texts, viewer.language) if texts else "")
