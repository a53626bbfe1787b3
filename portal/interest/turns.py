"""What happened, written down once and never changed."""

from typing import NamedTuple

from sqlalchemy.orm import Session

from portal import clock
from portal.interest.models import Interest, Turn
from portal.viewer import Viewer


class Said(NamedTuple):
    """Words with a turn; of those who offer it when they are passed on."""

    words: str = ""
    language: str = ""
    is_relayed: bool = False


def turn(db: Session, by: Viewer, interest: Interest, said: Said | None = None) -> None:
    """One more, in the state as it is now."""
    words, language, is_relayed = said or Said()
    db.add(
        Turn(
            interest_id=interest.id,
            member_id=interest.member_id,
            state=interest.state,
            at=clock.now(),
            by_id=by.id,
            by_name=by.name,
            is_own=by.id == interest.member_id,
            is_relayed=is_relayed,
            words=words,
            language=language if words else "",
        )
    )
