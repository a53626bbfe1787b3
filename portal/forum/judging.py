"""What mentors do to posts: hiding, showing again, letting through.

Rows are locked in one order everywhere: post, then thread.
"""

from sqlalchemy import update
from sqlalchemy.orm import Session

from portal import clock
from portal.db import changed
from portal.forum import rules
from portal.forum.counting import count, keep_findable
from portal.forum.models import Post, PostState
from portal.forum.sight import IS_SHOWN
from portal.forum.taking_back import empty
from portal.i18n import lazy as _
from portal.refusal import Refused, require
from portal.viewer import Viewer

JUST_DECIDED = _("Someone else just decided this.")


def hide(db: Session, by: Viewer, post: Post, why: str, seen: str = "") -> None:
    """Only the author and mentors read it now; the author is told why.

    `seen` is the post's version that was judged. Raises `Refused` when somebody was faster.
    """
    require(rules.may_judge(by, post))
    if not rules.may_be_hidden(post):
        raise Refused(JUST_DECIDED)
    judge(db, by, post, PostState.HIDDEN, seen, why)


def restore(db: Session, by: Viewer, post: Post, seen: str = "") -> None:
    """Everybody reads it again, or still."""
    require(rules.may_judge(by, post))
    if post.state is PostState.WAITING:
        raise Refused(JUST_DECIDED)
    judge(db, by, post, PostState.SHOWN, seen)


def admit(db: Session, by: Viewer, post: Post, seen: str = "") -> None:
    """A newcomer's post that waited is shown to everybody."""
    require(rules.may_judge(by, post))
    if post.state is not PostState.WAITING:
        raise Refused(JUST_DECIDED)
    judge(db, by, post, PostState.SHOWN, seen)


def hide_until_looked_at(db: Session, post: Post) -> None:
    """After a report that cannot wait. Twice is once."""
    shown = update(Post).where(Post.id == post.id, IS_SHOWN)
    if changed(db, shown.values(state=PostState.HIDDEN, why_hidden=rules.REPORTED)):
        count(db, post.thread_id)
        keep_findable(db, post.id)


def judge(db: Session, by: Viewer, post: Post, state: PostState, seen: str, why: str = "") -> None:
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
    if post.why_hidden == rules.GOING:
        empty(db, post.id)
    count(db, post.thread_id)
    keep_findable(db, post.id)
