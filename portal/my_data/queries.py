"""Reading what is held about oneself, and requests: one's own, or those of the house."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import ColumnElement, Select, and_, false, select
from sqlalchemy.orm import Session

from portal.accounts.models import ENDED, Member
from portal.db import held
from portal.formats import today
from portal.my_data.holdings import SAFETY, SECTIONS
from portal.my_data.holdings.shape import Entry, Section
from portal.my_data.models import DataRequest
from portal.retention import CLOCKS, Clock
from portal.viewer import Role, Viewer

ON_PAGE = 20  # entries of a section; the file to take along has all


@dataclass(frozen=True)
class Holding:
    """One section and what is in it."""

    section: Section
    clocks: Sequence[Clock]
    entries: Sequence[Entry]
    count: int


class RequestLine(NamedTuple):
    """A line of the coordinator's list; it does not say what is asked."""

    id: int
    name: str
    filed_at: datetime
    due_on: date
    is_open: bool

    @property
    def is_overdue(self) -> bool:
        return self.is_open and self.due_on < today()


def holdings_for(db: Session, viewer: Viewer, most: int | None = None) -> list[Holding]:
    """Everything about the viewer; of each kind all, or the first ones."""
    return [_holding(db, viewer, section, most) for section in SECTIONS]


def safety_plan_for(db: Session, viewer: Viewer) -> Holding:
    """What is in no page and no file unless she asks for it with her PIN."""
    return _holding(db, viewer, SAFETY, None)


def _holding(db: Session, viewer: Viewer, section: Section, most: int | None) -> Holding:
    entries = section.read(db, viewer)
    clocks = [CLOCKS[key] for key in section.clocks]
    return Holding(section, clocks, entries[:most], len(entries))


def own_request(db: Session, viewer: Viewer, request_id: int) -> DataRequest | None:
    found = select(DataRequest).where(DataRequest.id == request_id)
    return db.scalars(found.where(DataRequest.member_id == viewer.id)).first()


def request_for(db: Session, staff: Viewer, request_id: int) -> tuple[DataRequest, Member] | None:
    """A request of the coordinator's house and who sent it."""
    found = _with_people(staff).where(DataRequest.id == request_id)
    row = db.execute(held(db, found, DataRequest)).first()
    return (row[0], row[1]) if row else None


def requests_for(db: Session, staff: Viewer, most: int = 200) -> list[RequestLine]:
    """Open requests of the house, those first that must be answered first; then answered ones."""
    is_done = DataRequest.answered_at.is_not(None)
    rows = db.execute(
        _with_people(staff).order_by(is_done, DataRequest.due_on, DataRequest.id).limit(most)
    )
    return [
        RequestLine(
            request.id, person.name, request.filed_at, request.due_on, not request.answered_at
        )
        for request, person in rows
    ]


def _with_people(staff: Viewer) -> Select[DataRequest, Member]:
    found = select(DataRequest, Member).join(Member, Member.id == DataRequest.member_id)
    return found.where(Member.state != ENDED, _visible_to(staff))


def _visible_to(staff: Viewer) -> ColumnElement[bool]:
    """Requests of one's house, but not one's own: somebody else must answer that."""
    if staff.role is not Role.COORDINATOR:
        return false()
    return and_(Member.house_id == staff.house_id, Member.id != staff.id)
