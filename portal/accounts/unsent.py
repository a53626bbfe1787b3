"""What was being sent when a visit ran out: kept an hour, sealed, for the same person only."""

import json
from datetime import timedelta

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from portal import clock
from portal.accounts.models import Unsent

KEPT_FOR = timedelta(hours=1)
UNTOLD = frozenset(  # never kept: form secrets, secret words, codes
    {"token", "aside", "words", "new_words", "pin", "new_pin", "code", "credential"}
)


def keep(db: Session, member_id: int, path: str, fields: list[tuple[str, str]]) -> None:
    """One text per person: a newer one takes its place."""
    throw_away(db, member_id)
    told = [[name, value] for name, value in fields if name not in UNTOLD]
    typed = json.dumps(told, ensure_ascii=False)
    db.add(Unsent(member_id=member_id, path=path, typed=typed, kept_at=clock.now()))
    db.flush()


def waiting_for(db: Session, member_id: int) -> Unsent | None:
    recent = Unsent.kept_at > clock.now() - KEPT_FOR
    return db.scalars(select(Unsent).where(Unsent.member_id == member_id, recent)).first()


def throw_away(db: Session, member_id: int) -> None:
    db.execute(delete(Unsent).where(Unsent.member_id == member_id))
