"""Who would read something told now, and what became of what somebody told: for herself."""

from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session, aliased

from portal import clock
from portal.accounts.models import ACTIVE, Member
from portal.duty.choosing import candidates_for, left_out
from portal.duty.models import Concern, Shift
from portal.types import UTCMoment
from portal.viewer import Viewer

_To, _Seer, _Closer = aliased(Member), aliased(Member), aliased(Member)


class Reader(NamedTuple):
    """Who would read something told now; `next_at` is when somebody of the house comes on duty."""

    name: str | None
    is_on_duty: bool
    is_of_house: bool
    next_at: datetime | None


class Receipt(NamedTuple):
    """What became of what somebody told, as she reads it."""

    id: int
    house_id: int
    raised_at: datetime
    to_name: str | None
    due_at: datetime | None
    seen_at: datetime | None
    seen_by: str | None
    closed_at: datetime | None
    closed_by: str | None
    outcome: str

    @property
    def waits_for_somebody(self) -> bool:
        """Whether nobody was on duty, so that nobody can say by when."""
        return self.is_unread and self.due_at is None

    @property
    def is_late(self) -> bool:
        """Whether the clock has passed, and there is nobody left to ask."""
        return self.is_unread and self.due_at is not None and self.due_at < clock.now()

    @property
    def is_unread(self) -> bool:
        return self.seen_at is None and self.closed_at is None


def reader_for(
    db: Session, viewer: Viewer, post_id: int | None = None, message_id: int | None = None
) -> Reader:
    """To whom it goes if she tells it now; her own house's staff first. Staff are not left out of
    it for another name of theirs, or one look would tell whose it is."""
    but = left_out(db, viewer.id, post_id, message_id, by_name=True)
    return reader_in(db, viewer.house_id, but)


def reader_in(db: Session, house_id: int, but: frozenset[int]) -> Reader:
    now = clock.now()
    first = next(iter(candidates_for(db, now, house_id, but)), None)
    coming = (
        select(func.min(Shift.since, type_=UTCMoment()))
        .join(Member, Member.id == Shift.member_id)
        .where(
            Member.house_id == house_id,
            Member.state == ACTIVE,
            Shift.since > now,
            Shift.member_id.not_in(but),
        )
    )
    if first is None:
        return Reader(None, False, True, db.scalar(coming))
    is_on_duty, is_of_house = first.is_on_duty, first.house_id == house_id
    next_at = None if is_on_duty and is_of_house else db.scalar(coming)
    return Reader(first.name, is_on_duty, is_of_house, next_at)


def receipts_of(db: Session, viewer: Viewer, most: int = 5) -> list[Receipt]:
    """What she told, the newest first."""
    rows = db.execute(_receipts(viewer).order_by(Concern.id.desc()).limit(most))
    return [Receipt._make(row) for row in rows]


def receipt_for(db: Session, viewer: Viewer, concern_id: int) -> Receipt | None:
    """Her own and nobody else's."""
    row = db.execute(_receipts(viewer).where(Concern.id == concern_id)).first()
    return Receipt._make(row) if row else None


def next_shift_of(db: Session, house_id: int) -> datetime | None:
    """When somebody of this house comes on duty next, as far as it is planned."""
    return reader_in(db, house_id, frozenset()).next_at


def _receipts(viewer: Viewer) -> Select[*tuple[Any, ...]]:
    return (
        select(
            Concern.id,
            Concern.house_id,
            Concern.raised_at,
            _To.name,
            Concern.due_at,
            Concern.seen_at,
            _Seer.name,
            Concern.closed_at,
            _Closer.name,
            Concern.outcome,
        )
        .outerjoin(_To, _To.id == Concern.to_id)
        .outerjoin(_Seer, _Seer.id == Concern.seen_by_id)
        .outerjoin(_Closer, _Closer.id == Concern.closed_by_id)
        .where(Concern.member_id == viewer.id)
    )
