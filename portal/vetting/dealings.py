"""What somebody offers, and when somebody of the house was there."""

from datetime import datetime
from typing import NamedTuple, cast

from sqlalchemy import Table, and_, exists, or_, select
from sqlalchemy.orm import Session, aliased

from portal.accounts.models import Member
from portal.listings.models import Home, Job, Listing
from portal.vetting.models import Provider, Source, State, Visit
from portal.vetting.providers import MOST_OFFERS, like

MOST_VISITS = 20
_JOBS, _HOMES = cast("Table", Job.__table__), cast("Table", Home.__table__)


class Offered(NamedTuple):
    """Something they offer."""

    id: int
    kind: str
    title: str
    language: str
    assured_at: datetime | None
    hidden_at: datetime | None
    withdrawn_at: datetime | None
    lives_there: bool | None  # a job with a bed
    tied: bool | None  # a home that ends with a job

    @property
    def ties_home_to_job(self) -> bool:
        return bool(self.lives_there or self.tied)


class Visited(NamedTuple):
    visit: Visit
    name: str | None


def offers_of(db: Session, provider: Provider) -> list[Offered]:
    """All of this one, and of those who share name or phone; newest first."""
    columns = (getattr(Listing, name) for name in Offered._fields[:7])
    found = (
        select(*columns, _JOBS.c.housing_with_it, _HOMES.c.tied_to_job)
        .select_from(Source)
        .join(Listing, Listing.id == Source.listing_id)
        .outerjoin(_JOBS, _JOBS.c.id == Listing.id)
        .outerjoin(_HOMES, _HOMES.c.id == Listing.id)
        .where(Source.provider_id.in_(select(Provider.id).where(like(provider))))
        .order_by(Listing.id.desc())
        .limit(MOST_OFFERS)
    )
    return [Offered._make(row) for row in db.execute(found)]


def visits_of(db: Session, provider_id: int) -> list[Visited]:
    """The last one first."""
    found = (
        select(Visit, Member.name)
        .outerjoin(Member, Member.id == Visit.by_id)
        .where(Visit.provider_id == provider_id)
        .order_by(Visit.on.desc(), Visit.id.desc())
        .limit(MOST_VISITS)
    )
    return [Visited._make(row) for row in db.execute(found)]


def last_visit(db: Session, provider_id: int) -> Visit | None:
    found = select(Visit).where(Visit.provider_id == provider_id)
    return db.scalars(found.order_by(Visit.on.desc(), Visit.id.desc()).limit(1)).first()


def was_visited(db: Session, listing_id: int) -> bool:
    """All that members are told: somebody of the house was there, and it went well."""
    later = aliased(Visit)
    newest = ~exists().where(
        later.provider_id == Visit.provider_id,
        or_(later.on > Visit.on, and_(later.on == Visit.on, later.id > Visit.id)),
    )
    good = (
        select(Visit.id)
        .join(Provider, Provider.id == Visit.provider_id)
        .join(Source, Source.provider_id == Provider.id)
        .where(Source.listing_id == listing_id, Visit.went_well, newest)
        .where(Provider.state.in_([State.VISITED, State.TRUSTED]))
    )
    return bool(db.scalar(select(good.exists())))
