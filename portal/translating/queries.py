"""Reading what can be translated, and its translation: only while the post stands as it was."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import and_, bindparam, select, true
from sqlalchemy.orm import Session

from portal.forum.models import Post, PostState, Room, Thread
from portal.forum.sight import IS_SHOWN, ROOM_IN_SIGHT, THREAD_IN_SIGHT, sight
from portal.translating.models import PostTranslation, State
from portal.viewer import Viewer


class Original(NamedTuple):
    """A post that everybody in its room can read, and its translation if somebody asked for one."""

    id: int
    thread_id: int
    body: str
    note: str
    language: str
    edited_at: datetime | None
    state: PostState
    by_machine: bool
    translation: State | None
    text: str | None


FITS = and_(  # a translation and its post
    PostTranslation.source == Post.language,
    PostTranslation.edited_at.is_not_distinct_from(Post.edited_at),
    IS_SHOWN,
)
ALLOWED = Room.by_machine == true()
_ORIGINAL = (
    select(
        Post.id,
        Post.thread_id,
        Post.body,
        Post.note,
        Post.language,
        Post.edited_at,
        Post.state,
        Room.by_machine,
        PostTranslation.state,
        PostTranslation.text,
    )
    .join(Thread, Thread.id == Post.thread_id)
    .join(Room, Room.id == Thread.room_id)
    .outerjoin(
        PostTranslation,
        and_(
            PostTranslation.post_id == Post.id,
            PostTranslation.language == bindparam("language"),
            FITS,
        ),
    )
    .where(Post.id == bindparam("post"), ROOM_IN_SIGHT, THREAD_IN_SIGHT, IS_SHOWN)
)


def original_for(db: Session, viewer: Viewer, post_id: int) -> Original | None:
    """The post with its translation into the viewer's language."""
    given = {**sight(viewer), "post": post_id, "language": viewer.language}
    row = db.execute(_ORIGINAL, given).first()
    return Original._make(row) if row else None
