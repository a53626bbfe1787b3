"""Authenticator apps: six digits that change every half minute (RFC 6238), each used once."""

import hmac
import secrets
from base64 import b32encode

import pyotp
from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from portal import clock
from portal.db import changed, insert_if_new
from portal.proof.models import Authenticator
from portal.text import squeezed

DIGITS = 6
STEP = 30  # seconds
NEIGHBOURS = (0, -1, 1)  # steps: clocks differ a little
SIZE = 20  # bytes of a secret


def begin(db: Session, member_id: int) -> None:
    """A new secret, as a draft. An app that is in use stays in use."""
    row = {"member_id": member_id, "added_at": clock.now()}
    insert_if_new(db, Authenticator, row)
    mine = _of(db, member_id)
    if mine is not None:
        mine.draft = b32encode(secrets.token_bytes(SIZE)).decode()


def draft(db: Session, member_id: int) -> str:
    """The secret that waits for a first right code, or nothing."""
    mine = _of(db, member_id)
    return mine.draft if mine else ""


def in_use(db: Session, member_id: int) -> Authenticator | None:
    """The app whose codes count."""
    mine = _of(db, member_id)
    return mine if mine and mine.confirmed_at else None


def address_of(secret: str, site: str) -> str:
    """What the square on the screen says to an app. It names the portal and nobody."""
    return pyotp.TOTP(secret).provisioning_uri(name=site, issuer_name=site)


def confirm(db: Session, member_id: int, typed: str) -> bool:
    """Whether the app has the new secret; from now on it is the one in use."""
    mine = _of(db, member_id)
    step = _step_of(mine.draft, typed) if mine and mine.draft else None
    if mine is None or step is None:
        return False
    mine.secret, mine.draft = mine.draft, ""
    mine.last_step = step
    mine.added_at = mine.confirmed_at = clock.now()
    return True


def prove(db: Session, member_id: int, typed: str) -> bool:
    """Whether these are the digits of now. No step counts twice, nor one before the last used."""
    mine = _of(db, member_id)
    step = _step_of(mine.secret, typed) if mine and mine.confirmed_at else None
    if step is None:
        return False
    unused = update(Authenticator).where(
        Authenticator.member_id == member_id, Authenticator.last_step < step
    )
    return bool(changed(db, unused.values(last_step=step)))


def is_like(typed: str) -> bool:
    """Whether somebody typed digits of an app, and not a code from paper."""
    code = squeezed(typed[:40])
    return len(code) == DIGITS and code.isdigit()


def remove(db: Session, member_id: int) -> bool:
    """Whether one was in use."""
    mine = delete(Authenticator).where(Authenticator.member_id == member_id)
    return bool(changed(db, mine))


def _of(db: Session, member_id: int) -> Authenticator | None:
    mine = select(Authenticator).where(Authenticator.member_id == member_id)
    return db.scalars(mine).one_or_none()


def _step_of(secret: str, typed: str) -> int | None:
    """The half minute whose digits these are, when it is now or beside now."""
    code, now = squeezed(typed[:40]), int(clock.now().timestamp()) // STEP
    generator = pyotp.TOTP(secret, digits=DIGITS, interval=STEP)
    right = [
        now + beside
        for beside in NEIGHBOURS
        if hmac.compare_digest(generator.generate_otp(now + beside).encode(), code.encode())
    ]
    return right[0] if right else None
