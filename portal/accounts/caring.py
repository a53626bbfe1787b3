"""Choosing who looks after whom: she is told each time, and nobody is left alone by accident."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime, time
from typing import NamedTuple

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from portal import clock, formats
from portal.accounts import rules
from portal.accounts.care import STANDS
from portal.accounts.models import ACTIVE, ENDED, Assignment, Member, News
from portal.accounts.news import tell
from portal.accounts.roles import CARERS
from portal.db import changed, insert_if_new
from portal.i18n import lazy as _
from portal.refusal import Refused, require
from portal.trail.actions import record
from portal.trail.deeds import Deed
from portal.viewer import MEMBERS, Role, Viewer

Carers = dict[int, datetime | None]  # by number, and until when


class Handover(NamedTuple):
    """From whom (None: nobody looks after them), to whom, until which day both do."""

    giver: int | None
    to: int
    last_day: date | None = None


class Stuck(NamedTuple):
    """Who cannot be handed over: people of the house by their names, and how many are not there."""

    names: list[str]
    gone: int

    @classmethod
    def of(cls, numbers: Collection[int], names: Mapping[int, str]) -> "Stuck":
        """Told apart by who is of the house."""
        here = sorted(names[number] for number in numbers if number in names)
        return cls(here, len(numbers) - len(here))


def hand_over(db: Session, by: Viewer, people: Iterable[int], how: Handover) -> Stuck | None:
    """From now on a colleague of the house looks after these people, instead of the giver or for
    some days together with her; all of them or, when one is stuck, nobody.

    Raises `Refused` when the colleague cannot.
    """
    require(rules.may_hand_over(by, how.giver), how.to != how.giver)
    to = _colleague(db, by, how.to)
    wanted = set(people)
    here = hold_people(db, by.house_id, wanted)
    carers = _carers(db, wanted)
    fit = {number for number in here if _is_from(how.giver, carers[number])}
    if fit < wanted:
        return Stuck.of(wanted - fit, here)
    giver = db.get_one(Member, how.giver).name if how.giver else ""
    for number in here:
        _pass_on(db, by, number, how, (to, giver), carers[number])
    return None


def assign(db: Session, person: Member, staff_id: int, by: Viewer) -> None:
    """From now on this colleague looks after the member. Twice is once."""
    require(rules.may_assign(by, person))
    name = _colleague(db, by, staff_id)
    hold_people(db, by.house_id, {person.id})
    if begin(db, staff_id, person.id):
        record(db, person.id, by, Deed.ASSIGNED)
        tell(db, person.id, News.CARE, name=name)


def release(
    db: Session, person: Member, staff_id: int, by: Viewer, *, nobody: bool = False
) -> None:
    """This staff person no longer looks after the member. Twice is once.

    Raises `Refused` for the last one, unless a coordinator says that `nobody` will.
    """
    require(rules.may_release(by, person, staff_id))
    hold_people(db, person.house_id, {person.id})
    carers = _carers(db, {person.id})[person.id]
    if staff_id not in carers:
        return
    others = [number for number, until in carers.items() if number != staff_id and until is None]
    if not others and not (nobody and by.role is Role.COORDINATOR):
        raise Refused(_("Nobody else looks after this person. Please choose a colleague first."))
    _end(db, by, staff_id, person.id)
    news = News.CARE_ENDED if others else News.CARE_NOBODY
    tell(db, person.id, news, other=db.get_one(Member, staff_id).name)


def begin(db: Session, staff_id: int, member_id: int) -> bool:
    """From now on, without an end; whether that was not so before."""
    mine = (Assignment.staff_id == staff_id, Assignment.member_id == member_id)
    changed(db, delete(Assignment).where(*mine, Assignment.until.is_not(None)))
    row = {"staff_id": staff_id, "member_id": member_id, "since": clock.now()}
    return insert_if_new(db, Assignment, row)


def _pass_on(
    db: Session, by: Viewer, member_id: int, how: Handover, names: tuple[str, str], carers: Carers
) -> None:
    to, giver = names
    is_new = begin(db, how.to, member_id)
    if is_new:
        record(db, member_id, by, Deed.ASSIGNED)
    if how.giver is None:
        tell(db, member_id, News.CARE, name=to)
    elif how.last_day is None:
        _end(db, by, how.giver, member_id)
        news = News.CARE_CHANGED if is_new else News.CARE_ENDED
        tell(db, member_id, news, name=to, other=giver)
    elif is_new or carers[how.giver] != _end_of(how.last_day):
        _end_later(db, by, how.giver, member_id, how.last_day)
        news = News.CARE_BOTH if is_new else News.CARE_UNTIL
        tell(db, member_id, news, name=to, other=giver, until=how.last_day)


def _end(db: Session, by: Viewer, staff_id: int, member_id: int) -> None:
    gone = delete(Assignment).where(Assignment.staff_id == staff_id)
    changed(db, gone.where(Assignment.member_id == member_id))
    record(db, member_id, by, Deed.UNASSIGNED)


def _end_later(db: Session, by: Viewer, staff_id: int, member_id: int, last_day: date) -> None:
    mine = update(Assignment).where(Assignment.staff_id == staff_id)
    until = _end_of(last_day)
    changed(db, mine.where(Assignment.member_id == member_id).values(until=until))
    record(db, member_id, by, Deed.UNASSIGNED_LATER)


def _end_of(day: date) -> datetime:
    """The last minute of a day, where the house is."""
    return datetime.combine(day, time(23, 59), formats.zone())


def _colleague(db: Session, by: Viewer, staff_id: int) -> str:
    """The name of a colleague who can look after people; her role stays until this is done."""
    found = select(Member.name).where(
        Member.id == staff_id,
        Member.house_id == by.house_id,
        Member.role.in_(CARERS),
        Member.state == ACTIVE,
    )
    name = db.scalar(found.with_for_update(read=True))
    if name is None:
        raise Refused(_("Please choose a colleague of this house."))
    return name


def hold_people(db: Session, house_id: int, people: set[int]) -> dict[int, str]:
    """Those of the house, with their names; nobody else changes who looks after them meanwhile."""
    here = select(Member.id, Member.name).where(
        Member.id.in_(people),
        Member.house_id == house_id,
        Member.role.in_(MEMBERS),
        Member.state != ENDED,
    )
    rows = db.execute(here.order_by(Member.id).with_for_update(key_share=True))
    return {row[0]: row[1] for row in rows}


def _carers(db: Session, people: set[int]) -> dict[int, Carers]:
    """Who looks after each of them, and until when."""
    found = (
        select(Assignment.member_id, Assignment.staff_id, Assignment.until)
        .join(Member, Member.id == Assignment.staff_id)
        .where(Assignment.member_id.in_(people), Member.state == ACTIVE, STANDS)
    )
    carers: dict[int, Carers] = defaultdict(dict)
    for member_id, staff_id, until in db.execute(found):
        carers[member_id][staff_id] = until
    return carers


def _is_from(giver: int | None, carers: Carers) -> bool:
    """Whether she is still where the hand-over takes her from."""
    return giver in carers if giver is not None else not carers
