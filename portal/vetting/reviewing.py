"""Offers that members reported: what waits, what was said, and one decision.

The words of a report are read by the staff of the house of whoever wrote them, and by nobody else;
whose they are is told to nobody. The reason is for everybody who vets.
"""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import and_, exists, func, or_, select
from sqlalchemy.orm import Session

from portal.accounts.models import Member
from portal.i18n import lazy as _
from portal.listings import reports
from portal.listings.actions import withdraw
from portal.listings.models import Listing, Report
from portal.listings.reasons import SHOWN, WITHDRAWN
from portal.refusal import Refused
from portal.trail.actions import record
from portal.trail.deeds import Deed
from portal.types import UTCMoment
from portal.vetting.links import GONE, OPEN
from portal.vetting.models import Link
from portal.vetting.providers import refused_like
from portal.vetting.rules import may_show
from portal.vetting.similar import similar_to
from portal.viewer import Viewer

ALL = "withdrawn_all"  # it, and those similar ones that she was shown
MOST = 100
JUST_DONE = _("A colleague has decided about this already.")
NEVER = _("Nothing of those who offer this is shown: they were refused. It can only be withdrawn.")


class Waiting(NamedTuple):
    """An offer in the queue."""

    id: int
    kind: str
    title: str
    language: str
    since: datetime
    hidden_at: datetime | None
    is_gone: bool  # whoever offers it answered so
    reasons: list[str]


class Said(NamedTuple):
    """A report as the viewer reads it; `words` is None when they are for another house."""

    reason: str
    at: datetime
    hides: bool
    words: str | None


_OPEN = exists().where(Report.listing_id == Listing.id, Report.decided_at.is_(None))
_WAITS = or_(_OPEN, and_(Listing.hidden_at.is_not(None), Listing.withdrawn_at.is_(None)))
_FIRST = (
    select(func.min(Report.at, type_=UTCMoment()))
    .where(Report.listing_id == Listing.id, Report.decided_at.is_(None))
    .scalar_subquery()
)
_GONE = exists().where(
    Link.listing_id == Listing.id,
    Link.asks == OPEN,
    Link.answer == GONE,
    Link.answered_at >= Listing.hidden_at,
)
_SINCE = func.coalesce(Listing.hidden_at, _FIRST, type_=UTCMoment())


def queue(db: Session) -> list[Waiting]:
    """What waits longest comes first; two statements."""
    offer = (Listing.id, Listing.kind, Listing.title, Listing.language, _SINCE, Listing.hidden_at)
    waits = select(*offer, _GONE).where(_WAITS).order_by(_SINCE, Listing.id).limit(MOST)
    rows = db.execute(waits).all()
    of_one: dict[int, list[str]] = {}
    open_ones = select(Report.listing_id, Report.reason).where(
        Report.decided_at.is_(None), Report.listing_id.in_([row[0] for row in rows])
    )
    for number, reason in db.execute(open_ones.order_by(Report.id)):
        of_one.setdefault(number, []).append(reason)
    return [Waiting(*row, list(dict.fromkeys(of_one.get(row[0], [])))) for row in rows]


def waiting_one(db: Session, number: int) -> Listing | None:
    """One that somebody has to decide about; what was decided is not here any more."""
    return db.scalars(select(Listing).where(Listing.id == number, _WAITS)).first()


def look_at(db: Session, by: Viewer, listing: Listing) -> list[Said]:
    """What was said about it. Whose words are read here learns that they were."""
    found = (
        select(Report, Member.house_id)
        .join(Member, Member.id == Report.member_id)
        .where(Report.listing_id == listing.id, Report.decided_at.is_(None))
        .order_by(Report.at, Report.id)
    )
    return [_said(db, by, row, house_id) for row, house_id in db.execute(found).all()]


def settle(
    db: Session, by: Viewer, number: int, outcome: str, also: Collection[int] = ()
) -> list[str]:
    """One decision; the titles of what was withdrawn. Whoever reported it reads what came of it.

    `also` are similar ones that she was shown: with `ALL` they go, too. Raises `Refused` when a
    colleague was faster.
    """
    listing = next(iter(_held(db, [number])), None)
    if listing is None or not db.scalar(select(_WAITS).where(Listing.id == number)):
        raise Refused(JUST_DONE)
    if outcome == SHOWN:
        if not may_show(refused_like(db, listing.id)):
            raise Refused(NEVER)
        reports.decide(db, by, listing, SHOWN)
        return []
    listed = {one.id for one in similar_to(db, listing) if one.stands} if outcome == ALL else set()
    reports.decide(db, by, listing, WITHDRAWN)
    gone = [listing.title]
    for other in _held(db, sorted(listed & set(also))):
        if other.withdrawn_at is None:
            withdraw(db, other, by)
            gone.append(other.title)
    return gone


def _held(db: Session, numbers: Sequence[int]) -> Sequence[Listing]:
    found = select(Listing).where(Listing.id.in_(numbers)).order_by(Listing.id)
    locked = found.with_for_update().execution_options(populate_existing=True)
    return db.scalars(locked).all()


def _said(db: Session, by: Viewer, row: Report, house_id: int) -> Said:
    if not row.words_sealed:
        return Said(row.reason, row.at, row.hides, "")
    if house_id != by.house_id:
        return Said(row.reason, row.at, row.hides, None)
    record(db, row.member_id, by, Deed.OFFER_REPORT_OPENED)
    return Said(row.reason, row.at, row.hides, row.words)
