"""What somebody took part in, and the sessions about which she can still say how they were."""

from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import Select, and_, bindparam, or_, select, tuple_
from sqlalchemy.orm import Session

from portal import clock
from portal.training.models import Booking, Course, Training
from portal.types import Texts, UTCMoment
from portal.viewer import Viewer

SAY_WITHIN = timedelta(days=30)  # after its end


class PastLine(NamedTuple):
    """A session in the history. Whether she came is not in it: nothing can sound like blame."""

    id: int  # of the booking
    training_id: int
    title: Texts
    starts_at: datetime
    ends_at: datetime
    place: str
    is_visible: bool  # the session's page opens for her
    gave_back: bool
    was_called_off: bool
    can_say: bool


_FRESH = and_(  # sessions with a place of hers that ended not long ago
    Booking.member_id == bindparam("viewer"),
    ~Booking.for_child,
    Booking.cancelled_at.is_(None),
    Training.cancelled_at.is_(None),
    Training.ends_at <= bindparam("now", type_=UTCMoment),
    Training.ends_at > bindparam("earliest", type_=UTCMoment),
)
_GAVE_BACK, _CALLED_OFF = Booking.cancelled_at.is_not(None), Training.cancelled_at.is_not(None)
_KEY = tuple_(Training.starts_at, Booking.id)
_PAST = (
    select(
        Booking.id,
        Training.id,
        Course.title,
        Training.starts_at,
        Training.ends_at,
        Training.place,
        or_(Training.house_id.is_(None), Training.house_id == bindparam("house")),
        _GAVE_BACK,
        _CALLED_OFF,
        _FRESH,
    )
    .join(Training, Training.id == Booking.training_id)
    .join(Course, Course.id == Training.course_id)
    .where(
        Booking.member_id == bindparam("viewer"),
        ~Booking.for_child,
        or_(Training.ends_at <= bindparam("now", type_=UTCMoment), _GAVE_BACK, _CALLED_OFF),
    )
    .order_by(Training.starts_at.desc(), Booking.id.desc())
    .limit(bindparam("most"))
)
_AFTER = tuple_(bindparam("start", type_=UTCMoment), bindparam("row_id"))
_OLDER = _PAST.where(_KEY < _AFTER)
_TO_SAY: Select[Training] = (
    select(Training)
    .join(Booking, Booking.training_id == Training.id)
    .where(_FRESH, Training.id == bindparam("training"))
)


def past_for(
    db: Session, viewer: Viewer, after: tuple[datetime, int] | None = None, *, most: int
) -> list[PastLine]:
    """Her past sessions and what she gave back, newest first, older than the row with the key
    `after`. One statement."""
    values = {**_of(viewer), "house": viewer.house_id, "most": most}
    if after:
        values |= {"start": after[0], "row_id": after[1]}
    rows = db.execute(_OLDER if after else _PAST, values)
    return [PastLine._make(row) for row in rows]


def can_say(training: Training, *, had_place: bool) -> bool:
    """The same for one session: whether she can still say how it was."""
    now = clock.now()
    is_fresh = now - SAY_WITHIN < training.ends_at <= now
    return had_place and is_fresh and training.cancelled_at is None


def to_say_about(db: Session, viewer: Viewer, training_id: int) -> Training | None:
    """A session she had a place in, while it can be said how it was."""
    return db.scalars(_TO_SAY, {**_of(viewer), "training": training_id}).first()


def _of(viewer: Viewer) -> dict[str, object]:
    now = clock.now()
    return {"viewer": viewer.id, "now": now, "earliest": now - SAY_WITHIN}
