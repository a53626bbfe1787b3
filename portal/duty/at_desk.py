"""What waits at the desk: who and when, and one of it with its words for who may read it."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import ColumnElement, ScalarSelect, and_, exists, false, func, or_, select, true
from sqlalchemy.orm import Session, aliased

from portal import clock
from portal.accounts.models import Member
from portal.duty.choosing import Candidate, candidates_for, left_out, not_about
from portal.duty.models import Concern, How, Kind, Shift, Turn
from portal.viewer import Role, Viewer

MOST, CLOSED = 100, 20  # on the desk's page


class Line(NamedTuple):
    """A concern at the desk: never its words."""

    id: int
    name: str
    kind: Kind
    about: str
    raised_at: datetime
    to_id: int | None
    to_name: str | None
    due_at: datetime | None
    seen_at: datetime | None
    closed_at: datetime | None
    outcome: str


class Found(NamedTuple):
    """One concern for its own page, and the names in it."""

    concern: Concern
    name: str
    seen_by: str | None
    closed_by: str | None


class Hand(NamedTuple):
    """Once it came into somebody's hands."""

    name: str | None
    by_name: str | None
    how: How
    at: datetime


_To, _Seer, _Closer = aliased(Member), aliased(Member), aliased(Member)


def concerns_for(db: Session, staff: Viewer, *, closed: bool = False) -> list[Line]:
    """What is open, whose clock ends first on top; or what was closed last."""
    order = (
        (Concern.closed_at.desc(), Concern.id.desc())
        if closed
        else (Concern.seen_at.is_not(None), Concern.due_at.is_(None), Concern.due_at, Concern.id)
    )
    is_closed = Concern.closed_at.is_not(None) if closed else Concern.closed_at.is_(None)
    found = (
        select(
            Concern.id,
            Member.name,
            Concern.kind,
            Concern.about,
            Concern.raised_at,
            Concern.to_id,
            _To.name,
            Concern.due_at,
            Concern.seen_at,
            Concern.closed_at,
            Concern.outcome,
        )
        .join(Member, Member.id == Concern.member_id)
        .outerjoin(_To, _To.id == Concern.to_id)
        .where(is_closed, within_sight(staff))
        .order_by(*order)
        .limit(CLOSED if closed else MOST)
    )
    return [Line._make(row) for row in db.execute(found)]


def concern_for(db: Session, staff: Viewer, concern_id: int) -> Found | None:
    found = (
        select(Concern, Member.name, _Seer.name, _Closer.name)
        .join(Member, Member.id == Concern.member_id)
        .outerjoin(_Seer, _Seer.id == Concern.seen_by_id)
        .outerjoin(_Closer, _Closer.id == Concern.closed_by_id)
        .where(Concern.id == concern_id, within_sight(staff))
    )
    row = db.execute(found).first()
    return Found._make(row) if row else None


def how_many(staff: Viewer) -> ScalarSelect[int]:
    """How much of what she can see nobody has read yet; to be asked with other numbers."""
    unseen = (Concern.closed_at.is_(None), Concern.seen_at.is_(None))
    return select(func.count(Concern.id)).where(*unseen, within_sight(staff)).scalar_subquery()


def hands_of(db: Session, concern_id: int) -> list[Hand]:
    by = aliased(Member)
    rows = db.execute(
        select(_To.name, by.name, Turn.how, Turn.at)
        .outerjoin(_To, _To.id == Turn.to_id)
        .outerjoin(by, by.id == Turn.by_id)
        .where(Turn.concern_id == concern_id)
        .order_by(Turn.id)
    )
    return [Hand._make(row) for row in rows]


def colleagues_on_duty(db: Session, by: Viewer, concern: Concern) -> list[Candidate]:
    """To whom she can hand it on: on duty, and not about them."""
    out = left_out(db, concern.member_id, concern.post_id, concern.message_id) | {by.id}
    people = candidates_for(db, clock.now(), concern.house_id, out, concern.id)
    return [person for person in people if person.is_on_duty and person.id != concern.to_id]


def within_sight(staff: Viewer) -> ColumnElement[bool]:
    """Those in whose hands it is or was, who is on duty in its house, and its coordinator."""
    now = clock.now()
    hers = exists().where(Turn.concern_id == Concern.id, Turn.to_id == staff.id)
    on_duty_now = exists().where(Shift.member_id == staff.id, Shift.since <= now, Shift.until > now)
    leads = true() if staff.role is Role.COORDINATOR else false()
    in_house = and_(Concern.house_id == staff.house_id, or_(leads, on_duty_now))
    return and_(or_(hers, in_house), not_about(staff))
