"""Writing to the mentors and answering: two mentors never answer at once."""

from sqlalchemy import delete, or_, update
from sqlalchemy.orm import Session

from portal import clock
from portal.accounts.models import News
from portal.accounts.news import tell
from portal.db import changed, forget_deleted, insert_if_new
from portal.i18n import lazy as _
from portal.letters.models import Letter, Message, Pass
from portal.letters.queries import count_open, newest_answer
from portal.letters.rules import ANSWERS_FOR, MOST_OPEN
from portal.refusal import Refused
from portal.trail.actions import record
from portal.trail.deeds import Deed
from portal.viewer import Viewer

IS_ANSWERING = _("Somebody else is answering this letter now. Please come back later.")
ANSWERED_MEANWHILE = _("Another mentor answered meanwhile. Please read it before you send yours.")


def open_letter(db: Session, member: Viewer, said: str, *, other_houses: bool) -> Letter:
    """A new letter. Raises `Refused` when five are open."""
    _require_room(db, member)
    now = clock.now()
    letter = Letter(member_id=member.id, other_houses=other_houses, opened_at=now, last_at=now)
    db.add(letter)
    db.flush()
    _add(db, letter, member, said, from_team=False)
    return letter


def write(db: Session, member: Viewer, letter: Letter, said: str) -> None:
    """One more message of hers; a closed letter is open again. Raises `Refused` when five are."""
    if letter.closed_at is not None:
        _require_room(db, member)
        letter.closed_at = None
    _add(db, letter, member, said, from_team=False)
    letter.last_at, letter.waits = clock.now(), True
    db.flush()


def close(db: Session, letter: Letter) -> None:
    """No mentor opens it any more. Twice is once."""
    if letter.closed_at is None:
        letter.closed_at = clock.now()
        letter.claimed_by_id = letter.claimed_until = None
        db.flush()


def take_back(db: Session, letter: Letter) -> None:
    """Everything in it goes, the answers too. Of a message that was reported, the report stays
    without it."""
    changed(db, delete(Letter).where(Letter.id == letter.id))
    forget_deleted(db)


def read(db: Session, mentor: Viewer, letter: Letter) -> None:
    """A mentor opens it, and the member reads in her trail that she did."""
    record(db, letter.member_id, mentor, Deed.LETTER_OPENED)


def claim(db: Session, mentor: Viewer, letter: Letter) -> None:
    """For a quarter of an hour nobody else answers. Raises `Refused` when somebody else does."""
    now = clock.now()
    free = or_(
        Letter.claimed_until.is_(None),
        Letter.claimed_until <= now,
        Letter.claimed_by_id.is_(None),
        Letter.claimed_by_id == mentor.id,
    )
    mine = update(Letter).where(Letter.id == letter.id, Letter.closed_at.is_(None), free)
    new = {"claimed_by_id": mentor.id, "claimed_until": now + ANSWERS_FOR}
    if not changed(db, mine.values(**new)):
        raise Refused(IS_ANSWERING)
    db.refresh(letter)


def release(db: Session, mentor: Viewer, letter: Letter) -> None:
    """Others may answer. Twice is once."""
    mine = update(Letter).where(Letter.id == letter.id, Letter.claimed_by_id == mentor.id)
    changed(db, mine.values(claimed_by_id=None, claimed_until=None))


def leave_to_others(db: Session, mentor: Viewer, letter: Letter) -> None:
    """She can't take this one: from now on it stands at the end of her list. Twice is once."""
    insert_if_new(db, Pass, {"letter_id": letter.id, "mentor_id": mentor.id})
    release(db, mentor, letter)


def answer(db: Session, mentor: Viewer, letter: Letter, said: str, seen: int) -> None:
    """Her answer, with her name. `seen` is the newest answer she had read. Raises `Refused` when
    somebody else is answering, or answered meanwhile."""
    claim(db, mentor, letter)
    if newest_answer(db, letter.id) != seen:
        raise Refused(ANSWERED_MEANWHILE)
    _add(db, letter, mentor, said, from_team=True)
    letter.last_at, letter.waits = clock.now(), False
    letter.claimed_by_id = letter.claimed_until = None
    db.flush()
    record(db, letter.member_id, mentor, Deed.LETTER_ANSWERED)
    tell(db, letter.member_id, News.LETTER)


def _add(db: Session, letter: Letter, by: Viewer, said: str, *, from_team: bool) -> None:
    message = Message(
        letter_id=letter.id,
        member_id=letter.member_id,
        from_team=from_team,
        by_id=by.id,
        at=clock.now(),
    )
    message.said = said
    db.add(message)
    db.flush()


def _require_room(db: Session, member: Viewer) -> None:
    if count_open(db, member) >= MOST_OPEN:
        raise Refused(_("Five letters are open. Please close one of them first."))
