"""Writing the trail, in the same transaction as the deed."""

from typing import Any

from sqlalchemy.orm import Session

from portal import clock
from portal.db import before_commit
from portal.trail import chain
from portal.trail.deeds import Deed, Purpose
from portal.viewer import Viewer


def record(
    db: Session,
    member_id: int,
    by: Viewer,
    deed: Deed,
    *,
    purpose: Purpose | None = None,
    reason: str = "",
) -> None:
    """One row, unless the member did it to her own record: that is nobody's business.

    `purpose` is one of a few words, shown in the reader's language; `reason` is free text, sealed
    and shown as it was written.
    """
    if by.id == member_id:
        return
    waiting: list[dict[str, Any]] = db.info.setdefault("trail", [])
    if not waiting:
        before_commit(db, _write)
    waiting.append(
        {
            "member_id": member_id,
            "by_id": by.id,
            "by_name": by.name,
            "deed": deed.value,
            "purpose": purpose.value if purpose else "",
            "reason": reason,
            "at": clock.now(),
        }
    )


def _write(db: Session) -> None:
    chain.append(db, db.info.pop("trail"))
