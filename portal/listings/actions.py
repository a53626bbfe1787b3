"""Keeping a listing for later; assuring and withdrawing one."""

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from portal import clock, search
from portal.db import insert_if_new
from portal.formats import today
from portal.i18n import lazy as _
from portal.listings import rules
from portal.listings.filters import WORDS
from portal.listings.models import Job, Listing, Saved
from portal.listings.queries import visible_to
from portal.refusal import Refused, require
from portal.viewer import Viewer


def save(db: Session, member: Viewer, listing: Listing) -> None:
    """Keep it for later. Twice is once."""
    require(rules.may_save(member))
    row = {"member_id": member.id, "listing_id": listing.id, "saved_at": clock.now()}
    insert_if_new(db, Saved, row)


def unsave(db: Session, member: Viewer, listing: Listing) -> None:
    """Keep it no longer. Twice is once."""
    kept = delete(Saved).where(Saved.member_id == member.id, Saved.listing_id == listing.id)
    db.execute(kept)


def clear_ended(db: Session, member: Viewer) -> None:
    """Take out of one's own saved list what has ended."""
    shown = select(Listing.id).where(visible_to(member))
    ended = delete(Saved).where(Saved.member_id == member.id, Saved.listing_id.not_in(shown))
    db.execute(ended, {"today": today()}, execution_options={"synchronize_session": False})


def assure(db: Session, listing: Listing, by: Viewer) -> None:
    """A second person has checked it: from now on it is shown and found. Twice is once.

    Raises `Refused` when it was withdrawn or its last day is over.
    """
    require(rules.may_assure(by, listing))
    if listing.withdrawn_at is not None:
        raise Refused(_("This was withdrawn. Write it anew if it is right again."))
    if listing.valid_through < today():
        raise Refused(_("This has ended. Give it a new last day first."))
    if listing.assured_at is not None:
        return
    listing.assured_at = clock.now()
    listing.assured_by_id = by.id
    make_findable(db, listing)


def withdraw(db: Session, listing: Listing, by: Viewer) -> None:
    """Nobody sees it any more; those who saved it read that it has ended. Twice is once."""
    require(rules.may_withdraw(by, listing))
    if listing.withdrawn_at is None:
        listing.withdrawn_at = clock.now()
    search.forget(db, WORDS, listing.id)


def make_findable(db: Session, listing: Listing) -> None:
    """Let the search find it by its texts; call it again when they change."""
    texts = [listing.title, listing.description, listing.district, listing.city]
    if isinstance(listing, Job):
        texts.append(listing.hiring_organization)
    search.index(db, WORDS, listing.id, "\n".join(texts))
