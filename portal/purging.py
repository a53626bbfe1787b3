"""What has done its service goes: old answers, ended visits, unsent texts, counted tries."""

from sqlalchemy import ColumnElement, delete
from sqlalchemy.orm import Session

from portal import clock
from portal.accounts import throttle, unsent, visits
from portal.accounts.models import SignedInPhone, Tries, Unsent
from portal.db import Base, changed
from portal.web import once


def purge(db: Session) -> dict[str, int]:
    """Delete what is past its time; how many rows of which table went."""
    now = clock.now()
    past: list[tuple[type[Base], ColumnElement[bool]]] = [
        (once.Answer, once.Answer.answered_at < now - once.KEPT_FOR),
        (SignedInPhone, visits.is_past(now)),
        (Unsent, Unsent.kept_at < now - unsent.KEPT_FOR),
        (Tries, Tries.last_at < now - throttle.FORGOTTEN),
    ]
    return {table.__tablename__: changed(db, delete(table).where(old)) for table, old in past}
