"""Keeping a listing for later; assuring and withdrawing one."""

from datetime import timedelta

from sqlalchemy import Integer, and_, column, delete, or_, select, table, update
from sqlalchemy.orm import Session

from portal import clock, search
from portal.db import changed, insert_if_new
from portal.formats import today
from portal.i18n import lazy as _
from portal.listings import marks, rules
from portal.listings.checks import checks_of
from portal.listings.filters import WORDS
from portal.listings.models import Job, Listing, Report, Saved
from portal.listings.queries import visible_to
from portal.listings.reasons import WITHDRAWN
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
    """Take out of one's own saved list what has ended; what is being looked at can come back."""
    looked_at = and_(Listing.hidden_at.is_not(None), Listing.withdrawn_at.is_(None))
    shown = select(Listing.id).where(or_(visible_to(member), looked_at))
    ended = delete(Saved).where(Saved.member_id == member.id, Saved.listing_id.not_in(shown))
    db.execute(ended, {"today": today()}, execution_options={"synchronize_session": False})


def assure(db: Session, listing: Listing, by: Viewer) -> None:
    """A second person has checked it: from now on it is shown and found. Twice is once.

    Raises `Refused` when it was withdrawn, its last day is over, or what two people found in this
    version does not let it be shown.
    """
    require(rules.may_assure(by, listing))
    if listing.withdrawn_at is not None:
        raise Refused(_("This was withdrawn. Write it anew if it is right again."))
    if listing.valid_through < today():
        raise Refused(_("This has ended. Give it a new last day first."))
    if listing.assured_at is not None:
        return
    if not rules.may_be_shown(checks_of(db, listing)):
        raise Refused(_("Two people look at it first, by the eleven questions."))
    listing.assured_at = clock.now()
    listing.assured_until = today() + rules.ASSURED_FOR
    listing.assured_by_id = by.id
    make_findable(db, listing)


def withdraw(db: Session, listing: Listing, by: Viewer) -> None:
    """Nobody sees it any more; those who saved it read that it has ended. Twice is once."""
    require(rules.may_withdraw(by, listing))
    if listing.withdrawn_at is None:
        listing.withdrawn_at = clock.now()
    search.forget(db, WORDS, listing.id)
    settle_reports(db, listing, by, WITHDRAWN)


def settle_reports(db: Session, listing: Listing, by: Viewer, outcome: str) -> None:
    """Those who reported it read what came of it. What was decided before stays as it is."""
    waiting = update(Report).where(Report.listing_id == listing.id, Report.decided_at.is_(None))
    values = {"decided_at": clock.now(), "decided_by_id": by.id, "outcome": outcome}
    changed(db, waiting.values(values))


def make_findable(db: Session, listing: Listing) -> None:
    """Let the search find it by its texts and facts; call it again when they change."""
    texts = [listing.title, listing.description, listing.district, listing.city]
    if isinstance(listing, Job):
        texts.append(listing.hiring_organization)
    search.index(db, WORDS, listing.id, "\n".join(texts), marks.of_listing(listing))


def forget_ended(db: Session) -> None:
    """What has ended is no longer found, also where clocks go after ours: once a day is enough,
    for no list shows it. Two people who look anew make it findable again."""
    past = clock.now().date() - timedelta(days=2)
    is_over = or_(Listing.valid_through < past, Listing.assured_until < past)
    row = column("rowid", Integer)
    ended = select(Listing.id).where(is_over)
    db.execute(delete(table(WORDS, row)).where(row.in_(ended)))
