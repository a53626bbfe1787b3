"""The lists of jobs and homes: a page of what fits, in the order that was asked for."""

from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Integer, Select, bindparam, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from portal import search
from portal.formats import today
from portal.listings import marks
from portal.listings.filters import (
    WORDS,
    HomeFilters,
    JobFilters,
    home_conditions,
    job_conditions,
)
from portal.listings.models import HOME, JOB, Home, Job, Listing
from portal.listings.orders import HOME_ORDERS, JOB_ORDERS, Order, Place
from portal.listings.queries import visible_to
from portal.viewer import Viewer


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
    skills: list[str]
    valid_through: date
    pay_monthly: int


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
    pets: bool
    valid_through: date
    rent_order: int


def _select(line: Any, of: type[Listing], kind: str, order: Order, *, few: bool) -> Select[Any]:
    found = select(*(getattr(of, name) for name in line._fields)).where(visible_to(), order.after())
    # Rows that are gathered are of this kind already, and no index shall be walked for them.
    found = found if few else found.where(Listing.kind == kind)
    return found.order_by(*order.columns(sorted_here=few)).limit(bindparam("most", type_=Integer))


_JOBS = {
    (name, few): _select(JobLine, Job, JOB, order, few=few)
    for name, order in JOB_ORDERS.items()
    for few in (True, False)
}
_HOMES = {
    (name, few): _select(HomeLine, Home, HOME, order, few=few)
    for name, order in HOME_ORDERS.items()
    for few in (True, False)
}


def jobs_for(
    db: Session, viewer: Viewer, asked: JobFilters, after: Place | None, most: int
) -> list[JobLine]:
    """Those after the row with the key `after`. One statement, two when something is asked for."""
    few, holds = _holds(db, Job.id, asked.q, marks.of_jobs(asked))
    found = _JOBS[asked.order, few].where(*job_conditions(asked), *holds)
    rows = db.execute(found, _page(after or JOB_ORDERS[asked.order].first, most))
    return [JobLine._make(row) for row in rows]


def homes_for(
    db: Session, viewer: Viewer, asked: HomeFilters, after: Place | None, most: int
) -> list[HomeLine]:
    """Those after the row with the key `after`. One statement, two when something is asked for."""
    few, holds = _holds(db, Home.id, asked.q, marks.of_homes(asked))
    found = _HOMES[asked.order, few].where(*home_conditions(asked), *holds)
    rows = db.execute(found, _page(after or HOME_ORDERS[asked.order].first, most))
    return [HomeLine._make(row) for row in rows]


def new_for(
    db: Session, asked: JobFilters | HomeFilters, since: datetime, until: datetime, most: int
) -> list[int]:
    """Numbers of what fits and was assured in this time; the newest first."""
    of: type[Job | Home]
    if isinstance(asked, JobFilters):
        of, kind, fit = Job, JOB, [*job_conditions(asked)]
    else:
        of, kind, fit = Home, HOME, [*home_conditions(asked)]
    holds = search.found_one_by_one(db, WORDS, of.id, asked.q)
    found = (
        select(of.id)
        .where(Listing.kind == kind, visible_to(), *fit, *([] if holds is None else [holds]))
        .where(Listing.assured_at > since, Listing.assured_at <= until)
        .order_by(Listing.assured_at.desc(), Listing.id.desc())
        .limit(most)
    )
    return list(db.scalars(found, {"today": today()}))


def newest_at(db: Session, kind: str, until: datetime) -> datetime | None:
    """When something of this kind was assured last, up to then."""
    newest = select(func.max(Listing.assured_at)).where(
        Listing.kind == kind, Listing.assured_at <= until
    )
    return db.scalar(newest)


def _holds(
    db: Session, row_id: InstrumentedAttribute[int], typed: str, wanted: list[str]
) -> tuple[bool, list[ColumnElement[bool]]]:
    """Whether few rows may fit, and the condition. The first mark alone is the kind."""
    asks = bool(typed or wanted[1:])
    few = search.gathered(db, WORDS, typed, wanted) if asks else None
    if few is not None:
        return True, [search.among(db, row_id, few)]
    holds = search.found_one_by_one(db, WORDS, row_id, typed)
    return False, [] if holds is None else [holds]


def _page(place: Place, most: int) -> dict[str, object]:
    return {"today": today(), "place": place[0], "number": place[1], "most": most}
