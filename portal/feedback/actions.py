"""Taking in a voice so that nothing leads back, and telling what came of voices."""

import hashlib
from secrets import SystemRandom

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from portal import clock, formats
from portal.db import changed, forget_deleted
from portal.feedback.models import Change, Feedback
from portal.training.models import Course

BITS = 62  # of a voice's number


def say(
    db: Session, course_id: int, form_key: str, *, helped: str, words: str, language: str
) -> None:
    """One voice more. Who speaks is not even handed over to here.

    The same form again changes nothing: the voice's number comes from the form's one-time key,
    which is then thrown away. All voices of the course are written anew, in a new order, so that
    neither their order nor the number of the transaction says which of them came now.
    """
    _hold(db, course_id)
    number = _number(form_key)
    if db.get(Feedback, number) is not None:
        return
    voice = {
        "id": number,
        "course_id": course_id,
        "month": formats.today().replace(day=1),
        "helped": helped,
        "words": words,
        "language": language if words else "",
    }
    _write_anew(db, course_id, voice)
    forget_deleted(db)


def stir(db: Session) -> None:
    """All voices are written anew: what stood beside them in the database's own notes, such as
    the number of the transaction, is then the same for all of them. Done daily."""
    for course_id in db.scalars(select(Feedback.course_id).distinct().order_by(Feedback.course_id)):
        _hold(db, course_id)
        _write_anew(db, course_id)


def tell_change(db: Session, course_id: int, *, said: str, changed_to: str, language: str) -> None:
    """“You said … / we changed …”, from now on with every session of the course."""
    words = {"said": said, "changed": changed_to, "language": language}
    db.add(Change(course_id=course_id, at=clock.now(), **words))


def remove_change(db: Session, change: Change) -> None:
    changed(db, delete(Change).where(Change.id == change.id))


def _hold(db: Session, course_id: int) -> None:
    """One voice of a course at a time: two that are written anew at once would double the rest."""
    db.execute(select(Course.id).where(Course.id == course_id).with_for_update(key_share=True))


def _write_anew(db: Session, course_id: int, *more: dict[str, object]) -> None:
    plain, hers = Feedback.__table__, Feedback.course_id == course_id
    rows = [dict(row) for row in db.execute(select(plain).where(hers)).mappings()]
    rows += more
    SystemRandom().shuffle(rows)
    changed(db, delete(Feedback).where(hers))
    db.execute(insert(Feedback.__table__), rows)  # type: ignore[arg-type]


def _number(form_key: str) -> int:
    """Random for everybody who has not got the form: its key holds the text of her cookie, the
    form's own token and all that she typed, and none of them is stored."""
    digest = hashlib.sha256(f"voice {form_key}".encode()).digest()
    return int.from_bytes(digest[:8]) >> (64 - BITS)
