"""What mentors do to posts and threads: hiding, showing again, letting through, asking for other
words, closing, slowing down.

Rows are locked in one order everywhere: post, then thread.
"""

from datetime import datetime

from sqlalchemy import or_, select, update
from sqlalchemy.orm import Session

from portal import clock
from portal.accounts.models import Member
from portal.db import changed
from portal.forum import rules
from portal.forum.counting import count, keep_findable
from portal.forum.models import Post, PostState, Thread, mark_of
from portal.forum.sight import IS_SHOWN
from portal.forum.taking_back import empty
from portal.i18n import lazy as _
from portal.refusal import Refused, require
from portal.viewer import Viewer

DECIDED_BY = _("%(name)s just decided this.")
JUST_DECIDED = _("This was decided already.")
CHANGED = _("The words were changed or taken away meanwhile. Please look at it again.")


def hide(db: Session, by: Viewer, post: Post, why: str, seen: str = "") -> None:
    """Only the author and mentors read it now; the author is told why.

    `seen` is the post's version that was judged. Raises `Refused` when somebody was faster.
    """
    require(rules.may_judge(by, post))
    if not rules.may_be_hidden(post):
        raise too_late(db, by, post, seen)
    judge(db, by, post, PostState.HIDDEN, seen, why)


def restore(db: Session, by: Viewer, post: Post, seen: str = "") -> None:
    """Everybody reads it again, or still."""
    require(rules.may_judge(by, post))
    if post.state is PostState.WAITING:
        raise too_late(db, by, post, seen)
    judge(db, by, post, PostState.SHOWN, seen)


def admit(db: Session, by: Viewer, post: Post, seen: str = "") -> None:
    """A newcomer's post that waited is shown to everybody."""
    require(rules.may_judge(by, post))
    if post.state is not PostState.WAITING:
        raise too_late(db, by, post, seen)
    judge(db, by, post, PostState.SHOWN, seen)


def ask_to_revise(db: Session, by: Viewer, post: Post, why: str, seen: str = "") -> None:
    """Its author is asked for other words; until a mentor has read those, others do not see it."""
    require(rules.may_judge(by, post))
    if not rules.may_be_revised(post):
        raise too_late(db, by, post, seen)
    judge(db, by, post, PostState.REVISE, seen, why)


def stay_hidden(db: Session, by: Viewer, post: Post, seen: str = "") -> None:
    """Another look at hidden words: they stay as they are, for the same reason."""
    require(rules.may_judge(by, post))
    if post.state is not PostState.HIDDEN:
        raise too_late(db, by, post, seen)
    judge(db, by, post, PostState.HIDDEN, seen, post.why_hidden)


def lock(db: Session, by: Viewer, thread_id: int) -> bool:
    """From now on only mentors write in it; False when it is so already."""
    require(by.moderates)
    open_one = update(Thread).where(Thread.id == thread_id, Thread.locked_at.is_(None))
    return bool(changed(db, open_one.values(locked_at=clock.now())))


def unlock(db: Session, by: Viewer, thread_id: int) -> bool:
    """Everybody writes in it again; False when it is so already."""
    require(by.moderates)
    locked = update(Thread).where(Thread.id == thread_id, Thread.locked_at.is_not(None))
    return bool(changed(db, locked.values(locked_at=None)))


def slow(db: Session, by: Viewer, thread_id: int, until: datetime) -> bool:
    """Until then everybody writes one post an hour in it; False when it is slow already."""
    require(by.moderates)
    is_quick = or_(Thread.slow_until.is_(None), Thread.slow_until <= clock.now())
    quick = update(Thread).where(Thread.id == thread_id, is_quick)
    return bool(changed(db, quick.values(slow_until=until)))


def unslow(db: Session, by: Viewer, thread_id: int) -> bool:
    """It goes on at its own speed; False when it does already."""
    require(by.moderates)
    is_slow = Thread.slow_until > clock.now()
    slowed = update(Thread).where(Thread.id == thread_id, is_slow)
    return bool(changed(db, slowed.values(slow_until=None)))


def hide_until_looked_at(db: Session, post: Post) -> None:
    """After a report that cannot wait. Twice is once."""
    shown = update(Post).where(Post.id == post.id, IS_SHOWN)
    if changed(db, shown.values(state=PostState.HIDDEN, why_hidden=rules.REPORTED)):
        count(db, post.thread_id)
        keep_findable(db, post.id)


def judge(db: Session, by: Viewer, post: Post, state: PostState, seen: str, why: str = "") -> None:
    """Change the state if the post is still as the judge and this transaction read it."""
    if seen not in ("", post.version):
        raise too_late(db, by, post, seen)
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
        raise too_late(db, by, post, seen)
    if post.why_hidden == rules.GOING:
        empty(db, post)
        return
    count(db, post.thread_id)
    keep_findable(db, post.id)


def too_late(db: Session, by: Viewer, post: Post, seen: str) -> Refused:
    """What to say to a mentor whose decision came too late: who was faster, or what happened."""
    now = db.execute(
        select(Post.judged_at, Post.judged_by_id, Member.name)
        .outerjoin(Member, Member.id == Post.judged_by_id)
        .where(Post.id == post.id)
    ).first()
    if now is None or (seen and seen.split("-")[2:3] == [mark_of(now.judged_at)]):
        return Refused(CHANGED)
    if not now.name or now.judged_by_id == by.id:
        return Refused(JUST_DECIDED)
    return Refused(str(DECIDED_BY) % {"name": now.name})
