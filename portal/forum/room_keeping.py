"""Rooms at the desk: made, changed, put in order, taken out; people let in by name and out.

Whoever keeps a room need not be in it: nothing here reads what is written.
"""

from typing import NamedTuple
from uuid import uuid4

from sqlalchemy import ColumnElement, and_, delete, exists, func, or_, select
from sqlalchemy.orm import Session

from portal import clock
from portal.accounts.models import ACTIVE, Member
from portal.db import changed, insert_if_new
from portal.forum import room_rules
from portal.forum.models import Entry, Room, Thread
from portal.forum.room_rules import RoomRules
from portal.i18n import lazy as _
from portal.refusal import Refused, require
from portal.viewer import Viewer

WIDER = _(
    "People have written here and trusted who reads it. Who may come in can only become fewer. "
    "Please make a new room."
)
IN_USE = _("People have written here. A room in which something is written stays.")
OPEN = _("Nobody is let in by name here: this room is open to everybody it is for.")


class RoomTexts(NamedTuple):
    """What a room says of itself in one language."""

    language: str
    title: str
    about: str


class Person(NamedTuple):
    id: int
    name: str


def rooms_for_desk(db: Session, viewer: Viewer) -> list[Room]:
    """Those of the viewer's house and those of all houses, in their order."""
    found = select(Room).where(_kept_at(viewer)).order_by(Room.position, Room.id)
    return list(db.scalars(found))


def room_to_keep(db: Session, viewer: Viewer, room_id: int, *, held: bool = False) -> Room | None:
    """`held`: nobody else changes it, and nobody begins to write in it, before this deed ends."""
    found = select(Room).where(Room.id == room_id, _kept_at(viewer))
    return db.scalars(found.with_for_update() if held else found).first()


def next_position(db: Session) -> int:
    return (db.scalar(select(func.max(Room.position))) or 0) + 1


def is_written_in(db: Session, room_id: int) -> bool:
    return bool(db.scalar(select(exists().where(Thread.room_id == room_id))))


def people_in(db: Session, viewer: Viewer, room: Room) -> list[Person]:
    """Who of the viewer's own house was let in."""
    inside = Member.id.in_(select(Entry.member_id).where(Entry.room_id == room.id))
    return _people(db, viewer, inside)


def people_outside(db: Session, viewer: Viewer, room: Room) -> list[Person]:
    """Who of the viewer's own house could be let in: not herself, who would else read in a room
    that she keeps without anybody knowing."""
    inside = Member.id.in_(select(Entry.member_id).where(Entry.room_id == room.id))
    fitting = Member.role.in_(room_rules.roles_of(room.roles))
    return _people(db, viewer, and_(~inside, fitting, Member.id != viewer.id))


def has_keeper_inside(db: Session, room: Room) -> bool:
    """Whether somebody who moderates was let in, from whichever house."""
    found = select(Entry.id).join(Member, Member.id == Entry.member_id)
    moderates = Member.role.in_(room_rules.MODERATORS & room_rules.roles_of(room.roles))
    here = found.where(Entry.room_id == room.id, Member.state == ACTIVE, moderates)
    return db.scalar(here.limit(1)) is not None


def make(db: Session, by: Viewer, house_id: int | None, rules: RoomRules, texts: RoomTexts) -> Room:
    """A new room. Its address says nothing of what it is about: phones keep addresses."""
    require(room_rules.may_keep(by, house_id), room_rules.has_keepers(rules.roles))
    room = Room(
        slug=f"r-{uuid4().hex[:10]}", house_id=house_id, title={}, about={}, **rules._asdict()
    )
    _write(room, texts)
    db.add(room)
    db.flush()
    return room


def change(db: Session, by: Viewer, room: Room, rules: RoomRules, version: int) -> bool:
    """False when somebody else changed it meanwhile: then nothing is kept. `room` is held."""
    require(room_rules.may_keep(by, room.house_id), room_rules.has_keepers(rules.roles))
    if room.version != version:
        return False
    if room_rules.is_wider(room, rules) and is_written_in(db, room.id):
        raise Refused(WIDER)
    for name, value in rules._asdict().items():
        setattr(room, name, value)
    room.version += 1
    return True


def write(db: Session, by: Viewer, room: Room, texts: RoomTexts, version: int) -> bool:
    """The words in one language, new or changed. False when somebody else was faster."""
    require(room_rules.may_keep(by, room.house_id))
    if room.version != version:
        return False
    _write(room, texts)
    room.version += 1
    return True


def texts_in(room: Room, language: str) -> RoomTexts:
    """What stands there in this language; empty where nothing does."""
    return RoomTexts(language, room.title.get(language, ""), room.about.get(language, ""))


def let_in(db: Session, by: Viewer, room: Room, member_id: int) -> None:
    """Somebody of the coordinator's own house, not herself. Twice is once; nobody is told."""
    require(room_rules.may_keep(by, room.house_id), member_id != by.id)
    if not room.by_entry:
        raise Refused(OPEN)
    row = {"room_id": room.id, "member_id": member_id, "by_id": by.id, "at": clock.now()}
    insert_if_new(db, Entry, row)


def let_out(db: Session, by: Viewer, room: Room, member_id: int) -> None:
    """What she wrote stays. Twice is once; nobody is told."""
    require(room_rules.may_keep(by, room.house_id))
    changed(db, delete(Entry).where(Entry.room_id == room.id, Entry.member_id == member_id))


def remove(db: Session, by: Viewer, room: Room) -> None:
    """Only a room in which nothing was ever written, or everything was taken back. It is held."""
    require(room_rules.may_keep(by, room.house_id))
    if is_written_in(db, room.id):
        raise Refused(IN_USE)
    db.delete(room)


def _kept_at(viewer: Viewer) -> ColumnElement[bool]:
    return or_(Room.house_id.is_(None), Room.house_id == viewer.house_id)


def _people(db: Session, viewer: Viewer, which: ColumnElement[bool]) -> list[Person]:
    found = select(Member.id, Member.name).where(
        Member.house_id == viewer.house_id,
        Member.state == ACTIVE,
        Member.role.in_(room_rules.WRITERS),
        which,
    )
    return [Person._make(row) for row in db.execute(found.order_by(Member.name_key))]


def _write(room: Room, texts: RoomTexts) -> None:
    """A text that is empty is not there, so that another language is shown instead."""
    for name in ("title", "about"):
        words = {**getattr(room, name), texts.language: getattr(texts, name)}
        setattr(room, name, {code: text for code, text in words.items() if text})
