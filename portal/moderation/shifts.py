"""Being there for the posts that wait: with a beginning, an end that a mentor chooses, and rest."""

from datetime import datetime, timedelta

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from portal import clock
from portal.accounts.models import Member
from portal.db import changed
from portal.i18n import lazy as _
from portal.moderation.models import Claim, MentorShift
from portal.moderation.rules import RESTED, left_of_day
from portal.refusal import Refused, require
from portal.viewer import Viewer

NOT_THERE = _("Begin your time as a mentor first. Then you can look at what waits.")
ENOUGH = _("You were there for others long enough today. Tomorrow is another day.")
DAY = timedelta(days=1)


def shift_of(db: Session, by: Viewer) -> MentorShift | None:
    """The shift she is on now."""
    now = clock.now()
    hers = select(MentorShift).where(MentorShift.member_id == by.id, MentorShift.until > now)
    return db.scalars(hers.where(MentorShift.since <= now).order_by(MentorShift.id)).first()


def needed(db: Session, by: Viewer) -> MentorShift:
    """The same for a deed; raises `Refused` outside of a shift."""
    found = shift_of(db, by)
    if found is None:
        raise Refused(NOT_THERE)
    return found


def lengths_for(db: Session, by: Viewer) -> tuple[int, ...]:
    """The shifts that she can still choose from today, in minutes."""
    return left_of_day(_spent(db, by, clock.now()))


def has_just_been(db: Session, by: Viewer) -> bool:
    """Whether a shift of hers ended lately."""
    now = clock.now()
    ended = select(MentorShift.id).where(
        MentorShift.member_id == by.id,
        MentorShift.until <= now,
        MentorShift.until > now - RESTED,
    )
    return db.scalar(ended.limit(1)) is not None


def begin(db: Session, by: Viewer, minutes: int) -> None:
    """From now on, for so long. Twice is once: whoever is there already stays as she chose first.

    Raises `Refused` when it would be too much for one day.
    """
    require(by.moderates)
    db.execute(select(Member.id).where(Member.id == by.id).with_for_update(key_share=True))
    if shift_of(db, by) is not None:
        return
    now = clock.now()
    if minutes not in left_of_day(_spent(db, by, now)):
        raise Refused(ENOUGH)
    db.add(MentorShift(member_id=by.id, since=now, until=now + timedelta(minutes=minutes)))


def end(db: Session, by: Viewer) -> None:
    """Enough for today. What she was looking at waits for others again. Twice is once."""
    now = clock.now()
    open_ones = update(MentorShift).where(MentorShift.member_id == by.id, MentorShift.until > now)
    changed(db, open_ones.values(until=now))
    changed(db, delete(Claim).where(Claim.by_id == by.id))


def _spent(db: Session, by: Viewer, now: datetime) -> timedelta:
    """How much of the last 24 hours she was there."""
    since = now - DAY
    hers = select(MentorShift).where(MentorShift.member_id == by.id, MentorShift.until > since)
    parts = [min(row.until, now) - max(row.since, since) for row in db.scalars(hers)]
    return sum(parts, timedelta())
