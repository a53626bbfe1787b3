"""What I keep of jobs and homes, and what I reported about them."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.i18n import lazy as _
from portal.listings.models import JOB, Listing, Report, Saved
from portal.listings.reasons import OUTCOMES, REASONS
from portal.my_data.holdings.shape import WORK, Entry, Fact, Section, entry
from portal.viewer import Viewer


def saved(db: Session, viewer: Viewer) -> list[Entry]:
    columns = (Listing.kind, Listing.title, Listing.language, Saved.saved_at)
    found = select(*columns).join(Saved, Saved.listing_id == Listing.id)
    rows = db.execute(found.where(Saved.member_id == viewer.id).order_by(Saved.id.desc()))
    return [entry(_offer(*row[:3]), Fact("saved_at", _("When"), row.saved_at)) for row in rows]


def reports(db: Session, viewer: Viewer) -> list[Entry]:
    found = select(Report, Listing.kind, Listing.title, Listing.language).join(
        Listing, Listing.id == Report.listing_id
    )
    own = found.where(Report.member_id == viewer.id).order_by(Report.id.desc())
    return [
        entry(
            _offer(kind, title, language),
            Fact("reason", _("What was wrong"), REASONS.get(row.reason, row.reason)),
            Fact("words", _("What you wrote"), row.words),
            Fact("at", _("When"), row.at),
            Fact("hides", _("Hid it for everybody"), row.hides),
            Fact("outcome", _("What came of it"), OUTCOMES.get(row.outcome, row.outcome)),
            Fact("decided_at", _("Closed"), row.decided_at),
        )
        for row, kind, title, language in db.execute(own)
    ]


def _offer(kind: str, title: str, language: str) -> Fact:
    if kind == JOB:
        return Fact("job", _("Job"), title, language)
    return Fact("home", _("Home"), title, language)


SECTIONS: tuple[Section, ...] = (
    Section(
        "saved",
        _("Jobs and homes you keep"),
        ("saved",),
        frozenset({"saved_listings.member_id"}),
        saved,
        "listings.saved",
    ),
    Section(
        "listing_reports",
        _("What you reported about jobs and homes"),
        ("listing_reports",),
        frozenset({"listing_reports.member_id"}),
        reports,
        "listings.own_reports",
    ),
)
NOT_SHOWN: dict[str, Any] = {"listing_reports.decided_by_id": WORK}
