"""Wrong words make the next try wait a little longer. Never a lock: that would be a weapon.

Tries are counted for a name at one address (in memory), and for a name from anywhere (here), with
a far wider limit: so somebody who guesses from elsewhere does not keep her waiting. A try is
counted before it is checked, so that tries sent at the same time count as well.
"""

import hmac
import math
from datetime import datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from portal import clock
from portal.accounts.models import Tries
from portal.db import insert_if_new

FREE = 5  # tries for a name at one address before the first wait
FREE_ANYWHERE = 100  # tries for a name from all addresses together
LONGEST = 60  # seconds
FORGOTTEN = timedelta(minutes=15)


def key_for(secret: str, name_key: str) -> str:
    return hmac.digest(secret.encode(), b"tries" + name_key.encode(), "sha256").hex()


def take(db: Session, key: str, free: int = FREE_ANYWHERE) -> int:
    """Count one try for this name; 0, or the seconds to wait when it does not count yet."""
    now = clock.now()
    if insert_if_new(db, Tries, {"key": key, "count": 1, "last_at": now}):
        return 0
    tries = db.scalars(select(Tries).where(Tries.key == key).with_for_update()).one_or_none()
    if tries is None:  # forgiven in this very moment
        return 0
    if now - tries.last_at > FORGOTTEN:
        tries.count = 0
    if (wait := seconds_left(tries.count, tries.last_at, now, free)) > 0:
        return wait
    tries.count += 1
    tries.last_at = now
    return 0


def forgive(db: Session, key: str) -> None:
    """The words were right: start anew."""
    db.execute(delete(Tries).where(Tries.key == key))


def seconds_left(count: int, last_at: datetime, now: datetime, free: int = FREE) -> int:
    """How long the next try has to wait: nothing at first, then 1, 2, 4 … 60 seconds."""
    if count < free:
        return 0
    wait = timedelta(seconds=min(2 ** min(count - free, 10), LONGEST))
    return max(0, math.ceil((last_at + wait - now).total_seconds()))
