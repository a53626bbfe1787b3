"""What goes into a calendar: one's own places and nothing of anybody else."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import and_, bindparam, or_, select
from sqlalchemy.orm import Session

from portal import clock
from portal.accounts.house_names import house_names, names_one
from portal.accounts.models import ACTIVE, Member
from portal.calendar_file import Hours
from portal.calendars.models import Feed
from portal.interest.meetings import hours_of, meetings_of
from portal.seal.box import bring_along, keys_of
from portal.seal.models import PersonKey
from portal.training.models import Booking, Training
from portal.types import UTCMoment
from portal.viewer import Viewer

TOLD_FOR = timedelta(days=30)  # what was cancelled: so that phones that ask rarely learn of it
MOST = 200


class Place(NamedTuple):
    """A place in a session, as a calendar wants it."""

    training_id: int
    starts_at: datetime
    ends_at: datetime
    place: str
    moves: int
    is_cancelled: bool


_GONE = or_(Booking.cancelled_at.is_not(None), Training.cancelled_at.is_not(None))
_NOW = bindparam("now", type_=UTCMoment)
_EARLIEST = bindparam("earliest", type_=UTCMoment)
_PLACES = (
    select(
        Training.id,
        Training.starts_at,
        Training.ends_at,
        Training.place,
        Training.moves,
        _GONE,
    )
    .join(Training, Training.id == Booking.training_id)
    .where(
        Booking.member_id == bindparam("member"),
        ~Booking.for_child,
        or_(
            and_(~_GONE, Training.ends_at > _NOW),
            Booking.cancelled_at > _EARLIEST,
            Training.cancelled_at > _EARLIEST,
        ),
    )
    .order_by(Training.starts_at, Training.id)
    .limit(MOST)
)
_ONE = _PLACES.where(Training.id == bindparam("training"), ~_GONE, Training.ends_at > _NOW)
_FEED = (
    select(Feed, PersonKey.wrapped_by, PersonKey.wrapped)
    .join(Member, Member.id == Feed.member_id)
    .outerjoin(PersonKey, PersonKey.member_id == Feed.member_id)
    .where(Feed.digest == bindparam("digest"), Member.state == ACTIVE)
)


def feed_of(db: Session, viewer: Viewer) -> Feed | None:
    return db.scalars(select(Feed).where(Feed.member_id == viewer.id)).first()


def feed_behind(db: Session, secret: str) -> Feed | None:
    """Whose address this is; wrong and revoked ones are nobody's."""
    row = db.execute(_FEED, {"digest": digest_of(db, secret)}).first()
    if row is None:
        return None
    feed: Feed = row[0]
    if row[2]:  # with it her dates can be read
        bring_along(db, feed.member_id, row[1], row[2])
    return feed


def digest_of(db: Session, secret: str) -> str:
    return keys_of(db).index("calendar address", secret)


def place_for(db: Session, viewer: Viewer, training_id: int) -> Place | None:
    """Her place in a session that is not over."""
    row = db.execute(_ONE, {**_of(viewer.id), "training": training_id}).first()
    return Place._make(row) if row else None


def entries_of(db: Session, feed: Feed) -> list[Hours]:
    """Her coming sessions and dates, and for a while those that were cancelled. Two statements, and
    one for the names of houses where rooms are told. Where a date is stands in no calendar."""
    places = [Place._make(row) for row in db.execute(_PLACES, _of(feed.member_id))]
    found = entries(db, feed.member_id, places, feed.title, with_place=feed.with_place)
    for meeting in meetings_of(db, feed.member_id, TOLD_FOR):
        if meeting.is_coming or meeting.is_off:
            found.append(hours_of(db, feed.member_id, meeting, feed.title))
    return found


def entries(
    db: Session, member_id: int, places: Iterable[Place], title: str, *, with_place: bool
) -> list[Hours]:
    """Their names are the same in a file and at the address, and others for everybody: two phones
    cannot be found to belong to the same group by comparing them. A room that is called like a
    house is left out."""
    houses = house_names(db) if with_place else []
    return [
        Hours(
            uid=keys_of(db).index("calendar entry", f"{member_id} {place.training_id}"),
            starts_at=place.starts_at,
            ends_at=place.ends_at,
            title=title,
            place=place.place if with_place and not names_one(place.place, houses) else "",
            sequence=place.moves + place.is_cancelled,
            is_cancelled=place.is_cancelled,
        )
        for place in places
    ]


def _of(member_id: int) -> dict[str, object]:
    now = clock.now()
    return {"member": member_id, "now": now, "earliest": now - TOLD_FOR}
