"""Reading jobs and homes: only what was assured, stands, and has not ended."""

from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from sqlalchemy import ColumnElement, Integer, and_, bindparam, case, exists, select, tuple_
from sqlalchemy.orm import Session

from portal import clock
from portal.formats import today
from portal.listings.filters import HomeFilters, JobFilters, home_conditions, job_conditions
from portal.listings.models import HOME, JOB, Home, Job, Listing, Saved
from portal.text import fold
from portal.types import UTCMoment
from portal.viewer import Viewer

Place = tuple[datetime, int]
NEWEST: Place = (datetime(9000, 1, 1, tzinfo=UTC), 10**9)
NEW_FOR = timedelta(days=14)
MOST_PLACES = 300


class JobLine(NamedTuple):
    """A row of the list of jobs."""

    id: int
    title: str
    language: str
    city: str
    district: str
    women_only: bool
    assured_at: datetime
    employment_type: str
    pay_min: int
    pay_max: int
    pay_currency: str
    pay_unit: str
    no_experience: bool
    childcare: bool
    insured: bool


class HomeLine(NamedTuple):
    """A row of the list of homes."""

    id: int
    title: str
    language: str
    city: str
    district: str
    women_only: bool
    assured_at: datetime
    home_kind: str
    rent: int
    currency: str
    bills_included: bool
    children: bool
    furnished: bool
    accessible: bool


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
        Listing.valid_through >= bindparam("today"),
    )


_BEFORE = tuple_(Listing.assured_at, Listing.id) < tuple_(
    bindparam("moment", type_=UTCMoment), bindparam("number", type_=Integer)
)
_NEWEST_FIRST = (Listing.assured_at.desc(), Listing.id.desc())
_JOBS = (
    select(*(getattr(Job, name) for name in JobLine._fields))
    .where(Listing.kind == JOB, visible_to(), _BEFORE)
    .order_by(*_NEWEST_FIRST)
    .limit(bindparam("most", type_=Integer))
)
_HOMES = (
    select(*(getattr(Home, name) for name in HomeLine._fields))
    .where(Listing.kind == HOME, visible_to(), _BEFORE)
    .order_by(*_NEWEST_FIRST)
    .limit(bindparam("most", type_=Integer))
)
_PLACES = (
    select(Listing.city, Listing.district)
    .where(Listing.kind == bindparam("kind"), visible_to())
    .distinct()
    .limit(MOST_PLACES)
)
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
_NEW_JOBS = (
    select(*(_NEWEST_FEW.c[name] for name in NewJob._fields))
    .order_by(
        case((_NEWEST_FEW.c.language == bindparam("spoken"), 0), else_=1),
        _NEWEST_FEW.c.assured_at.desc(),
        _NEWEST_FEW.c.id.desc(),
    )
    .limit(bindparam("most", type_=Integer))
)


def jobs_for(
    db: Session, viewer: Viewer, asked: JobFilters, after: Place | None, most: int
) -> list[JobLine]:
    """Newest assured first, after the row with the key `after`."""
    rows = db.execute(_JOBS.where(*job_conditions(db, asked)), _page(after, most))
    return [JobLine._make(row) for row in rows]


def homes_for(
    db: Session, viewer: Viewer, asked: HomeFilters, after: Place | None, most: int
) -> list[HomeLine]:
    """Newest assured first, after the row with the key `after`."""
    rows = db.execute(_HOMES.where(*home_conditions(db, asked)), _page(after, most))
    return [HomeLine._make(row) for row in rows]


def places_for(db: Session, viewer: Viewer, kind: str) -> list[tuple[str, str]]:
    """Cities and districts in which something is to be had, as a reader looks for them."""
    rows = db.execute(_PLACES, {"kind": kind, "today": today()})
    return sorted(((row[0], row[1]) for row in rows), key=lambda at: (fold(at[0]), fold(at[1])))


def job_for(db: Session, viewer: Viewer, job_id: int) -> Job | None:
    one = select(Job).where(Job.id == job_id, visible_to(viewer))
    return db.scalars(one, {"today": today()}).first()


def home_for(db: Session, viewer: Viewer, home_id: int) -> Home | None:
    one = select(Home).where(Home.id == home_id, visible_to(viewer))
    return db.scalars(one, {"today": today()}).first()


def is_saved(db: Session, viewer: Viewer, listing_id: int) -> bool:
    kept = exists().where(Saved.member_id == viewer.id, Saved.listing_id == listing_id)
    return bool(db.scalar(select(kept)))


def saved_for(db: Session, viewer: Viewer, before: int, most: int) -> list[SavedLine]:
    """What this member kept, last kept first. Nobody reads the list of somebody else."""
    asked = {"viewer": viewer.id, "before": before, "most": most, "today": today()}
    return [SavedLine._make(row) for row in db.execute(_SAVED, asked)]


def newest_jobs_for(db: Session, viewer: Viewer, most: int = 2) -> list[NewJob]:
    """Jobs assured in the last two weeks; those written in the viewer's language come first."""
    since = clock.now() - NEW_FOR
    asked = {"since": since, "spoken": viewer.language, "most": most, "today": today()}
    return [NewJob._make(row) for row in db.execute(_NEW_JOBS, asked)]


def _page(after: Place | None, most: int) -> dict[str, object]:
    moment, number = after or NEWEST
    return {"today": today(), "moment": moment, "number": number, "most": most}
