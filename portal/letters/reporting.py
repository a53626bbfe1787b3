"""One message of a letter that somebody shows to those on duty: that message and nothing else."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.accounts.models import Member
from portal.duty.actions import raise_concern
from portal.duty.models import Concern, Kind
from portal.letters.models import Letter, Message
from portal.letters.queries import letter_for_team, own_letter
from portal.trail.actions import record
from portal.trail.deeds import Deed
from portal.viewer import Viewer


class Shown(NamedTuple):
    """One message, and who wrote it."""

    id: int
    letter_id: int
    said: str
    from_team: bool
    by_id: int | None
    name: str | None
    at: datetime
    house_id: int  # of the person whose letter it is


def message_for(db: Session, viewer: Viewer, message_id: int) -> Shown | None:
    """A message of her own letter, or for a mentor of one that she may open."""
    message = db.get(Message, message_id)
    if message is None:
        return None
    is_own = own_letter(db, viewer, message.letter_id) is not None
    if not is_own and letter_for_team(db, viewer, message.letter_id) is None:
        return None
    return _shown(db, message)


def look_at(db: Session, viewer: Viewer, shown: Shown) -> None:
    """A mentor who looks at it once more is told of like every time."""
    letter = db.get_one(Letter, shown.letter_id)
    record(db, letter.member_id, viewer, Deed.LETTER_OPENED)


def report(db: Session, viewer: Viewer, shown: Shown, about: str, words: str) -> Concern:
    """To those on duty in the house of the person whose letter it is."""
    letter = db.get_one(Letter, shown.letter_id)
    record(db, letter.member_id, viewer, Deed.LETTER_REPORTED)
    return raise_concern(
        db,
        viewer,
        house_id=shown.house_id,
        kind=Kind.LETTER,
        words=words,
        message_id=shown.id,
        about=about,
    )


def reported_message(
    db: Session, staff: Viewer, message_id: int | None, told_by: int
) -> Shown | None:
    """For the desk, after `duty.at_desk.concern_for` said that the concern is in sight: the one
    message that was shown. Its owner is told, unless it was she who showed it and is told anyway.
    """
    message = None if message_id is None else db.get(Message, message_id)
    if message is None:
        return None
    if message.member_id != told_by:
        record(db, message.member_id, staff, Deed.LETTER_READ_AT_DESK)
    return _shown(db, message)


def _shown(db: Session, message: Message) -> Shown:
    name = db.scalar(select(Member.name).where(Member.id == message.by_id))
    house_id = db.get_one(Member, message.member_id).house_id
    return Shown(
        message.id,
        message.letter_id,
        message.said,
        message.from_team,
        message.by_id,
        name or None,
        message.at,
        house_id,
    )
