"""Being on duty: beginning, changing and ending it."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from portal import clock
from portal.accounts.models import ACTIVE, Member, News
from portal.accounts.news import tell
from portal.db import changed
from portal.duty.models import Shift
from portal.duty.rules import LONGEST, may_place
from portal.duty.settling import settle_house
from portal.i18n import lazy as _
from portal.refusal import Refused, require
from portal.viewer import Role, Viewer


class ShiftLine(NamedTuple):
    """A shift that is running or comes."""

    id: int
    member_id: int
    name: str
    since: datetime
    until: datetime


def shifts_of(db: Session, house_id: int) -> list[ShiftLine]:
    """Of a house, who is on duty first."""
    found = (
        select(Shift.id, Shift.member_id, Member.name, Shift.since, Shift.until)
        .join(Member, Member.id == Shift.member_id)
        .where(Member.house_id == house_id, Member.state == ACTIVE, Shift.until > clock.now())
        .order_by(Shift.since, Shift.id)
    )
    return [ShiftLine._make(row) for row in db.execute(found)]


def place(db: Session, by: Viewer, member_id: int, since: datetime | None, until: datetime) -> None:
    """Somebody of the house is on duty; `since` None means from now on. What she had in that time
    becomes one shift. Raises `Refused` when the end is not within a day, or before the beginning.
    """
    now = clock.now()
    begins = max(since, now) if since is not None else now
    person = _colleague(db, by, member_id)
    require(person is not None and may_place(by, member_id, person.house_id))
    if not begins < until <= now + LONGEST:
        raise Refused(_("Please choose an end after the beginning, within 24 hours."))
    hers = select(Shift).where(
        Shift.member_id == member_id, Shift.since <= until, Shift.until > begins
    )
    same = list(db.scalars(hers.order_by(Shift.since, Shift.id)))
    if same:
        shift, *others = same
        shift.since, shift.until, shift.by_id = min(shift.since, begins), until, by.id
        for other in others:
            db.delete(other)
    else:
        db.add(Shift(member_id=member_id, since=begins, until=until, by_id=by.id))
    db.flush()
    if member_id != by.id:
        tell(db, member_id, News.DUTY, name=by.name)
    settle_house(db, by.house_id)


def end(db: Session, by: Viewer, shift_id: int) -> bool:
    """On duty no longer; whether this is a shift that she can end. Twice is once."""
    now = clock.now()
    owner_id = db.scalar(select(Shift.member_id).where(Shift.id == shift_id))
    person = None if owner_id is None else _colleague(db, by, owner_id)
    shift = db.get(Shift, shift_id, with_for_update=True)
    if shift is None or person is None or not may_place(by, person.id, person.house_id):
        return False
    if shift.since > now:
        changed(db, delete(Shift).where(Shift.id == shift.id))
    elif shift.until > now:
        shift.until = now
    else:
        return True
    db.flush()
    if person.id != by.id:
        tell(db, person.id, News.DUTY_OVER, name=by.name)
    settle_house(db, by.house_id)
    return True


def _colleague(db: Session, by: Viewer, member_id: int) -> Member | None:
    """Held until the end of the deed: two who place the same person do it one after the other."""
    found = select(Member).where(
        Member.id == member_id,
        Member.house_id == by.house_id,
        Member.state == ACTIVE,
        Member.role.in_([Role.CASEWORKER, Role.COORDINATOR]),
    )
    return db.scalars(found.with_for_update(key_share=True)).first()
