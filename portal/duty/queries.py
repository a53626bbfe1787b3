"""Who is on duty."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from portal import clock
from portal.accounts.models import ACTIVE, Member
from portal.duty.models import Shift
from portal.types import UTCMoment
from portal.viewer import Role


class OnDuty(NamedTuple):
    id: int
    name: str
    role: Role
    until: datetime


def on_duty(db: Session, house_id: int) -> list[OnDuty]:
    """Who of a house is on duty at this moment, in order of names."""
    now = clock.now()
    until = func.max(Shift.until, type_=UTCMoment())
    rows = db.execute(
        select(Member.id, Member.name, Member.role, until)
        .join(Shift, Shift.member_id == Member.id)
        .where(
            Member.house_id == house_id,
            Member.state == ACTIVE,
            Member.role.in_([Role.CASEWORKER, Role.COORDINATOR]),
            Shift.since <= now,
            Shift.until > now,
        )
        .group_by(Member.id, Member.name, Member.role, Member.name_key)
        .order_by(Member.name_key)
    )
    return [OnDuty._make(row) for row in rows]
