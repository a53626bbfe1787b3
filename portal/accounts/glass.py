"""Exceptions: looking at somebody who is not in one's care, for a quarter of an hour.

It wants a purpose and a reason, is told to her at once, and a coordinator looks at every one.
"""

from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import ColumnElement, Select, and_, exists, func, select, update
from sqlalchemy.orm import Session, aliased

from portal import clock
from portal.accounts import news, rules
from portal.accounts.models import ACTIVE, ENDED, BreakGlass, Member, News
from portal.db import changed
from portal.refusal import require
from portal.text import squeezed
from portal.trail.actions import record
from portal.trail.deeds import Deed, Purpose
from portal.viewer import MEMBERS, Role, Viewer

LASTS = timedelta(minutes=15)
LEAST = 10  # letters of a reason


class Further(NamedTuple):
    """One exception in a coordinator's list; an administrator does not learn whose page it was."""

    id: int
    by_name: str
    member_id: int | None
    member_name: str
    purpose: str
    at: datetime
    until: datetime
    seen_at: datetime | None


_Opener = aliased(Member)
_Other = aliased(Member)


def find(db: Session, by: Viewer, name: str) -> Member | None:
    """The member of her own house with exactly this name. Nobody else is found, and why not is
    not said."""
    found = select(Member).where(
        Member.name_key == squeezed(name),
        Member.house_id == by.house_id,
        Member.role.in_(MEMBERS),
        Member.state != ENDED,
    )
    return db.scalars(found.with_for_update()).first()


def open_exception(
    db: Session, by: Viewer, person: Member, *, purpose: Purpose, reason: str
) -> BreakGlass:
    """From now on she sees that member's page and plan. While it lasts, twice is once."""
    require(rules.may_look_at(by, person))
    if (open_one := current(db, by, person.id)) is not None:
        return open_one
    now = clock.now()
    made = BreakGlass(
        staff_id=by.id,
        member_id=person.id,
        purpose=purpose.value,
        reason=reason,
        at=now,
        until=now + LASTS,
    )
    db.add(made)
    db.flush()
    record(db, person.id, by, Deed.EXCEPTION_OPENED, purpose=purpose, reason=reason)
    news.tell(db, person.id, News.BREAK_GLASS)
    return made


def current(db: Session, by: Viewer, member_id: int) -> BreakGlass | None:
    """Her exception for this member, while it lasts."""
    return db.scalars(_open_ones(by).where(BreakGlass.member_id == member_id)).first()


def end(db: Session, by: Viewer, exception_id: int) -> bool:
    """She is done before the time is over; whether this is an exception of hers. Twice is once."""
    now = clock.now()
    hers = (BreakGlass.id == exception_id, BreakGlass.staff_id == by.id)
    changed(db, update(BreakGlass).where(*hers, BreakGlass.until > now).values(until=now))
    return bool(db.scalar(select(exists().where(*hers))))


def end_all(db: Session, staff_id: int) -> None:
    """Nothing of hers is open any more: she has another role."""
    now = clock.now()
    mine = update(BreakGlass).where(BreakGlass.staff_id == staff_id, BreakGlass.until > now)
    changed(db, mine.values(until=now))


def exceptions_for(db: Session, viewer: Viewer, before: int, most: int) -> list[Further]:
    """Newest first, those of whom she has to know."""
    rows = db.execute(_listed(viewer).where(BreakGlass.id < before).limit(most))
    return [_told(viewer, Further._make(row)) for row in rows]


def exception_for(db: Session, viewer: Viewer, exception_id: int) -> Further | None:
    """One exception, for whom she has to know of."""
    row = db.execute(_listed(viewer).where(BreakGlass.id == exception_id)).first()
    return _told(viewer, Further._make(row)) if row else None


def count_unseen(db: Session, viewer: Viewer) -> int:
    """How many wait to be looked at by her."""
    unseen = (
        select(func.count()).select_from(BreakGlass).join(Member, Member.id == BreakGlass.member_id)
    )
    return db.scalar(unseen.where(_concerns(viewer), BreakGlass.seen_at.is_(None))) or 0


def read_reason(db: Session, viewer: Viewer, shown: Further) -> str:
    """The reason in the opener's words. The member is told that it was read."""
    if shown.member_id is None:
        return ""
    record(db, shown.member_id, viewer, Deed.EXCEPTION_READ)
    return db.get_one(BreakGlass, shown.id).reason


def see(db: Session, exception_id: int) -> None:
    """It was looked at. Twice is once: the first moment stays."""
    unseen = update(BreakGlass).where(BreakGlass.id == exception_id, BreakGlass.seen_at.is_(None))
    changed(db, unseen.values(seen_at=clock.now()))


def _open_ones(by: Viewer) -> Select[BreakGlass]:
    mine = select(BreakGlass).where(BreakGlass.staff_id == by.id)
    return mine.where(BreakGlass.until > clock.now())


def _concerns(viewer: Viewer) -> ColumnElement[bool]:
    """A coordinator knows of everybody else's exceptions in her house. Where no other coordinator
    can look at one, an administrator learns that it happened."""
    not_hers = BreakGlass.staff_id != viewer.id
    if viewer.role is Role.COORDINATOR:
        return and_(not_hers, Member.house_id == viewer.house_id)
    others = exists().where(
        _Other.house_id == Member.house_id,
        _Other.role == Role.COORDINATOR,
        _Other.state == ACTIVE,
        _Other.id != BreakGlass.staff_id,
    )
    return and_(not_hers, ~others)


def _listed(viewer: Viewer) -> Select[*tuple[object, ...]]:
    columns = (
        BreakGlass.id,
        _Opener.name,
        Member.id,
        Member.name,
        BreakGlass.purpose,
        BreakGlass.at,
        BreakGlass.until,
        BreakGlass.seen_at,
    )
    return (
        select(*columns)
        .join(Member, Member.id == BreakGlass.member_id)
        .join(_Opener, _Opener.id == BreakGlass.staff_id)
        .where(_concerns(viewer))
        .order_by(BreakGlass.id.desc())
    )


def _told(viewer: Viewer, shown: Further) -> Further:
    if viewer.role is Role.COORDINATOR:
        return shown
    return shown._replace(member_id=None, member_name="", purpose="")
