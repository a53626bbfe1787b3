"""Putting offers in, one or many at once, and changing one. Nobody sees them before two looked."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal import clock, search
from portal.i18n import lazy as _
from portal.listings.checks import checks_of
from portal.listings.filters import WORDS
from portal.listings.models import HOME, JOB, Home, Job, Listing
from portal.listings.rules import VETS, can_only_be_withdrawn
from portal.refusal import Refused, require
from portal.vetting.matching import providers_of
from portal.vetting.models import Source
from portal.vetting.offer import Contact, Offer, mark_of
from portal.viewer import Viewer

BARRED = _("Somebody found what no words make safe. It can only be withdrawn.")
KINDS: dict[str, type[Job] | type[Home]] = {JOB: Job, HOME: Home}


def enter(
    db: Session, by: Viewer, kind: str, offer: Offer, *, way: str, import_id: int | None = None
) -> Listing:
    """A new offer, version 1. It waits for the first look."""
    return enter_all(db, by, kind, [offer], way=way, import_id=import_id)[0]


def enter_all(
    db: Session,
    by: Viewer,
    kind: str,
    offers: Sequence[Offer],
    *,
    way: str,
    import_id: int | None = None,
) -> list[Listing]:
    """Many at once: few statements, however many there are."""
    require(by.role in VETS)
    known = providers_of(db, (one.contact for one in offers), is_host=kind == HOME)
    now = clock.now()
    listings: list[Listing] = [
        KINDS[kind](**columns_for(one), posted_by_id=by.id, posted_at=now) for one in offers
    ]
    providers = [known.provider(one.contact) for one in offers]
    db.add_all(listings)
    db.flush()
    for listing, provider, one in zip(listings, providers, offers, strict=True):
        source = Source(
            listing_id=listing.id,
            provider_id=provider.id if provider else None,
            import_id=import_id,
            way=way,
            address=one.contact.address,
            notes=one.contact.notes,
            mark=mark_of(listing.title, listing.description),
        )
        db.add(source)
    db.flush()
    return listings


def change(db: Session, by: Viewer, listing: Listing, offer: Offer) -> bool:
    """Whether there was something to look at anew: then it is a new version, it disappears, and
    whoever changed it counts as the one who entered it. Notes alone change nothing of that.

    `listing` is held: `queries.offer_for(…, held=True)`. Raises `Refused` for what other words do
    not make safe.
    """
    require(by.role in VETS)
    require_open_to_change(db, listing)
    columns = columns_for(offer)
    is_new = any(getattr(listing, name) != value for name, value in columns.items())
    for name, value in columns.items():
        setattr(listing, name, value)
    is_new = _change_source(db, listing, offer.contact) or is_new
    if is_new:
        listing.version += 1
        listing.posted_by_id = by.id
        vanish(db, listing)
    return is_new


def require_open_to_change(db: Session, listing: Listing) -> None:
    """Raises `Refused` for what can only be withdrawn: a new version would wipe that out."""
    if can_only_be_withdrawn(checks_of(db, listing)):
        raise Refused(BARRED)


def vanish(db: Session, listing: Listing) -> None:
    """For nobody to see until two people looked again."""
    listing.assured_at = listing.assured_until = listing.assured_by_id = None
    search.forget(db, WORDS, listing.id)


def source_of(db: Session, listing: Listing) -> Source:
    """Where it came from; one that is from before there were sources gets a row."""
    found = db.scalars(select(Source).where(Source.listing_id == listing.id)).first()
    if found is None:
        found = Source(listing_id=listing.id, way="hand", address="", notes="", mark="")
        db.add(found)
    return found


def _change_source(db: Session, listing: Listing, contact: Contact) -> bool:
    """Whether somebody else offers it now, or somewhere else."""
    source = source_of(db, listing)
    before = (source.provider_id, source.address)
    provider = providers_of(db, [contact], is_host=listing.kind == HOME).provider(contact)
    db.flush()
    source.provider_id = provider.id if provider else None
    source.address, source.notes = contact.address, contact.notes
    source.mark = mark_of(listing.title, listing.description)
    return before != (source.provider_id, source.address)


def columns_for(offer: Offer) -> dict[str, Any]:
    return offer.facts | {"address_known": bool(offer.contact.address)}
