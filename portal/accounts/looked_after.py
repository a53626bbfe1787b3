"""Who looks after whom in one house: names and numbers, nothing of anybody's record."""

from collections.abc import Collection
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import ColumnElement, and_, exists, func, select
from sqlalchemy.orm import Session, aliased

from portal.accounts import rules
from portal.accounts.care import STANDS
from portal.accounts.models import ACTIVE, ENDED, Assignment, Member
from portal.accounts.roles import CARERS
from portal.text import squeezed
from portal.viewer import MEMBERS, Role, Viewer

MOST = 500  # people on one page; whoever has more searches by name


class Entrusted(NamedTuple):
    """One person whom a colleague looks after, or nobody."""

    id: int
    name: str
    role: Role
    state: str
    language: str


class Load(NamedTuple):
    """A colleague, and how many people she looks after."""

    id: int
    name: str
    people: int


class Carer(NamedTuple):
    """Who looks after somebody; `until` when another one takes over."""

    id: int
    name: str
    until: datetime | None


_Carer = aliased(Member)


def people_of(
    db: Session,
    viewer: Viewer,
    carer: int | None,
    name: str = "",
    among: Collection[int] | None = None,
) -> list[Entrusted]:
    """Whom a colleague looks after, or, for None, those of the house whom nobody does; empty when
    the viewer may not hand them over."""
    if not rules.may_hand_over(viewer, carer):
        return []
    columns = (Member.id, Member.name, Member.role, Member.state, Member.language)
    found = select(*columns).where(_of_house(viewer), _named(name))
    theirs = exists().where(Assignment.member_id == Member.id, Assignment.staff_id == carer, STANDS)
    found = found.where(_is_nobodys() if carer is None else theirs)
    if among is not None:
        found = found.where(Member.id.in_(among))
    rows = db.execute(found.order_by(Member.name_key, Member.id).limit(MOST))
    return [Entrusted._make(row) for row in rows]


def carers_with_ends(db: Session, member_id: int) -> list[Carer]:
    """Who looks after a member, and until when."""
    found = (
        select(_Carer.id, _Carer.name, Assignment.until)
        .join(Assignment, Assignment.staff_id == _Carer.id)
        .where(Assignment.member_id == member_id, _Carer.state == ACTIVE, STANDS)
        .order_by(_Carer.name_key)
    )
    return [Carer._make(row) for row in db.execute(found)]


def loads_of(db: Session, viewer: Viewer) -> list[Load]:
    """The colleagues of the house, and how many people each looks after."""
    theirs = and_(Assignment.staff_id == _Carer.id, STANDS)
    hers = and_(Member.id == Assignment.member_id, _of_house(viewer))
    found = (
        select(_Carer.id, _Carer.name, func.count(Member.id))
        .outerjoin(Assignment, theirs)
        .outerjoin(Member, hers)
        .where(_Carer.house_id == viewer.house_id, _Carer.role.in_(CARERS), _Carer.state == ACTIVE)
        .group_by(_Carer.id, _Carer.name, _Carer.name_key)
        .order_by(_Carer.name_key)
    )
    return [Load._make(row) for row in db.execute(found)]


def count_nobodys(db: Session, viewer: Viewer) -> int:
    """How many people of the house nobody looks after."""
    found = select(func.count(Member.id)).where(_of_house(viewer), _is_nobodys())
    return db.scalar(found) or 0


def _of_house(viewer: Viewer) -> ColumnElement[bool]:
    here = (Member.house_id == viewer.house_id, Member.role.in_(MEMBERS))
    return and_(*here, Member.state != ENDED)


def _is_nobodys() -> ColumnElement[bool]:
    by_somebody = (
        select(Assignment.id)
        .join(_Carer, _Carer.id == Assignment.staff_id)
        .where(Assignment.member_id == Member.id, _Carer.state == ACTIVE, STANDS)
        .correlate(Member)
    )
    return ~by_somebody.exists()


def _named(name: str) -> ColumnElement[bool]:
    """A piece of a name, however it is spelled."""
    return Member.name_key.contains(squeezed(name), autoescape=True)
