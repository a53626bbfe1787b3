"""Threads somebody follows, what is new in them, and what she does not want to read."""

from typing import NamedTuple

from sqlalchemy import ColumnElement, and_, bindparam, delete, exists, func, select, update
from sqlalchemy.orm import Session

from portal.db import changed, insert_if_new
from portal.forum.models import Follow, Mute, Post, Room, Thread
from portal.forum.queries import IS_MUTED, OWN_FOLLOW
from portal.forum.sight import (
    IS_SHOWN,
    OTHERS_POST,
    ROOM_IN_SIGHT,
    THREAD_IN_SIGHT,
    TITLE,
    sight,
)
from portal.viewer import Viewer


class NewReplies(NamedTuple):
    """A thread the viewer follows, and what came after the post numbered `seen`."""

    thread_id: int
    title: str | None
    language: str
    replies: int
    seen: int


_SEEN = func.max(Follow.seen_post_id)
_NEW_REPLIES = (
    select(Thread.id, func.max(TITLE), Thread.language, func.count(Post.id), _SEEN)
    .join(Follow, Follow.thread_id == Thread.id)
    .join(Room, Room.id == Thread.room_id)
    .join(Post, and_(Post.thread_id == Thread.id, Post.id > Follow.seen_post_id))
    .where(OWN_FOLLOW, ROOM_IN_SIGHT, THREAD_IN_SIGHT, IS_SHOWN, OTHERS_POST, ~IS_MUTED)
    .group_by(Thread.id, Thread.language)
    .order_by(func.max(Post.id).desc())
    .limit(bindparam("most"))
)


def new_replies_for(db: Session, viewer: Viewer, most: int = 3) -> list[NewReplies]:
    """Threads in which others wrote since the viewer last looked, the newest first."""
    rows = db.execute(_NEW_REPLIES, {**sight(viewer), "most": most})
    return [NewReplies._make(row) for row in rows]


def follow(
    db: Session, member: Viewer, thread_id: int, seen_post_id: int, alias_id: int | None = None
) -> None:
    """She follows the thread from this post on; who wrote under another name, under that one: rows
    of the two must not stand beside each other. Twice is once."""
    here = exists().where(Follow.thread_id == thread_id, OWN_FOLLOW)
    if not db.scalar(select(here), sight(member)):
        who = {"alias_id": alias_id} if alias_id else {"member_id": member.id}
        row = {**who, "thread_id": thread_id, "seen_post_id": seen_post_id}
        if insert_if_new(db, Follow, row):
            return
    see(db, member, thread_id, seen_post_id)


def unfollow(db: Session, member: Viewer, thread_id: int) -> None:
    own = delete(Follow).where(Follow.thread_id == thread_id, OWN_FOLLOW)
    db.execute(own.execution_options(synchronize_session=False), sight(member))


def see(db: Session, member: Viewer, thread_id: int, post_id: int) -> None:
    """She has read a thread she follows up to this post."""
    own = update(Follow).where(Follow.thread_id == thread_id, OWN_FOLLOW)
    further = own.where(Follow.seen_post_id < post_id).values(seen_post_id=post_id)
    db.execute(further.execution_options(synchronize_session=False), sight(member))


def mute(db: Session, member: Viewer, thread_id: int) -> None:
    """She does not want to read this thread: it leaves her lists. Twice is once."""
    insert_if_new(db, Mute, {"member_id": member.id, "thread_id": thread_id})


def unmute(db: Session, member: Viewer, thread_id: int) -> None:
    own = delete(Mute).where(Mute.member_id == member.id, Mute.thread_id == thread_id)
    changed(db, own)


def is_muted(db: Session, member: Viewer, post: Post) -> bool:
    """Whether she does not want to read who wrote this."""
    own = select(Mute.id).where(Mute.member_id == member.id, *_is_author(post))
    return db.scalar(own) is not None


def mute_author(db: Session, member: Viewer, post: Post) -> None:
    """She does not want to read who wrote this post. Nobody learns it. Twice is once."""
    insert_if_new(db, Mute, {"member_id": member.id, **_author(post)})


def unmute_author(db: Session, member: Viewer, post: Post) -> None:
    changed(db, delete(Mute).where(Mute.member_id == member.id, *_is_author(post)))


def _author(post: Post) -> dict[str, int | None]:
    if post.alias_id is not None:
        return {"alias_id": post.alias_id}
    return {"person_id": post.author_id}


def _is_author(post: Post) -> list[ColumnElement[bool]]:
    return [getattr(Mute, name) == number for name, number in _author(post).items()]
