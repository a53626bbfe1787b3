"""A member says that something is wrong with an offer; staff look into it.

It is hidden for everybody at once. Nobody is told who said it: not other members, not whoever
offers it, and not staff, who read the reason and the words.
"""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Integer, bindparam, func, or_, select
from sqlalchemy.orm import Session

from portal import clock
from portal.db import insert_if_new
from portal.i18n import lazy as _
from portal.listings import actions, rules
from portal.listings.models import Listing, Report
from portal.listings.reasons import REASONS, SHOWN, WITHDRAWN
from portal.refusal import Refused, require
from portal.viewer import Viewer

MOST = 20


class Told(NamedTuple):
    """A report of the viewer's own, and what came of it."""

    id: int
    listing_id: int
    kind: str
    title: str
    language: str
    reason: str
    at: datetime
    hides: bool
    outcome: str  # a key of reasons.OUTCOMES
    decided_at: datetime | None


def report(db: Session, member: Viewer, listing: Listing, reason: str, words: str = "") -> None:
    """One report of a person and an offer: twice is once, with the reason and the words said last.

    The offer's row is locked first: whoever decides about it holds it to the end.
    """
    require(rules.may_report(member), reason in REASONS)
    _hold(db, listing)
    now, whose = clock.now(), {"listing_id": listing.id, "member_id": member.id}
    empty = {"reason": reason, "words_sealed": b"", "at": now, "hides": False, "outcome": ""}
    is_new = insert_if_new(db, Report, whose | empty)
    own = select(Report).where(Report.listing_id == listing.id, Report.member_id == member.id)
    kept = db.scalars(own.with_for_update()).one()
    if is_new or kept.decided_at is not None:
        was_shown = kept.outcome == SHOWN
        kept.hides = rules.hides(_others_open(db, member, kept), was_shown_again=was_shown)
        kept.at, kept.decided_at, kept.decided_by_id, kept.outcome = now, None, None, ""
    kept.reason = reason
    kept.words = words or kept.words
    if kept.hides and listing.hidden_at is None:
        listing.hidden_at = now


def decide(db: Session, by: Viewer, listing: Listing, outcome: str) -> None:
    """Show it again, or withdraw it; whoever reported it reads that. Twice is once.

    Raises `Refused` when it was withdrawn in the meantime and is to be shown again.
    """
    require(rules.may_look_into(by), outcome in (SHOWN, WITHDRAWN))
    _hold(db, listing)
    if outcome == WITHDRAWN:
        actions.withdraw(db, listing, by)
        return
    require(rules.may_show_again(by, listing))
    if listing.withdrawn_at is not None:
        raise Refused(_("This was withdrawn. Write it anew if it is right again."))
    listing.hidden_at = None
    actions.settle_reports(db, listing, by, outcome)


_OWN = (
    select(
        Report.id,
        Listing.id,
        Listing.kind,
        Listing.title,
        Listing.language,
        Report.reason,
        Report.at,
        Report.hides,
        Report.outcome,
        Report.decided_at,
    )
    .join(Listing, Listing.id == Report.listing_id)
    .where(Report.member_id == bindparam("viewer", type_=Integer))
)
_OWN_PAGE = (
    _OWN.where(
        or_(
            bindparam("before", type_=Integer) == 0,
            Report.id < bindparam("before", type_=Integer),
        )
    )
    .order_by(Report.id.desc())
    .limit(MOST + 1)
)
_OWN_ONE = _OWN.where(Report.listing_id == bindparam("listing", type_=Integer))


def own_reports(db: Session, viewer: Viewer, before: int = 0) -> list[Told]:
    """A page of what she reported and one more, newest first."""
    asked = {"viewer": viewer.id, "before": before}
    return [Told._make(row) for row in db.execute(_OWN_PAGE, asked)]


def own_report(db: Session, viewer: Viewer, listing_id: int) -> Told | None:
    """What she said of this offer, if she did."""
    row = db.execute(_OWN_ONE, {"viewer": viewer.id, "listing": listing_id}).first()
    return row and Told._make(row)


def _hold(db: Session, listing: Listing) -> None:
    """Nobody else decides about this offer until the end of the deed."""
    db.refresh(listing, with_for_update=True)


def _others_open(db: Session, member: Viewer, kept: Report) -> int:
    others = select(func.count()).where(
        Report.member_id == member.id, Report.id != kept.id, Report.decided_at.is_(None)
    )
    return db.scalar(others) or 0
