"""What else somebody has at the time of a session. It never forbids; it is only said before."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from portal import formats, i18n
from portal.i18n import lazy as _
from portal.refusal import Refused
from portal.training.models import Booking, Course, Training
from portal.types import Texts, UTCMoment, in_language
from portal.viewer import Viewer

MOST = 3


class Clash(NamedTuple):
    """Another session of hers at that time."""

    id: int  # of the training
    title: Texts
    starts_at: datetime
    ends_at: datetime


_AT_THAT_TIME = (
    select(Training.id, Course.title, Training.starts_at, Training.ends_at)
    .join(Course, Course.id == Training.course_id)
    .join(Booking, Booking.training_id == Training.id)
    .where(
        Booking.member_id == bindparam("viewer"),
        Booking.seat.is_not(None),
        ~Booking.for_child,
        Training.cancelled_at.is_(None),
        Training.id != bindparam("training"),
        Training.starts_at < bindparam("ends_at", type_=UTCMoment),
        Training.ends_at > bindparam("starts_at", type_=UTCMoment),
    )
    .order_by(Training.starts_at, Training.id)
    .limit(MOST)
)


def clashes_for(db: Session, viewer: Viewer, training: Training) -> list[Clash]:
    """Her other bookings at the time of this session. One statement."""
    of = {"viewer": viewer.id, "training": training.id}
    when = {"starts_at": training.starts_at, "ends_at": training.ends_at}
    return [Clash._make(row) for row in db.execute(_AT_THAT_TIME, {**of, **when})]


def refuse_clash(db: Session, member: Viewer, training: Training) -> None:
    """Raises `Refused` when she has something else then; the page says it beside the button."""
    if not (found := clashes_for(db, member, training)):
        return
    first, language = found[0], i18n.current()
    said = _(
        "At that time you also have “%(title)s” (%(start)s–%(end)s). Nothing was changed. "
        "Go back if you want this one all the same: it is asked there once more."
    )
    start, end = formats.hour(first.starts_at), formats.hour(first.ends_at)
    raise Refused(
        said % {"title": in_language(first.title, language.code), "start": start, "end": end}
    )
