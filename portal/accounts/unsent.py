"""What was being sent when a visit ran out: kept an hour, sealed, for the same person only."""

import json
from datetime import timedelta

from sqlalchemy import Select, delete, select
from sqlalchemy.orm import Session

from portal import clock
from portal.accounts.models import Unsent

KEPT_FOR = timedelta(hours=1)
UNTOLD = frozenset(  # never kept: form secrets, secret words, codes
    {"token", "aside", "words", "new_words", "pin", "new_pin", "code", "credential", "own_name"}
)
VOICE = "voice"  # a form with this field is not kept at all: nobody may know whose words it holds


def keep(
    db: Session,
    member_id: int,
    path: str,
    fields: list[tuple[str, str]],
    *,
    behind_pin: bool = False,
) -> None:
    """One text per person: a newer one takes its place. What was anonymous is never kept.

    `behind_pin`: from a page that always asks the PIN; it is shown there and nowhere else.
    """
    if any(name == VOICE for name, _ in fields):
        return
    throw_away(db, member_id)
    told = [[name, value] for name, value in fields if name and name not in UNTOLD]
    told = told if behind_pin else [["", path], *told]
    typed = json.dumps(told, ensure_ascii=False)
    db.add(
        Unsent(
            member_id=member_id,
            path=path if behind_pin else "",
            typed=typed,
            kept_at=clock.now(),
            behind_pin=behind_pin,
        )
    )
    db.flush()


def waiting_for(db: Session, member_id: int) -> Unsent | None:
    return db.scalars(_recent(member_id).where(~Unsent.behind_pin)).first()


def waiting_behind_pin(db: Session, member_id: int, path: str) -> Unsent | None:
    """What was being sent to this address, for its own page."""
    found = _recent(member_id).where(Unsent.behind_pin, Unsent.path == path)
    return db.scalars(found).first()


def _recent(member_id: int) -> Select[Unsent]:
    recent = Unsent.kept_at > clock.now() - KEPT_FOR
    return select(Unsent).where(Unsent.member_id == member_id, recent)


def throw_away(db: Session, member_id: int) -> None:
    db.execute(delete(Unsent).where(Unsent.member_id == member_id))


def throw_away_behind_pin(db: Session, member_id: int) -> None:
    db.execute(delete(Unsent).where(Unsent.member_id == member_id, Unsent.behind_pin))
