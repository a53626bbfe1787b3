"""Reading check-ins: a member her own, those who look after her what she shows them."""

import json
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import bindparam, exists, func, select
from sqlalchemy.orm import Session

from portal.accounts.care import CARED_FOR
from portal.checkins.models import After, Checkin, Sees
from portal.checkins.questions import Said
from portal.flags.indicators import Indicator
from portal.interest.models import Interest, State, Turn
from portal.types import UTCMoment
from portal.viewer import Viewer

_STARTED_AT = func.coalesce(
    select(func.max(Turn.at, type_=UTCMoment()))
    .where(Turn.interest_id == Interest.id, Turn.state == State.STARTED)
    .scalar_subquery(),
    Interest.changed_at,
    type_=UTCMoment(),
)
WAITS = (  # for the first page: to be asked along with others, with `viewer` and `now`
    exists()
    .where(
        Checkin.member_id == bindparam("viewer"),
        Checkin.answered_at.is_(None),
        Checkin.due_at <= bindparam("now", type_=UTCMoment),
        Interest.id == Checkin.interest_id,
        Interest.state == State.STARTED,
    )
    .correlate(None)
)


class Start(NamedTuple):
    """Where she began, and when."""

    interest: Interest
    started_at: datetime

    @property
    def id(self) -> int:
        return self.interest.id

    @property
    def offer(self) -> dict[str, Any]:
        return self.interest.offer


class Answers(NamedTuple):
    """What somebody answered; questions left out are not in it."""

    said_to: dict[Indicator, Said]
    words: str
    language: str


class Line(NamedTuple):
    """A check-in and what it is about."""

    row: Checkin
    offer: dict[str, Any]
    is_asked: bool  # it has begun and is not over

    @property
    def after(self) -> After:
        return self.row.after


def starts_for(db: Session, member: Viewer) -> list[Start]:
    """What has begun and is not over, newest first."""
    hers = (Interest.member_id == member.id, Interest.state == State.STARTED)
    rows = db.execute(select(Interest, _STARTED_AT).where(*hers).order_by(Interest.id.desc()))
    return [Start._make(row) for row in rows]


def start_for(
    db: Session, member: Viewer, interest_id: int, *, locked: bool = False
) -> Start | None:
    """One of them; `locked` until the end of the deed."""
    one = select(Interest).where(
        Interest.id == interest_id,
        Interest.member_id == member.id,
        Interest.state == State.STARTED,
    )
    found = db.scalars(one.with_for_update() if locked else one).first()
    if found is None:
        return None
    begun = select(_STARTED_AT).where(Interest.id == found.id)
    return Start(found, db.scalars(begun).one())


def checkins_for(db: Session, member: Viewer) -> list[Line]:
    """Her own, what comes first on top."""
    found = (
        select(Checkin, Interest)
        .join(Interest, Interest.id == Checkin.interest_id)
        .where(Checkin.member_id == member.id)
        .order_by(Checkin.due_at, Checkin.id)
    )
    return [_line(row, interest) for row, interest in db.execute(found)]


def checkins_of(db: Session, interest_id: int) -> dict[After, Checkin]:
    rows = db.scalars(select(Checkin).where(Checkin.interest_id == interest_id))
    return {row.after: row for row in rows}


def checkin_for(
    db: Session, member: Viewer, checkin_id: int, *, locked: bool = False
) -> Line | None:
    """One of her own, and of nobody else."""
    own = select(Checkin).where(Checkin.id == checkin_id, Checkin.member_id == member.id)
    row = db.scalars(own.with_for_update() if locked else own).first()
    return _line(row, db.get_one(Interest, row.interest_id)) if row else None


def shown_to(db: Session, staff: Viewer, member_id: int) -> list[Line]:
    """What she lets those read who look after her; the newest first. Never that there is more."""
    found = (
        select(Checkin, Interest)
        .join(Interest, Interest.id == Checkin.interest_id)
        .where(
            Checkin.member_id == member_id,
            Checkin.member_id.in_(CARED_FOR),
            Checkin.sees == Sees.CARERS,
            Checkin.answered_at.is_not(None),
        )
        .order_by(Checkin.answered_at.desc())
    )
    return [_line(row, interest) for row, interest in db.execute(found, {"viewer": staff.id})]


def read(row: Checkin) -> Answers:
    """What is sealed in it."""
    kept: dict[str, Any] = json.loads(row.answers or "{}")
    said = {Indicator(key): Said(value) for key, value in kept.get("answers", {}).items()}
    return Answers(said, kept.get("said", ""), kept.get("language", "en"))


def _line(row: Checkin, interest: Interest) -> Line:
    return Line(row, interest.offer, interest.state == State.STARTED)
