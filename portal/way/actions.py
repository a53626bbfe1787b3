"""Writing where somebody is, her words about it, and the choice that only she makes."""

from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal import clock, formats
from portal.db import insert_if_new
from portal.refusal import require
from portal.trail.actions import record
from portal.trail.deeds import Deed, Purpose
from portal.viewer import Viewer
from portal.way import rules
from portal.way.models import Choice, Option, Way
from portal.way.queries import standing
from portal.way.sheet import Sheet, read


def open_way(db: Session, by: Viewer, member_id: int, purpose: Purpose | None = None) -> None:
    """Staff look at somebody's way: she sees that they did, and why, when they say it."""
    record(db, member_id, by, Deed.WAY_OPENED, purpose=purpose)


def write(db: Session, by: Viewer, member_id: int, sheet: Sheet, version: int) -> bool:
    """Where she is and until when her papers are valid. False when somebody else wrote since
    `version` was read: then nothing is changed. What says the same is no new version."""
    require(rules.may_write(by))
    way = _locked(db, member_id) or _new(db, member_id)
    if sheet.says_the_same(read(way.sheet)):
        return True
    if way.version != version:
        return False
    way.sheet, way.version = sheet.dumped(), version + 1
    way.written_by_id, way.written_at = by.id, clock.now()
    record(db, member_id, by, Deed.WAY_WRITTEN)
    return True


def remark(db: Session, member: Viewer, *, text: str, language: str) -> bool:
    """Her words stand beside what is written, until she takes them away; saying it again changes
    them. False when nothing is written yet."""
    way = _locked(db, member.id)
    if way is None:
        return False
    require(rules.may_remark(member, way.member_id))
    way.remark, way.remark_language, way.remark_at = text, language, clock.now()
    return True


def remove_remark(db: Session, member: Viewer) -> None:
    """Twice is once."""
    way = _locked(db, member.id)
    if way is not None:
        require(rules.may_remark(member, way.member_id))
        way.remark, way.remark_language, way.remark_at = "", "", None


def choose(db: Session, by: Viewer, member_id: int, option: Option, days: int) -> None:
    """So many days nobody else sees it. Choosing the same again is no new choice, and choosing
    otherwise takes the old one back."""
    require(rules.may_choose(by, member_id))
    now = db.scalars(standing(member_id)).first()
    if now is not None and now.option == option.value:
        return
    take_back(db, by, member_id)
    db.add(
        Choice(
            member_id=member_id,
            option=option.value,
            chosen_at=clock.now(),
            thinks_until=formats.today() + timedelta(days=days),
        )
    )


def take_back(db: Session, by: Viewer, member_id: int) -> None:
    """She has not decided after all. What nobody has seen is gone, as if it had never been; of
    the rest the moment stays, so that those who began something stop. Twice is once."""
    require(rules.may_choose(by, member_id))
    for choice in db.scalars(standing(member_id)):
        if formats.today() < choice.thinks_until:
            db.delete(choice)
        else:
            choice.taken_back_at = clock.now()


def _locked(db: Session, member_id: int) -> Way | None:
    return db.scalars(select(Way).where(Way.member_id == member_id).with_for_update()).first()


def _new(db: Session, member_id: int) -> Way:
    """An empty row of version 0; when somebody else just made it, theirs."""
    empty = {"sheet_sealed": b"", "remark_sealed": b"", "remark_language": ""}
    row = {"member_id": member_id, "version": 0, "written_at": clock.now(), **empty}
    insert_if_new(db, Way, row)
    return db.scalars(select(Way).where(Way.member_id == member_id).with_for_update()).one()
