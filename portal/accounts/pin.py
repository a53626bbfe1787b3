"""The PIN of the private pages: every account has one, and any account may have it asked.

It is digested with the key file, so a stolen database alone gives no PIN away. Wrong PINs make the
next try wait, and after ten the visit ends: then the secret words are needed as well. Nothing is
ever locked or deleted.
"""

import hmac

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from portal.accounts import throttle, visits
from portal.accounts.models import Member
from portal.seal.box import keys_of
from portal.seal.keys import Keys
from portal.text import digits
from portal.viewer import Visit

LEAST, MOST = 4, 8  # digits
FREE = 3  # wrong ones before the first wait
ENOUGH = 10  # wrong ones, and the visit ends
RUNS = "01234567890 09876543210"


def cleaned(typed: str) -> str:
    """The digits of a typed PIN, in any script, with or without blanks."""
    return digits("".join(typed.split()))


def is_good(pin: str) -> bool:
    """Four to eight digits, neither all the same nor a run such as 3456."""
    fits = pin.isascii() and pin.isdigit() and LEAST <= len(pin) <= MOST
    return fits and len(set(pin)) > 1 and pin not in RUNS


def keep(db: Session, member_id: int, pin: str, *, asks: bool) -> None:
    """This is her PIN from now on, asked before her private pages or not."""
    mine = update(Member).where(Member.id == member_id)
    db.execute(mine.values(pin_digest=_digest(db, member_id, pin), asks_pin=asks))


def try_once(db: Session, visit: Visit, pin: str) -> int | None:
    """None when the PIN is right, and the private pages are open. Else the seconds to wait, often
    0."""
    key = _tries_key(db, visit.viewer.id)
    if wait := throttle.take(db, key, FREE):
        return wait
    if is_right(db, visit.viewer.id, pin):
        throttle.forgive(db, key)
        visits.note_pin(db, visit.key)
        return None
    return 0


def end_if_enough(db: Session, visit: Visit) -> bool:
    """After too many wrong ones the visit ends; whether it did."""
    key = _tries_key(db, visit.viewer.id)
    if throttle.how_many(db, key) < ENOUGH:
        return False
    throttle.forgive(db, key)
    visits.end(db, visit.key)
    return True


def is_set(db: Session, member_id: int) -> bool:
    """Whether she has a PIN. Only accounts from before there were PINs have none."""
    return _stored(db, member_id) is not None


def is_right(db: Session, member_id: int, pin: str) -> bool:
    """Whether this is her PIN. Counts nothing."""
    stored = _stored(db, member_id)
    return stored is not None and hmac.compare_digest(stored, _digest(db, member_id, pin))


def digest(keys: Keys, member_id: int, pin: str) -> str:
    """What is stored of a PIN."""
    return keys.derive(f"pin {member_id}", cleaned(pin)).hex()


def _stored(db: Session, member_id: int) -> str | None:
    return db.scalar(select(Member.pin_digest).where(Member.id == member_id))


def _digest(db: Session, member_id: int, pin: str) -> str:
    return digest(keys_of(db), member_id, pin)


def _tries_key(db: Session, member_id: int) -> str:
    return keys_of(db).index("pin tries", str(member_id))
