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

from sqlalchemy import ColumnElement, and_, bindparam, delete, exists, func, or_, select, update
from sqlalchemy.orm import Session

from portal import clock
from portal.accounts.mine import mine_of
from portal.accounts.models import ACTIVE, Arrival, House, Member, Notice, SignedInPhone
from portal.seal.box import bring_along
from portal.seal.models import PersonKey
from portal.viewer import STAFF, Viewer, Visit

SHARED_REST = timedelta(minutes=10)
SHARED_MOST = timedelta(hours=12)
OWN_REST = timedelta(hours=12)
OWN_MOST = timedelta(days=30)
STAFF_REST = timedelta(minutes=15)
STAFF_MOST = timedelta(hours=10)  # a long working day
PRIVATE_REST = timedelta(minutes=2)  # after which private pages want the PIN again
PRIVATE_EVERY = timedelta(seconds=20)  # their use is noted at most so often
UNHIDDEN = timedelta(minutes=15)  # how long hidden topics show after they were asked for
SEEN_EVERY = timedelta(minutes=1)
SHORT = 20  # letters of a key that pages may show: they open nothing

_FIND = (
    select(
        SignedInPhone.key,
        SignedInPhone.own_phone,
        SignedInPhone.since,
        SignedInPhone.seen_at,
        SignedInPhone.strong_at,
        SignedInPhone.private_at,
        SignedInPhone.unhidden_at,
        SignedInPhone.pin_at,
        Member.id,
        Member.name,
        Member.role,
        Member.house_id,
        Member.language,
        Member.asks_pin,
        Member.pin_digest.is_not(None).label("has_pin"),
        Member.asks_code,
        House.is_demo,
        PersonKey.wrapped_by,
        PersonKey.wrapped,
        or_(
            exists().where(Notice.member_id == SignedInPhone.member_id, Notice.seen_at.is_(None)),
            exists().where(
                Arrival.member_id == SignedInPhone.member_id,
                Arrival.at > func.coalesce(SignedInPhone.told_at, SignedInPhone.since),
            ),
        ).label("has_news"),
    )
    .join(Member, Member.id == SignedInPhone.member_id)
    .join(House, House.id == Member.house_id)
    .outerjoin(PersonKey, PersonKey.member_id == Member.id)
    .where(SignedInPhone.key == bindparam("key"), Member.state == ACTIVE)
)


def find(db: Session, secret: str) -> Visit | None:
    """The visit behind a cookie's text; it may be over."""
    if not secret:
        return None
    row = db.execute(_FIND, {"key": _key(secret)}).first()
    if row is None:
        return None
    if row.wrapped:
        bring_along(db, row.id, row.wrapped_by, row.wrapped)
    hides = not row.own_phone and not _is_recent(row.unhidden_at, UNHIDDEN)
    mine = mine_of(db, row.id)
    viewer = Viewer(row.id, row.name, row.role, row.house_id, row.language, hides, mine)
    rest, most = _lasts(viewer, row.own_phone)
    now = clock.now()
    return Visit(
        key=row.key,
        viewer=viewer,
        own_phone=row.own_phone,
        since=row.since,
        seen_at=row.seen_at,
        rest=rest,
        is_over=now - row.seen_at > rest or now - row.since > most,
        needs_second=row.asks_code or (viewer.is_staff and not row.is_demo),
        strong_at=row.strong_at,
        private_at=row.private_at,
        asks_pin=row.asks_pin,
        has_pin=row.has_pin,
        pin_at=row.pin_at,
        is_private=not row.asks_pin or _is_recent(row.private_at),
        has_news=row.has_news,
    )


def begin(db: Session, member_id: int, *, own_phone: bool) -> str:
    """A new visit; the text for its cookie is returned and kept nowhere."""
    secret = secrets.token_urlsafe(32)
    now = clock.now()
    db.add(
        SignedInPhone(
            key=_key(secret),
            member_id=member_id,
            own_phone=own_phone,
            since=now,
            seen_at=now,
            strong_at=now if _words_are_all(db, member_id) else None,
        )
    )
    db.add(Arrival(member_id=member_id, at=now, own_phone=own_phone))
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


def note_privacy(visit: Visit) -> list[Callable[[Session], None]]:
    """The note that private pages are in use, so that the PIN is not asked while reading."""
    if not visit.asks_pin or _is_recent(visit.private_at, PRIVATE_EVERY):
        return []
    return [partial(open_private, key=visit.key)]


def open_private(db: Session, key: str) -> None:
    """A private page was used: the private pages stay open for a while."""
    db.execute(update(SignedInPhone).where(SignedInPhone.key == key).values(private_at=clock.now()))


def note_pin(db: Session, key: str) -> None:
    """The PIN was typed on this phone just now, which also opens the private pages."""
    this, now = update(SignedInPhone).where(SignedInPhone.key == key), clock.now()
    db.execute(this.values(private_at=now, pin_at=now))


def unhide(db: Session, key: str) -> None:
    """What is hidden on shared phones shows on this one for a while."""
    this = update(SignedInPhone).where(SignedInPhone.key == key)
    db.execute(this.values(unhidden_at=clock.now()))


def hide_again(db: Session, key: str) -> None:
    """What is hidden on shared phones is hidden on this one again."""
    db.execute(update(SignedInPhone).where(SignedInPhone.key == key).values(unhidden_at=None))


def shut_private(db: Session, member_id: int) -> None:
    """The private pages want the PIN again, on every phone, and hidden topics are hidden."""
    mine = update(SignedInPhone).where(SignedInPhone.member_id == member_id)
    db.execute(mine.values(private_at=None, pin_at=None, unhidden_at=None))


def pass_second(db: Session, key: str) -> None:
    """A second step was passed on this phone just now."""
    db.execute(update(SignedInPhone).where(SignedInPhone.key == key).values(strong_at=clock.now()))


def _words_are_all(db: Session, member_id: int) -> bool:
    """Whether nothing more than the words is asked of this person; typing them then counts."""
    asked = select(Member.role, Member.asks_code, House.is_demo)
    row = db.execute(asked.join(House).where(Member.id == member_id)).one()
    return not row.asks_code and (row.role not in STAFF or row.is_demo)


def _is_recent(moment: datetime | None, within: timedelta = PRIVATE_REST) -> bool:
    return moment is not None and clock.now() - moment <= within


def _lasts(viewer: Viewer, own_phone: bool) -> tuple[timedelta, timedelta]:
    """How long a visit may rest, and how long it may last at all."""
    rest, most = (OWN_REST, OWN_MOST) if own_phone else (SHARED_REST, SHARED_MOST)
    if viewer.is_staff:  # their visits open the records of many
        return min(rest, STAFF_REST), min(most, STAFF_MOST)
    return rest, most


def _key(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def end_own(db: Session, member_id: int, short_key: str) -> None:
    """One of a member's own phones is signed out, named by the beginning of its key."""
    if len(short_key) != SHORT:
        return
    phones = delete(SignedInPhone).where(SignedInPhone.member_id == member_id)
    db.execute(phones.where(func.substr(SignedInPhone.key, 1, SHORT) == short_key))
