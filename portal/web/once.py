"""One-time keys: the same form sent twice changes nothing and gets the same answer.

The key is the form's token, together with who sent it, where to, and what was in it. Its row is
written in the transaction of the deed, so either both are there or neither.
"""

import hashlib
from datetime import timedelta

from sqlalchemy import String
from sqlalchemy.orm import Mapped, Session, mapped_column

from portal import clock
from portal.db import Base, insert_if_new
from portal.types import Moment
from portal.web import cookies, csrf
from portal.web.request import Request

KEPT_FOR = timedelta(days=2)


class Answer(Base):
    """Where a form that was already sent led to."""

    __tablename__ = "answers"

    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    location: Mapped[str | None] = mapped_column(String(500))
    answered_at: Mapped[Moment] = mapped_column(index=True)


def key_of(request: Request) -> str:
    """The form's fingerprint. A changed text is another deed and has another key."""
    who = cookies.read(request, cookies.VISIT) or csrf.guest(request)
    parts = [who, request.url.path]
    parts += [f"{name}={value}" for name, value in request.fields.multi_items()]
    parts += [hashlib.sha256(request.sent).hexdigest()] if request.sent else []
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def earlier_answer(db: Session, key: str) -> str | None:
    """Where this form led to before; None when it is new, and then it is taken for this deed.

    A second copy in flight waits here for the first one's transaction to end.
    """
    row = {"key": key, "location": None, "answered_at": clock.now()}
    if insert_if_new(db, Answer, row):
        return None
    answer = db.get_one(Answer, key)
    return answer.location or "/"


def remember(db: Session, key: str, location: str) -> None:
    """Keep where the deed led to."""
    db.get_one(Answer, key).location = location


def mark(db: Session, key: str) -> None:
    """Note that this very form, from this very browser, had its effect."""
    insert_if_new(db, Answer, {"key": _marked(key), "location": None, "answered_at": clock.now()})


def is_marked(db: Session, key: str) -> bool:
    """Whether this very form had its effect before."""
    return db.get(Answer, _marked(key)) is not None


def _marked(key: str) -> str:
    return hashlib.sha256(f"marked {key}".encode()).hexdigest()


def release(db: Session, key: str) -> None:
    """The form was not accepted: it may be sent again."""
    db.delete(db.get_one(Answer, key))
