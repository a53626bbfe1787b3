"""Reading letters: one's own, and for mentors those that are open to them."""

from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Select, and_, exists, func, or_, select
from sqlalchemy.orm import Session, aliased

from portal import clock
from portal.accounts.models import ACTIVE, Member
from portal.letters.models import Letter, Message, Pass
from portal.letters.rules import is_mentor
from portal.viewer import Role, Viewer

BEGINNING = 80  # letters of a message in her own list
MOST = 50  # letters in the team's list


class Written(NamedTuple):
    """A message of a letter; no name when a mentor's account was erased."""

    id: int
    said: str
    from_team: bool
    by_id: int | None
    name: str | None
    at: datetime


class OwnLine(NamedTuple):
    """A letter in her own list."""

    id: int
    beginning: str
    last_at: datetime
    waits: bool
    is_closed: bool


class TeamLine(NamedTuple):
    """A letter that mentors may open: neither whose it is nor what it says."""

    id: int
    language: str
    last_at: datetime
    waits: bool
    was_left: bool  # she said that she can't take this one
    answering_id: int | None
    answering: str | None


class ForTeam(NamedTuple):
    """A letter as a mentor opens it."""

    letter: Letter
    name: str
    house_id: int
    answering: str | None


_Mentor = aliased(Member)


def letters_of(db: Session, viewer: Viewer) -> list[OwnLine]:
    """Her letters, the open ones and the newest first."""
    rows = list(
        db.scalars(
            select(Letter)
            .where(Letter.member_id == viewer.id)
            .order_by(Letter.closed_at.is_not(None), Letter.last_at.desc(), Letter.id.desc())
        )
    )
    first_of = select(func.min(Message.id)).where(Message.member_id == viewer.id)
    firsts = db.scalars(select(Message).where(Message.id.in_(first_of.group_by(Message.letter_id))))
    begun = {message.letter_id: message.said for message in firsts}
    return [
        OwnLine(
            row.id,
            _beginning(begun.get(row.id, "")),
            row.last_at,
            row.waits,
            row.closed_at is not None,
        )
        for row in rows
    ]


def own_letter(
    db: Session, viewer: Viewer, letter_id: int, *, locked: bool = False
) -> Letter | None:
    """Her own and nobody else's; `locked` until the end of the deed."""
    found = select(Letter).where(Letter.id == letter_id, Letter.member_id == viewer.id)
    return db.scalars(found.with_for_update() if locked else found).first()


def count_open(db: Session, viewer: Viewer) -> int:
    hers = (Letter.member_id == viewer.id, Letter.closed_at.is_(None))
    return db.scalar(select(func.count(Letter.id)).where(*hers)) or 0


def messages_of(db: Session, letter_id: int) -> list[Written]:
    """Everything in a letter, the oldest first. Ask first whether it is in sight."""
    rows = db.execute(
        select(Message, Member.name)
        .outerjoin(Member, Member.id == Message.by_id)
        .where(Message.letter_id == letter_id)
        .order_by(Message.id)
    )
    return [_written(message, name) for message, name in rows]


def letters_for_team(db: Session, mentor: Viewer) -> list[TeamLine]:
    """What waits for the mentors, the longest first; what she left to others at the end. Then
    what was answered and is still open."""
    if not is_mentor(mentor):
        return []
    left = exists().where(Pass.letter_id == Letter.id, Pass.mentor_id == mentor.id)
    now = clock.now()
    taken = and_(_Mentor.id == Letter.claimed_by_id, Letter.claimed_until > now)
    rows = db.execute(
        _for_team(mentor)
        .outerjoin(_Mentor, taken)
        .with_only_columns(
            Letter.id,
            Member.language,
            Letter.last_at,
            Letter.waits,
            left.label("was_left"),
            _Mentor.id,
            _Mentor.name,
        )
        .order_by(Letter.waits.desc(), left, Letter.last_at, Letter.id)
        .limit(MOST)
    )
    return [TeamLine._make(row) for row in rows]


def letter_for_team(
    db: Session, mentor: Viewer, letter_id: int, *, locked: bool = False
) -> ForTeam | None:
    """A letter that this mentor may open; `locked` until the end of the deed."""
    if not is_mentor(mentor):
        return None
    found = (
        _for_team(mentor)
        .outerjoin(_Mentor, _Mentor.id == Letter.claimed_by_id)
        .with_only_columns(Letter, Member.name, Member.house_id, _Mentor.name)
        .where(Letter.id == letter_id)
    )
    row = db.execute(found.with_for_update(of=Letter) if locked else found).first()
    return ForTeam._make(row) if row else None


def count_waiting(db: Session, mentor: Viewer) -> int:
    """How many letters wait for the mentors and she has not left to others."""
    if not is_mentor(mentor):
        return 0
    left = exists().where(Pass.letter_id == Letter.id, Pass.mentor_id == mentor.id)
    found = _for_team(mentor).with_only_columns(func.count(Letter.id)).where(Letter.waits, ~left)
    return db.scalar(found) or 0


def has_mentors_elsewhere(db: Session, viewer: Viewer) -> bool:
    """Whether anybody could answer who is not of her house."""
    there = exists().where(
        Member.role == Role.PEER_MENTOR,
        Member.state == ACTIVE,
        Member.house_id != viewer.house_id,
        Member.id != viewer.id,
    )
    return bool(db.scalar(select(there)))


def newest_answer(db: Session, letter_id: int) -> int:
    """The number of the mentors' last message; 0 when there is none."""
    theirs = (Message.letter_id == letter_id, Message.from_team)
    return db.scalar(select(func.max(Message.id)).where(*theirs)) or 0


def written_of(db: Session, message: Message) -> Written:
    return _written(message, db.scalar(select(Member.name).where(Member.id == message.by_id)))


def _for_team(mentor: Viewer) -> Select[*tuple[Any, ...]]:
    """Open letters of others, unless they were not meant for mentors of her house."""
    return (
        select(Letter)
        .join(Member, Member.id == Letter.member_id)
        .where(
            Letter.closed_at.is_(None),
            Letter.member_id != mentor.id,
            Member.state == ACTIVE,
            or_(~Letter.other_houses, Member.house_id != mentor.house_id),
        )
    )


def _written(message: Message, name: str | None) -> Written:
    return Written(
        message.id, message.said, message.from_team, message.by_id, name or None, message.at
    )


def _beginning(said: str) -> str:
    line = " ".join(said.split())
    return line if len(line) <= BEGINNING else f"{line[: BEGINNING - 1]}…"
