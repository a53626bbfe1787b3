"""A passkey's challenge: random, for one visit and one use, good for five minutes.

It stands in the visit's own row. While somebody who made her first second step still has to save
her codes, the same place says so.
"""

import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import timedelta
from enum import StrEnum

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from portal import clock
from portal.accounts.models import SignedInPhone
from portal.db import changed

LIFE = timedelta(minutes=5)
SIZE = 32  # bytes
CODES_NEXT = "codes"


class Use(StrEnum):
    ADD = "add"
    PROVE = "prove"


def begin(db: Session, visit_key: str, use: Use) -> bytes:
    """A new challenge in place of an older one."""
    challenge = secrets.token_bytes(SIZE)
    written = urlsafe_b64encode(challenge).decode()
    _write(db, visit_key, f"{use} {int(clock.now().timestamp())} {written}")
    return challenge


def take(db: Session, visit_key: str, use: Use) -> bytes | None:
    """The challenge of this visit, from now on gone; None when there is none for this use."""
    written = _read(db, visit_key)
    mine = update(SignedInPhone).where(SignedInPhone.key == visit_key)
    if not changed(db, mine.where(SignedInPhone.challenge == written).values(challenge="")):
        return None
    match written.split():
        case [wanted, since, challenge] if wanted == use:
            is_old = clock.now().timestamp() - int(since) > LIFE.total_seconds()
            return None if is_old else urlsafe_b64decode(challenge)
    return None


def expect_codes(db: Session, visit_key: str) -> None:
    """This visit has passed a second step; before it goes on, codes have to be saved."""
    _write(db, visit_key, CODES_NEXT)


def are_codes_next(db: Session, visit_key: str) -> bool:
    return _read(db, visit_key) == CODES_NEXT


def _read(db: Session, visit_key: str) -> str:
    mine = select(SignedInPhone.challenge).where(SignedInPhone.key == visit_key)
    return db.scalar(mine) or ""


def _write(db: Session, visit_key: str, text: str) -> None:
    mine = update(SignedInPhone).where(SignedInPhone.key == visit_key)
    db.execute(mine.values(challenge=text))
