"""Starting threads and replying.

Whoever changes which posts of a thread are shown counts the thread anew in the same transaction.
Rows are locked in one order everywhere: post, then thread.
"""

from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from portal import clock
from portal.forum import rules
from portal.forum.aliases import alias_of
from portal.forum.counting import count, keep_findable
from portal.forum.following import follow
from portal.forum.language import Spoken
from portal.forum.models import Post, PostState, Room, Thread
from portal.forum.queries import ThreadHead
from portal.forum.sight import OWN_POST, OWN_THREAD, sight
from portal.forum.standing import begins_as, standing_of
from portal.i18n import lazy as _
from portal.refusal import Refused, require
from portal.viewer import Viewer

LOCKED = _("A mentor closed this talk. You can read it, and begin another one.")
SLOWED = _("A mentor slowed this talk down. You can write here again within an hour.")
ONE_NAME = _("Nobody else can write here yet. Please use the name under which you began it.")
ENOUGH = _("That is a lot for one day. Please wait until a mentor has read what you wrote.")


class Words(NamedTuple):
    """What somebody writes, and how she wants it to stand there."""

    body: str
    spoken: Spoken
    note: str = ""
    as_alias: bool = False
    title: str = ""


def start(db: Session, member: Viewer, room: Room, words: Words) -> Post:
    """A new thread with its first post. A newcomer's waits for a mentor, title and all.

    Raises `Refused` when somebody new begins one after the other.
    """
    now = clock.now()
    alias_id = _alias(db, member, room.id, room.takes_aliases, words)
    state = begins_as(db, member, alias_id)
    if state is PostState.WAITING and _begun_today(db, member) >= rules.THREADS_A_DAY:
        raise Refused(ENOUGH)
    thread = Thread(
        room_id=room.id,
        author_id=None if alias_id else member.id,
        alias_id=alias_id,
        title=words.title,
        language=words.spoken.language,
        started_at=now,
        last_at=now,
    )
    db.add(thread)
    db.flush()
    return _write(db, member, thread.id, words, state, alias_id)


def reply(
    db: Session, member: Viewer, head: ThreadHead, words: Words, quotes_id: int | None = None
) -> Post:
    """One more post of a thread that the member sees; the post may wait, see its state.

    Raises `Refused` where a mentor locked or slowed the thread, for mentors as well who write under
    another name, and where only she can write and would tell whose the two names are.
    """
    thread = db.execute(
        select(Thread.locked_at, Thread.slow_until, Thread.shown, Thread.alias_id)
        .where(Thread.id == head.id)
        .with_for_update()
    ).one()
    may_more = member.moderates and not words.as_alias
    if thread.locked_at is not None and not may_more:
        raise Refused(LOCKED)
    require(rules.may_reply(member, thread.shown, head.is_own, None))
    if not may_more and rules.is_too_soon(thread.slow_until, _last_in(db, member, head.id)):
        raise Refused(SLOWED)
    alias_id = _alias(db, member, head.room_id, head.takes_aliases, words)
    if not thread.shown and alias_id != thread.alias_id:
        raise Refused(ONE_NAME)
    state = begins_as(db, member, alias_id)
    return _write(db, member, head.id, words, state, alias_id, quotes_id)


def _write(
    db: Session,
    member: Viewer,
    thread_id: int,
    words: Words,
    state: PostState,
    alias_id: int | None,
    quotes_id: int | None = None,
) -> Post:
    post = Post(
        thread_id=thread_id,
        author_id=None if alias_id else member.id,
        alias_id=alias_id,
        quotes_id=_in_thread(db, thread_id, quotes_id),
        body=words.body,
        note=words.note,
        language=words.spoken.language,
        is_guessed=words.spoken.is_guessed,
        state=state,
        written_at=clock.now(),
    )
    db.add(post)
    db.flush()
    count(db, thread_id)
    keep_findable(db, post.id)
    follow(db, member, thread_id, post.id, alias_id)
    return post


def _alias(
    db: Session, member: Viewer, room_id: int, takes_aliases: bool, words: Words
) -> int | None:
    """The alias to write under, when she wants one and the room takes it."""
    if not words.as_alias:
        return None
    is_new = rules.is_new(member, standing_of(db, member))
    require(rules.may_use_alias(member, takes_aliases=takes_aliases, is_new=is_new))
    found = alias_of(db, member, room_id)
    require(found is not None)
    return found.id if found else None


def _in_thread(db: Session, thread_id: int, post_id: int | None) -> int | None:
    """A post can only answer one of its own thread that everybody reads."""
    if post_id is None:
        return None
    shown = select(Post.id).where(Post.id == post_id, Post.thread_id == thread_id)
    return db.scalar(shown.where(Post.state == PostState.SHOWN))


def _begun_today(db: Session, member: Viewer) -> int:
    since = clock.now() - timedelta(days=1)
    begun = select(func.count(Thread.id)).where(OWN_THREAD, Thread.started_at > since)
    return db.scalar(begun, sight(member)) or 0


def _last_in(db: Session, member: Viewer, thread_id: int) -> datetime | None:
    newest = select(func.max(Post.written_at)).where(OWN_POST, Post.thread_id == thread_id)
    return db.scalar(newest, sight(member))
