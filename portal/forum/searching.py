"""Finding posts by their words, in all rooms that are in sight and in all languages."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from portal import search
from portal.forum.counting import WORDS
from portal.forum.models import Post, Room, Thread
from portal.forum.sight import IS_SHOWN, ROOM_IN_SIGHT, TITLE, sight
from portal.types import Texts
from portal.viewer import Viewer

FOUND = 20  # on a page
GLIMPSE = 160  # letters of a post


class Hit(NamedTuple):
    """A post that holds the words; only its note when it has one."""

    id: int
    title: str | None
    title_language: str
    glimpse: str
    note: str
    language: str
    written_at: datetime
    room_title: Texts


_HITS = (
    select(
        Post.id,
        TITLE,
        Thread.language,
        Post.body,
        Post.note,
        Post.language,
        Post.written_at,
        Room.title,
    )
    .join(Thread, Thread.id == Post.thread_id)
    .join(Room, Room.id == Thread.room_id)
    .where(IS_SHOWN, ROOM_IN_SIGHT, Post.id < bindparam("before"))
    .order_by(Post.id.desc())
    .limit(FOUND + 1)
)


def found_for(db: Session, viewer: Viewer, typed: str, before: int) -> list[Hit]:
    """A page of posts with all these words or their beginnings, and one more; newest first."""
    holds = search.found(db, WORDS, Post.id, typed)
    if holds is None:
        return []
    rows = db.execute(_HITS.where(holds), {**sight(viewer), "before": before})
    return [_hit(Hit._make(row)) for row in rows]


def _hit(hit: Hit) -> Hit:
    words = " ".join(hit.glimpse.split())
    return hit._replace(glimpse="" if hit.note else words[:GLIMPSE])
