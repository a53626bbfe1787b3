"""Reading interests: a member her own, staff those of the people they look after."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import ColumnElement, ScalarSelect, bindparam, func, select
from sqlalchemy.orm import Session

from portal.accounts.care import CARED_FOR, in_sight, values_for
from portal.accounts.models import ENDED, Member
from portal.db import held
from portal.interest.models import OPEN, Interest, State
from portal.seal.box import keys_of
from portal.viewer import Viewer

VISIBLE: dict[bool, ColumnElement[bool]] = {  # by whether the viewer is staff
    False: Interest.member_id == bindparam("viewer"),
    True: in_sight(Interest.member_id),
}
MOST = 100


class Line(NamedTuple):
    """A row at the desk: whose it is and how it stands, never which offer."""

    id: int
    name: str
    state: State
    changed_at: datetime


_AT_DESK = (
    select(Interest.id, Member.name, Interest.state, Interest.changed_at)
    .join(Member, Member.id == Interest.member_id)
    .where(Member.id.in_(CARED_FOR), Interest.state.in_(OPEN))
    .order_by(Interest.state != State.ASKED, Interest.changed_at, Interest.id)
    .limit(MOST)
)


def interests_of(db: Session, viewer: Viewer) -> list[Interest]:
    """Her own, newest first."""
    mine = select(Interest).where(Interest.member_id == viewer.id)
    return list(db.scalars(mine.order_by(Interest.id.desc()).limit(MOST)))


def interest_for(db: Session, viewer: Viewer, number: int) -> Interest | None:
    """One of them, to look at."""
    found = select(Interest).where(VISIBLE[viewer.is_staff], Interest.id == number)
    return db.scalars(found, values_for(viewer)).first()


def interest_to_change(db: Session, viewer: Viewer, number: int) -> Interest | None:
    """One of them for a deed: hers, or of somebody whom this staff person looks after. Whoever else
    wants to change it waits until the deed is done. The person comes first, as when she is erased.
    """
    if viewer.is_staff and _holder(db, viewer, number) is None:
        return None
    found = select(Interest).where(Interest.id == number)
    if not viewer.is_staff:
        found = found.where(Interest.member_id == viewer.id)
    return db.scalars(found.with_for_update()).first()


def open_about(db: Session, viewer: Viewer, listing_id: int) -> Interest | None:
    """What she asked about this offer already, if it is not over."""
    key = key_of(db, viewer.id, listing_id)
    return db.scalars(select(Interest).where(Interest.listing_key == key)).first()


def count_open(db: Session, member_id: int) -> int:
    """Called in a deed: one such deed at a time looks at one person."""
    alone = select(Member.id).where(Member.id == member_id)
    db.execute(alone.with_for_update(key_share=True))
    found = select(Interest.id).where(Interest.member_id == member_id, Interest.state.in_(OPEN))
    return len(db.scalars(found).all())


def waiting_for(db: Session, staff: Viewer) -> list[Line]:
    """Of the people she looks after: what waits to be sent first, the longest wait first."""
    rows = db.execute(_AT_DESK, values_for(staff))
    return [Line._make(row) for row in rows]


def how_many_to_send() -> ScalarSelect[int]:
    """Of the people she looks after, as a column; to be asked with `values_for(staff)`."""
    waits = (Interest.state == State.ASKED, Interest.member_id.in_(CARED_FOR))
    return select(func.count(Interest.id)).where(*waits).scalar_subquery()


def key_of(db: Session, member_id: int, listing_id: int, over: int = 0) -> str:
    """Blind, of this person and this offer; another one once it is over: she may ask anew."""
    name = f"{listing_id} over {over}" if over else str(listing_id)
    return keys_of(db).index(f"interest {member_id}", name)


def _holder(db: Session, staff: Viewer, number: int) -> Member | None:
    found = (
        select(Member)
        .join(Interest, Interest.member_id == Member.id)
        .where(Interest.id == number, Member.state != ENDED, Member.id.in_(CARED_FOR))
    )
    return db.scalars(held(db, found, Member), {"viewer": staff.id}).first()
