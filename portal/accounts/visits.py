"""Signed-in phones: beginning a visit, recognising it, letting it end.

The cookie holds 256 random bits; the table holds their SHA-256, so that a copy of the table opens
nothing. A visit that rested too long is over but stays known until it is purged: what its owner was
just sending can then be kept for her.
"""

import hashlib
import secrets
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial

from sqlalchemy import ColumnElement, and_, bindparam, delete, func, or_, select, update
from sqlalchemy.orm import Session

from portal import clock
from portal.accounts.models import ACTIVE, Member, SignedInPhone
from portal.viewer import Viewer, Visit

SHARED_REST = timedelta(minutes=10)
SHARED_MOST = timedelta(hours=12)
OWN_REST = timedelta(hours=12)
OWN_MOST = timedelta(days=30)
SEEN_EVERY = timedelta(minutes=1)
SHORT = 20  # letters of a key that pages may show: they open nothing

_FIND = (
    select(
        SignedInPhone.key,
        SignedInPhone.own_phone,
        SignedInPhone.since,
        SignedInPhone.seen_at,
        Member.id,
        Member.name,
        Member.role,
        Member.house_id,
        Member.language,
    )
    .join(Member, Member.id == SignedInPhone.member_id)
    .where(SignedInPhone.key == bindparam("key"), Member.state == ACTIVE)
)


def find(db: Session, secret: str) -> Visit | None:
    """The visit behind a cookie's text; it may be over."""
    if not secret:
        return None
    row = db.execute(_FIND, {"key": _key(secret)}).first()
    if row is None:
        return None
    viewer = Viewer(row.id, row.name, row.role, row.house_id, row.language)
    rest, most = (OWN_REST, OWN_MOST) if row.own_phone else (SHARED_REST, SHARED_MOST)
    now = clock.now()
    is_over = now - row.seen_at > rest or now - row.since > most
    return Visit(row.key, viewer, row.own_phone, row.seen_at, rest, is_over)


def begin(db: Session, member_id: int, *, own_phone: bool) -> str:
    """A new visit; the text for its cookie is returned and kept nowhere."""
    secret = secrets.token_urlsafe(32)
    now = clock.now()
    db.add(
        SignedInPhone(
            key=_key(secret), member_id=member_id, own_phone=own_phone, since=now, seen_at=now
        )
    )
    return secret


def end(db: Session, key: str) -> None:
    db.execute(delete(SignedInPhone).where(SignedInPhone.key == key))


def end_all(db: Session, member_id: int, *, but: str = "") -> None:
    """Every phone of a member is signed out, except the one with the key `but`."""
    phones = delete(SignedInPhone).where(SignedInPhone.member_id == member_id)
    db.execute(phones.where(SignedInPhone.key != but))


def after_visit(visit: Visit) -> list[Callable[[Session], None]]:
    """The note that this phone is still in use: at most one small write a minute."""
    if clock.now() - visit.seen_at < SEEN_EVERY:
        return []
    return [partial(_touch, key=visit.key)]


def is_past(now: datetime) -> ColumnElement[bool]:
    """Visits that are over and that nobody needs any more: what was being sent was kept by then."""
    shared = and_(~SignedInPhone.own_phone, SignedInPhone.seen_at < now - SHARED_MOST)
    return or_(shared, SignedInPhone.seen_at < now - OWN_MOST)


def _touch(db: Session, key: str) -> None:
    db.execute(update(SignedInPhone).where(SignedInPhone.key == key).values(seen_at=clock.now()))


def _key(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def end_own(db: Session, member_id: int, short_key: str) -> None:
    """One of a member's own phones is signed out, named by the beginning of its key."""
    if len(short_key) != SHORT:
        return
    phones = delete(SignedInPhone).where(SignedInPhone.member_id == member_id)
    db.execute(phones.where(func.substr(SignedInPhone.key, 1, SHORT) == short_key))
