"""Writing and changing posts, and what a judgement does to one.

Whoever changes which posts of a thread are shown counts the thread anew in the same transaction.
Rows are locked in one order everywhere: post, then thread.
"""

from sqlalchemy import delete, exists, func, select, update
from sqlalchemy.orm import Session

from portal import clock
from portal.db import changed, insert_if_new
from portal.forum import rules
from portal.forum.models import Follow, Post, PostState, Thread
from portal.forum.queries import shown_posts_of, thread_for
from portal.forum.sight import IS_SHOWN
from portal.i18n import lazy as _
from portal.refusal import Refused, require
from portal.viewer import Viewer

NO_TITLE = "…"  # of a thread whose author took her words away
JUST_DECIDED = _("Someone else just decided this.")


def start(
    db: Session, member: Viewer, room_id: int, *, title: str, body: str, language: str
) -> Post:
    """A new thread with its first post. A newcomer's waits for a mentor, title and all."""
    now = clock.now()
    thread = Thread(
        room_id=room_id,
        author_id=member.id,
        title=title,
        language=language,
        started_at=now,
        last_at=now,
    )
    db.add(thread)
    db.flush()
    return _write(db, member, thread.id, body, language)


def reply(db: Session, member: Viewer, thread_id: int, *, body: str, language: str) -> Post:
    """One more post of a thread that the member sees; the post may wait, see its state."""
    thread = thread_for(db, member, thread_id)
    require(thread is not None and rules.may_reply(member, thread.shown, thread.author_id))
    return _write(db, member, thread_id, body, language)


def change(db: Session, member: Viewer, post: Post, *, body: str, language: str) -> None:
    """Other words for one's own post. A newcomer's wait again, or nobody would have read them.

    Raises `Refused` when a mentor hid the post.
    """
    require(rules.is_own(member, post))
    state = post.state
    if state is PostState.SHOWN:
        state = rules.begins_as(member, shown_posts_of(db, member))
    new = {"body": body, "language": language, "state": state, "edited_at": clock.now()}
    same = update(Post).where(Post.id == post.id, Post.state == post.state)
    if not rules.may_change(member, post) or not changed(db, same.values(**new)):
        raise Refused(_("A mentor hid this post, so it cannot be changed."))
    if state is not post.state:
        _count(db, post.thread_id)


def hide(db: Session, by: Viewer, post: Post, why: str, seen: str = "") -> None:
    """Only the author and mentors read it now; the author is told why.

    `seen` is the post's version that was judged. Raises `Refused` when somebody was faster.
    """
    require(rules.may_judge(by, post))
    if not rules.may_be_hidden(post):
        raise Refused(JUST_DECIDED)
    _judge(db, by, post, PostState.HIDDEN, seen, why)


def restore(db: Session, by: Viewer, post: Post, seen: str = "") -> None:
    """Everybody reads it again, or still."""
    require(rules.may_judge(by, post))
    if post.state is PostState.WAITING:
        raise Refused(JUST_DECIDED)
    _judge(db, by, post, PostState.SHOWN, seen)


def admit(db: Session, by: Viewer, post: Post, seen: str = "") -> None:
    """A newcomer's post that waited is shown to everybody."""
    require(rules.may_judge(by, post))
    if post.state is not PostState.WAITING:
        raise Refused(JUST_DECIDED)
    _judge(db, by, post, PostState.SHOWN, seen)


def hide_until_looked_at(db: Session, post: Post) -> None:
    """After a report that cannot wait. Twice is once."""
    shown = update(Post).where(Post.id == post.id, IS_SHOWN)
    if changed(db, shown.values(state=PostState.HIDDEN, why_hidden=rules.REPORTED)):
        _count(db, post.thread_id)


def see(db: Session, member_id: int, thread_id: int, post_id: int) -> None:
    """She has read a thread she follows up to this post."""
    follow = update(Follow).where(Follow.member_id == member_id, Follow.thread_id == thread_id)
    changed(db, follow.where(Follow.seen_post_id < post_id).values(seen_post_id=post_id))


def take_away_all(db: Session, member_id: int) -> None:
    """Everything she wrote goes; where others answered, a line says that something was there.

    For somebody who has her account erased: nothing tells afterwards whose words they were.
    """
    hers, others = Post.author_id == member_id, Post.author_id.is_distinct_from(member_id)
    alone = ~exists().where(Post.thread_id == Thread.id, others)
    begun = Thread.author_id == member_id
    changed(db, delete(Thread).where(begun, alone))
    threads = set(db.scalars(select(Post.thread_id).where(hers)))
    gone = {"body": "", "state": PostState.HIDDEN, "why_hidden": rules.GONE}
    changed(db, update(Post).where(hers).values(**gone, author_id=None))
    changed(db, update(Thread).where(begun).values(title=NO_TITLE, author_id=None))
    for thread_id in sorted(threads):
        _count(db, thread_id)


def _write(db: Session, member: Viewer, thread_id: int, body: str, language: str) -> Post:
    post = Post(
        thread_id=thread_id,
        author_id=member.id,
        body=body,
        language=language,
        state=rules.begins_as(member, shown_posts_of(db, member)),
        written_at=clock.now(),
    )
    db.add(post)
    db.flush()
    _count(db, thread_id)
    row = {"member_id": member.id, "thread_id": thread_id, "seen_post_id": post.id}
    if not insert_if_new(db, Follow, row):
        see(db, member.id, thread_id, post.id)
    return post


def _judge(db: Session, by: Viewer, post: Post, state: PostState, seen: str, why: str = "") -> None:
    """Change the state if the post is still as the judge and this transaction read it."""
    if seen not in ("", post.version):
        raise Refused(JUST_DECIDED)
    unchanged = update(Post).where(
        Post.id == post.id,
        Post.state == post.state,
        Post.why_hidden == post.why_hidden,
        Post.judged_at.is_not_distinct_from(post.judged_at),
        Post.edited_at.is_not_distinct_from(post.edited_at),
    )
    now = clock.now()
    new = {"state": state, "why_hidden": why, "judged_by_id": by.id, "judged_at": now}
    if not changed(db, unchanged.values(**new)):
        raise Refused(JUST_DECIDED)
    _count(db, post.thread_id)


def _count(db: Session, thread_id: int) -> None:
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
