"""Asking for a translation, and letting go of those that fit no more."""

from sqlalchemy import ColumnElement, delete, exists, select, update
from sqlalchemy.orm import Session

from portal import clock
from portal.db import changed, insert_if_new
from portal.forum.models import Post, Room, Thread
from portal.translating.models import PostTranslation, State
from portal.translating.queries import ALLOWED, FITS, Original
from portal.viewer import Viewer


def ask(db: Session, viewer: Viewer, post: Original) -> None:
    """The machine is asked for it soon. Again is nothing more, unless it could not before."""
    now = clock.now()
    row = {
        "source": post.language,
        "edited_at": post.edited_at,
        "text": "",
        "state": State.WAITING,
        "tries": 0,
        "next_try_at": now,
        "claimed_until": None,
        "asked_at": now,
        "made_at": None,
    }
    key = {"post_id": post.id, "language": viewer.language}
    if insert_if_new(db, PostTranslation, {**key, **row}):
        return
    if post.translation in {None, State.FAILED}:  # of other words, or in vain
        old = update(PostTranslation).filter_by(**key)
        changed(db, old.where(~_fitting() | (PostTranslation.state == State.FAILED)).values(**row))


def let_go(db: Session) -> int:
    """What was translated of posts that are hidden, changed or gone, or in rooms in which no
    machine may any more, goes; how many there were."""
    return changed(db, delete(PostTranslation).where(~_fitting()))


def is_anything_to_let_go(db: Session) -> bool:
    unfit = select(PostTranslation.id).where(~_fitting())
    return bool(db.scalar(select(unfit.exists())))


def _fitting() -> ColumnElement[bool]:
    """Whether the post of a translation stands as it was, where a machine may translate."""
    return exists(
        select(Post.id)
        .join(Thread, Thread.id == Post.thread_id)
        .join(Room, Room.id == Thread.room_id)
        .where(Post.id == PostTranslation.post_id, FITS, ALLOWED)
        .correlate(PostTranslation)
    )
