"""What mentors passed to the staff on duty, with its clock and who read it."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from portal.accounts.models import Member
from portal.duty.models import Concern, Kind
from portal.forum.models import Post
from portal.viewer import Viewer


class Receipt(NamedTuple):
    """In whose hands it is and until when she looks, as every mentor reads it."""

    id: int
    raised_at: datetime
    to_name: str | None
    due_at: datetime | None
    seen_at: datetime | None
    seen_by: str | None
    closed_at: datetime | None


_To, _Seer = aliased(Member), aliased(Member)


def passed_on(db: Session, post_id: int) -> list[Receipt]:
    """The newest first."""
    found = (
        select(
            Concern.id,
            Concern.raised_at,
            _To.name,
            Concern.due_at,
            Concern.seen_at,
            _Seer.name,
            Concern.closed_at,
        )
        .outerjoin(_To, _To.id == Concern.to_id)
        .outerjoin(_Seer, _Seer.id == Concern.seen_by_id)
        .where(Concern.post_id == post_id, Concern.kind == Kind.ESCALATION)
        .order_by(Concern.id.desc())
    )
    return [Receipt._make(row) for row in db.execute(found)]


def house_of(by: Viewer, post: Post) -> int:
    """Whose staff is told: the author's; of the room's house, or of the mentor's own, when she
    writes under another name, which must not tell where she lives."""
    if post.author is not None:
        return post.author.house_id
    return post.thread.room.house_id or by.house_id
