"""Who offers work and homes, as the desk looks them up. Members never see any of this."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import Session

from portal.db import held
from portal.listings.models import Listing
from portal.vetting.models import Provider, Source, State
from portal.vetting.offer import name_key, phone_digits

LAST = 10**9
LEAST_DIGITS = 4  # of a phone that somebody looks for
MOST_OFFERS = 100


class Line(NamedTuple):
    """A row of the desk's list."""

    id: int
    name: str
    is_host: bool
    state: State
    state_at: datetime
    offers: int


def providers_for(
    db: Session, asked: str, state: State | None, before: int, most: int
) -> list[Line]:
    """Newest first; by a piece of the name in any spelling, or of the phone."""
    offers = (
        select(func.count())
        .select_from(Source)
        .join(Listing, Listing.id == Source.listing_id)
        .where(Source.provider_id == Provider.id, Listing.withdrawn_at.is_(None))
        .scalar_subquery()
    )
    columns = (getattr(Provider, name) for name in Line._fields[:5])
    found = select(*columns, offers).where(Provider.id < (before or LAST))
    if state is not None:
        found = found.where(Provider.state == state)
    if asked:
        found = found.where(_fits(asked))
    rows = db.execute(found.order_by(Provider.id.desc()).limit(most))
    return [Line._make(row) for row in rows]


def provider_for(db: Session, number: int, *, locked: bool = False) -> Provider | None:
    """One of them; `locked`, with all that share name or phone, until the end of the deed."""
    one = select(Provider).where(Provider.id == number)
    found = db.scalars(one).first()
    if found is None or not locked:
        return found
    alike = select(Provider).where(like(found)).order_by(Provider.id)
    everybody = db.scalars(alike.with_for_update().execution_options(populate_existing=True)).all()
    return next((each for each in everybody if each.id == number), None)


def like(provider: Provider) -> ColumnElement[bool]:
    """The same phone, mail or name is taken for the same person or firm."""
    same_phone = and_(Provider.digits == provider.digits, Provider.digits != "")
    same_mail = and_(func.lower(Provider.mail) == provider.mail.lower(), Provider.mail != "")
    same_name = Provider.folded == provider.folded
    return or_(Provider.id == provider.id, same_phone, same_mail, same_name)


def others_like(db: Session, provider: Provider) -> list[Provider]:
    found = select(Provider).where(like(provider), Provider.id != provider.id)
    return list(db.scalars(found.order_by(Provider.id).limit(MOST_OFFERS)))


def refused_like(db: Session, listing_id: int) -> Provider | None:
    """Somebody refused who offers this, or has the name or phone of who does. In a deed nobody
    is refused meanwhile."""
    of_it = select(Provider).join(Source, Source.provider_id == Provider.id)
    mine = db.scalars(held(db, of_it.where(Source.listing_id == listing_id), Provider)).first()
    if mine is None:
        return None
    refused = select(Provider).where(like(mine), Provider.state == State.REFUSED)
    return db.scalars(refused.order_by(Provider.id)).first()


def _fits(asked: str) -> ColumnElement[bool]:
    number = phone_digits(asked)
    by_name = Provider.folded.contains(name_key(asked), autoescape=True)
    if len(number) < LEAST_DIGITS:
        return by_name
    return or_(by_name, Provider.digits.contains(number, autoescape=True))
