"""What people found who looked at an offer."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.listings.models import Check, Listing


def checks_of(db: Session, listing: Listing) -> list[Check]:
    """Those of the version that stands, the first one first."""
    of_it = select(Check).where(Check.listing_id == listing.id, Check.version == listing.version)
    return list(db.scalars(of_it.order_by(Check.turn)))


def all_checks_of(db: Session, listing: Listing) -> list[Check]:
    """Of every version, newest first: for the desk."""
    of_it = select(Check).where(Check.listing_id == listing.id)
    return list(db.scalars(of_it.order_by(Check.version.desc(), Check.turn)))
