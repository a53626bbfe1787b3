"""Reading jobs and homes: only what was assured, stands, and has not ended."""

from datetime import timedelta
from typing import NamedTuple

from sqlalchemy import ColumnElement, Integer, and_, bindparam, case, exists, select
from sqlalchemy.orm import Session

from portal import clock
from portal.formats import today
from portal.listings.models import JOB, Listing, Saved
from portal.viewer import Viewer

NEW_FOR = timedelta(days=14)
LAST = 10**9  # no row has a number beyond


class SavedLine(NamedTuple):
    """Something a member kept; of what has ended only the title is told."""

    key: int
    id: int
    kind: str
    title: str
    language: str
    city: str
    district: str
    is_shown: bool
    is_looked_at: bool  # reported; not shown until somebody has decided


class NewJob(NamedTuple):
    """A line of the first page."""

    id: int
    title: str
    language: str
    district: str


def visible_to(viewer: Viewer | None = None) -> ColumnElement[bool]:
    """What may be shown is the same for everybody; needs `today` when it is run."""
    return and_(
        Listing.assured_at.is_not(None),
        Listing.withdrawn_at.is_(None),
        Listing.hidden_at.is_(None),
        Listing.valid_through >= bindparam("today"),
        Listing.assured_until >= bindparam("today"),
    )


_NEWEST_FIRST = (Listing.assured_at.desc(), Listing.id.desc())
_SAVED = (
    select(
        Saved.id,
        Listing.id,
        Listing.kind,
        Listing.title,
        Listing.language,
        Listing.city,
        Listing.district,
        visible_to(),
        and_(Listing.hidden_at.is_not(None), Listing.withdrawn_at.is_(None)),
    )
    .join(Listing, Listing.id == Saved.listing_id)
    .where(Saved.member_id == bindparam("viewer"), Saved.id < bindparam("before"))
    .order_by(Saved.id.desc())
    .limit(bindparam("most", type_=Integer))
)
_NEWEST_FEW = (
    select(Listing.id, Listing.title, Listing.language, Listing.district, Listing.assured_at)
    .where(Listing.kind == JOB, visible_to(), Listing.assured_at >= bindparam("since"))
    .order_by(*_NEWEST_FIRST)
    .limit(50)  # among these the viewer's language is looked for, however many there are
    .subquery()
)
NEW_JOBS = (
    select(*(_NEWEST_FEW.c[name] for name in NewJob._fields))
    .order_by(
        case((_NEWEST_FEW.c.language == bindparam("spoken"), 0), else_=1),
        _NEWEST_FEW.c.assured_at.desc(),
        _NEWEST_FEW.c.id.desc(),
    )
    .limit(bindparam("most", type_=Integer))
)


def is_saved(db: Session, viewer: Viewer, listing_id: int) -> bool:
    kept = exists().where(Saved.member_id == viewer.id, Saved.listing_id == listing_id)
    return bool(db.scalar(select(kept)))


def saved_for(db: Session, viewer: Viewer, before: int, most: int) -> list[SavedLine]:
    """What this member kept, last kept first. Nobody reads the list of somebody else."""
    asked = {"viewer": viewer.id, "before": before, "most": most, "today": today()}
    return [SavedLine._make(row) for row in db.execute(_SAVED, asked)]


def newest_jobs_for(db: Session, viewer: Viewer, most: int = 2) -> list[NewJob]:
    """Jobs assured in the last two weeks; those written in the viewer's language come first."""
    return [NewJob._make(row) for row in db.execute(NEW_JOBS, asked_for_new(viewer, most))]


def asked_for_new(viewer: Viewer, most: int) -> dict[str, object]:
    """What `NEW_JOBS` needs when it is run."""
    since = clock.now() - NEW_FOR
    return {"since": since, "spoken": viewer.language, "most": most, "today": today()}
