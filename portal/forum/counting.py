"""What is known of a thread from its posts, and what can be found by its words."""

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from portal import search
from portal.db import changed
from portal.forum.models import Post, Thread
from portal.forum.sight import IS_SHOWN

WORDS = "post_words"  # the full-text table of what everybody in a room can read


def count(db: Session, thread_id: int) -> None:
    """Shown posts, newest activity and title of a thread, from its posts.

    The lock comes first: then PostgreSQL counts what another transaction has just committed.
    """
    db.execute(select(Thread.id).where(Thread.id == thread_id).with_for_update(key_share=True))
    posts = select(Post.id).where(Post.thread_id == thread_id)
    shown = posts.where(IS_SHOWN)
    newest = shown.with_only_columns(func.max(Post.written_at)).scalar_subquery()
    first = posts.with_only_columns(~IS_SHOWN).order_by(Post.id).limit(1).scalar_subquery()
    values = {
        "shown": shown.with_only_columns(func.count()).scalar_subquery(),
        "last_at": func.coalesce(newest, Thread.started_at),
        "title_hidden": first,
    }
    changed(db, update(Thread).where(Thread.id == thread_id).values(values))


def keep_findable(db: Session, post_id: int) -> None:
    """A shown post is found by its words, the first one of a thread by the title as well; what is
    not shown is not found, not even by its author."""
    first = select(func.min(Post.id)).where(Post.thread_id == Thread.id).correlate(Thread)
    found = (
        select(Post.body, Thread.title, first.scalar_subquery() == Post.id)
        .join(Thread, Thread.id == Post.thread_id)
        .where(Post.id == post_id, IS_SHOWN)
    )
    row = db.execute(found).first()
    if row is None:
        search.forget(db, WORDS, post_id)
        return
    body, title, is_first = row
    search.index(db, WORDS, post_id, f"{title} {body}" if is_first else body)
