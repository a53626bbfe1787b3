"""A member's own searches, and what is new for them. Nobody reads those of somebody else."""

from typing import NamedTuple

from sqlalchemy import Integer, bindparam, func, literal, select
from sqlalchemy.orm import Session

from portal.formats import today
from portal.listings.models import Listing
from portal.listings.queries import NEW_JOBS, asked_for_new, newest_jobs_for, visible_to
from portal.searches.models import Match, Search
from portal.viewer import Viewer


class Line(NamedTuple):
    """A search in the list."""

    id: int
    kind: str
    asked: str
    new: int


class New(NamedTuple):
    """Something new; `search_id` is 0 where it is new for everybody."""

    search_id: int
    id: int
    title: str
    language: str
    district: str


_COUNT = (
    select(func.count())
    .select_from(Match)
    .join(Listing, Listing.id == Match.listing_id)
    .where(Match.search_id == Search.id, visible_to())
    .correlate(Search)
    .scalar_subquery()
)
_NEW = (
    select(
        Match.search_id,
        Listing.id,
        Listing.title,
        Listing.language,
        Listing.district,
    )
    .join(Listing, Listing.id == Match.listing_id)
    .join(Search, Search.id == Match.search_id)
    .where(Search.member_id == bindparam("viewer"), visible_to())
    .order_by(Match.id.desc())
)
_FEW = _NEW.limit(bindparam("few", type_=Integer)).subquery()
_JOBS = NEW_JOBS.subquery()
_BOTH = select(_FEW).union_all(select(literal(0), *_JOBS.c))


def searches_of(db: Session, viewer: Viewer) -> list[Line]:
    """Newest first, with how many offers are new. One statement."""
    own = select(Search.id, Search.kind, Search.asked, _COUNT)
    own = own.where(Search.member_id == viewer.id).order_by(Search.id.desc())
    return [Line._make(row) for row in db.execute(own, {"today": today()})]


def search_of(db: Session, viewer: Viewer, number: int) -> Search | None:
    own = select(Search).where(Search.id == number, Search.member_id == viewer.id)
    return db.scalars(own).first()


def new_in(db: Session, viewer: Viewer, number: int) -> list[New]:
    """What waits for her to look, of one search; newest first."""
    asked = {"viewer": viewer.id, "today": today()}
    return [New._make(row) for row in db.execute(_NEW.where(Search.id == number), asked)]


def news_for(db: Session, viewer: Viewer, most: int = 2, *, private: bool = True) -> list[New]:
    """For the first page: what fits her searches, then new jobs; nothing twice. Without `private`
    only new jobs, the same as for everybody. One statement."""
    if not private:
        return [New(0, *job) for job in newest_jobs_for(db, viewer, most)]
    asked = {"viewer": viewer.id, "few": most + 1, **asked_for_new(viewer, most)}
    found = sorted((New._make(row) for row in db.execute(_BOTH, asked)), key=_hers_first)
    return list({new.id: new for new in reversed(found)}.values())[::-1]


def _hers_first(new: New) -> bool:
    return new.search_id == 0
