"""Offers at the desk: what waits for whom, and one of them with all that is known of it."""

from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from sqlalchemy import (
    ColumnElement,
    Integer,
    Select,
    and_,
    bindparam,
    exists,
    func,
    or_,
    select,
    true,
)
from sqlalchemy.orm import Session, selectin_polymorphic

from portal.accounts.models import Member
from portal.formats import today
from portal.listings.models import HOME, JOB, Check, Home, Job, Listing
from portal.listings.queries import visible_to
from portal.vetting.models import Provider, Source
from portal.vetting.rules import SOON
from portal.viewer import Viewer

LAST = 10**9


class Stage(StrEnum):
    """Where an offer stands, as the desk asks for them."""

    FIRST = "first"  # nobody looked yet
    SECOND = "second"  # one person did
    SHUT = "shut"  # two did, or one found what no words make safe: it is not shown
    REPORTED = "reported"
    SOON = "soon"  # has to be looked at anew
    SHOWN = "shown"
    OVER = "over"  # withdrawn, or its last day has passed


class OfferLine(NamedTuple):
    """A row of the desk's list."""

    id: int
    kind: str
    title: str
    language: str
    city: str
    district: str
    posted_at: datetime
    valid_through: date
    assured_until: date | None
    withdrawn_at: datetime | None
    posted_by_id: int | None
    first_by_id: int | None
    provider: str | None


class Waiting(NamedTuple):
    """How many wait for what."""

    first: int
    second: int
    reported: int
    soon: int


def _looked(turn: int) -> ColumnElement[bool]:
    of_it = Check.listing_id == Listing.id, Check.version == Listing.version, Check.turn == turn
    return exists().where(*of_it)


def _barred() -> ColumnElement[bool]:
    of_it = Check.listing_id == Listing.id, Check.version == Listing.version, Check.bars.is_(True)
    return exists().where(*of_it)


_OPEN = and_(Listing.withdrawn_at.is_(None), Listing.valid_through >= bindparam("today"))
_SOON = and_(_OPEN, Listing.assured_at.is_not(None), Listing.assured_until < bindparam("soon"))
_SECOND = and_(_OPEN, _looked(1), ~_looked(2), ~_barred())
STAGES: dict[Stage, ColumnElement[bool]] = {
    Stage.FIRST: and_(_OPEN, Listing.assured_at.is_(None), ~_looked(1)),
    Stage.SECOND: _SECOND,
    Stage.SHUT: and_(_OPEN, Listing.assured_at.is_(None), or_(_looked(2), _barred())),
    Stage.REPORTED: and_(Listing.withdrawn_at.is_(None), Listing.hidden_at.is_not(None)),
    Stage.SOON: and_(_SOON, or_(~_looked(1), _looked(2))),
    Stage.SHOWN: visible_to(),
    Stage.OVER: or_(Listing.withdrawn_at.is_not(None), Listing.valid_through < bindparam("today")),
}
OLDEST_FIRST = frozenset({Stage.FIRST, Stage.SECOND, Stage.SOON})
_FIRST_BY = (
    select(Check.by_id)
    .where(Check.listing_id == Listing.id, Check.version == Listing.version, Check.turn == 1)
    .scalar_subquery()
)


def _lines(stage: Stage) -> Select[*tuple[object, ...]]:
    key = bindparam("key", type_=Integer)
    is_up = stage in OLDEST_FIRST
    return (
        select(
            *(getattr(Listing, name) for name in OfferLine._fields[:11]), _FIRST_BY, Provider.name
        )
        .outerjoin(Source, Source.listing_id == Listing.id)
        .outerjoin(Provider, Provider.id == Source.provider_id)
        .where(STAGES[stage], Listing.id > key if is_up else Listing.id < key)
        .where(Listing.kind.in_(bindparam("kinds", expanding=True)))
        .order_by(Listing.id if is_up else Listing.id.desc())
        .limit(bindparam("most", type_=Integer))
    )


_LINES = {stage: _lines(stage) for stage in Stage}


def offers_for(
    db: Session, viewer: Viewer, stage: Stage, kind: str, after: int, most: int
) -> list[OfferLine]:
    """Offers belong to no house: whoever vets sees all. What waits longest comes first."""
    key = after or (0 if stage in OLDEST_FIRST else LAST)
    kinds = [kind] if kind else [JOB, HOME]
    asked = _days() | {"key": key, "kinds": kinds, "most": most}
    return [OfferLine._make(row) for row in db.execute(_LINES[stage], asked)]


def waiting_offers(db: Session) -> Waiting:
    """One statement."""
    counted = (_count(STAGES[Stage(name)]) for name in Waiting._fields)
    return Waiting._make(db.execute(select(*counted), _days()).one())


def how_many(viewer: Viewer) -> ColumnElement[int]:
    """What waits for a look, as a column; needs `today` when it is run."""
    return _count(or_(STAGES[Stage.FIRST], STAGES[Stage.SECOND]))


def how_many_hidden(viewer: Viewer) -> ColumnElement[int]:
    """What is hidden until somebody decides, as a column; needs `today` when it is run."""
    return _count(STAGES[Stage.REPORTED])


def offer_for(db: Session, viewer: Viewer, number: int, *, held: bool = False) -> Listing | None:
    """One offer, also one that is over. `held`: nobody else changes it before the end."""
    if held:
        db.execute(select(Listing.id).where(Listing.id == number).with_for_update())
    one = select(Listing).where(Listing.id == number)
    return db.scalars(one.options(selectin_polymorphic(Listing, [Job, Home]))).first()


def source_for(db: Session, listing_id: int) -> tuple[Source | None, Provider | None]:
    both = (
        select(Source, Provider)
        .outerjoin(Provider, Provider.id == Source.provider_id)
        .where(Source.listing_id == listing_id)
    )
    found = db.execute(both).first()
    return (found[0], found[1]) if found else (None, None)


def names_of(db: Session, people: set[int | None]) -> dict[int | None, str]:
    """Names of colleagues, as the desk says who did what."""
    some = select(Member.id, Member.name).where(Member.id.in_(people - {None}))
    return {row[0]: row[1] for row in db.execute(some)}


def _count(holds: ColumnElement[bool]) -> ColumnElement[int]:
    return select(func.count()).select_from(Listing).where(holds, true()).scalar_subquery()


def _days() -> dict[str, object]:
    return {"today": today(), "soon": today() + SOON}
