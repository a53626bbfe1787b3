"""Reading ways and choices: a member her own, staff those in their sight."""

from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import ColumnElement, Select, bindparam, select
from sqlalchemy.orm import Session

from portal import formats
from portal.accounts.care import CARED_FOR, in_sight, values_for
from portal.accounts.models import ENDED, Member
from portal.db import held
from portal.packs.way import Guide
from portal.seal.box import box_for
from portal.seal.column import place_of
from portal.viewer import Viewer
from portal.way.models import Choice, Option, Way
from portal.way.sheet import Due, Written, dues, read

SHEET = place_of(Way, "sheet")

VISIBLE: dict[bool, ColumnElement[bool]] = {  # by whether the viewer is staff
    False: Way.member_id == bindparam("viewer"),
    True: in_sight(Way.member_id),
}
_WRITTEN = {
    is_staff: select(Way, Member.name)
    .outerjoin(Member, Member.id == Way.written_by_id)
    .where(visible, Way.member_id == bindparam("member"))
    for is_staff, visible in VISIBLE.items()
}
OWN_SHEET = select(Way.id, Way.sheet_sealed).where(VISIBLE[False])
_TOLD = (
    select(Choice)
    .where(
        in_sight(Choice.member_id),
        Choice.member_id == bindparam("member"),
        Choice.thinks_until <= bindparam("today"),
    )
    .order_by(Choice.id.desc())
    .limit(1)
)


class Chosen(NamedTuple):
    """A choice; without an option she took it back."""

    option: Option | None
    at: datetime
    seen_from: date  # by those who look after her
    taken_back_at: datetime | None = None

    @property
    def is_thinking(self) -> bool:
        return formats.today() < self.seen_from


def way_for(db: Session, viewer: Viewer, member_id: int) -> Written:
    """What is written about one way, and who wrote it; empty when nothing is, or it is hidden."""
    values = values_for(viewer) | {"member": member_id}
    row = db.execute(_WRITTEN[viewer.is_staff], values).first()
    if row is None:
        return Written()
    way, name = row
    return Written(
        read(way.sheet),
        way.version,
        name or "",
        way.written_at,
        way.remark,
        way.remark_language,
        way.remark_at,
    )


def told_in(db: Session, viewer: Viewer, guide: Guide, number: int, sealed: bytes) -> list[Due]:
    """Her papers that end soon, or ended lately, from a sheet that a statement of a page brought
    along; her key is read too if nobody did yet on this page. Only a member has any."""
    sheet = read(box_for(db, viewer.id).open(SHEET, number, sealed))
    return [due for due in dues(guide, sheet) if due.is_told]


def own_choice(db: Session, member: Viewer) -> Chosen | None:
    """What stands now, also while nobody else can see it."""
    choice = db.scalars(standing(member.id)).first()
    return _chosen(choice) if choice else None


def told_choice(db: Session, staff: Viewer, member_id: int) -> Chosen | None:
    """What those who look after her may know: nothing before her days to think are over."""
    values = values_for(staff) | {"member": member_id, "today": formats.today()}
    choice = db.scalars(_TOLD, values).first()
    return _chosen(choice) if choice else None


def standing(member_id: int) -> Select[Choice]:
    """Choices that were not taken back: one at the most."""
    mine = select(Choice).where(Choice.member_id == member_id, Choice.taken_back_at.is_(None))
    return mine.order_by(Choice.id.desc())


def person_for(db: Session, staff: Viewer, member_id: int) -> Member | None:
    """Somebody this staff person looks after: she may write."""
    here = Member.state != ENDED  # also in CARED_FOR, but only this is looked at after waiting
    found = select(Member).where(Member.id == member_id, here, Member.id.in_(CARED_FOR))
    return db.scalars(held(db, found, Member), {"viewer": staff.id}).first()


def person_to_see(db: Session, staff: Viewer, member_id: int) -> Member | None:
    """Somebody whose way this staff person may read, also by an exception."""
    found = select(Member).where(Member.id == member_id, in_sight(Member.id))
    return db.scalars(found, values_for(staff)).first()


def _chosen(choice: Choice) -> Chosen:
    option = None if choice.taken_back_at else Option(choice.option)
    return Chosen(option, choice.chosen_at, choice.thinks_until, choice.taken_back_at)
