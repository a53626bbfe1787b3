"""Taking one's own words away: one post, or everything, or with the account.

Answers point to what they answer and hold no copy: a quote goes with the post.
"""

from sqlalchemy import ColumnElement, delete, exists, func, or_, select, update
from sqlalchemy.orm import Session

from portal.db import changed
from portal.forum import rules
from portal.forum.counting import count, keep_findable
from portal.forum.models import Alias, Draft, Post, PostState, Thread
from portal.refusal import require
from portal.viewer import Viewer

NO_TITLE = "…"  # of a thread whose author took her words away
_GONE = {
    "body": "",
    "note": "",
    "state": PostState.HIDDEN,
    "why_hidden": rules.GONE,
    "author_id": None,
    "alias_id": None,
    "quotes_id": None,
}
_GOING = {"state": PostState.HIDDEN, "why_hidden": rules.GOING}


def take_back(db: Session, member: Viewer, post: Post) -> None:
    """The words go, and whose they were. Where somebody reported an offer, a meeting, a number or
    an address in them, mentors read them until they have decided. Twice is once."""
    require(rules.is_own(member, post))
    _take(db, Post.id == post.id, kept_for_mentors=True)


def take_back_all(db: Session, member: Viewer) -> None:
    """Everything she ever wrote here, under all her names, with what waits to be sent."""
    _take(db, _hers(Post, member), kept_for_mentors=True)
    changed(db, delete(Draft).where(Draft.member_id == member.id))


def erase(db: Session, member: Viewer) -> None:
    """For somebody whose account is erased: nothing tells afterwards whose words they were."""
    _take(db, _hers(Post, member), kept_for_mentors=False)
    changed(db, delete(Alias).where(Alias.owner_key == member.mine))


def empty(db: Session, post: Post) -> None:
    """Mentors have decided about words that their author took away before."""
    changed(db, update(Post).where(Post.id == post.id).values(**_GONE))
    keep_findable(db, post.id)
    _leave(db, post.thread_id)


def _take(db: Session, hers: ColumnElement[bool], *, kept_for_mentors: bool) -> None:
    # Held from the start: a report of this moment is stored before, or finds the words gone.
    held = select(Post.id, Post.thread_id).where(hers).with_for_update(key_share=True)
    rows = db.execute(held.order_by(Post.id)).all()
    threads = sorted({row.thread_id for row in rows})
    reported = Post.why_hidden.in_([rules.REPORTED, rules.GOING])
    if kept_for_mentors:
        changed(db, update(Post).where(hers, reported).values(**_GOING))
        hers = hers & ~reported
    numbers = list(db.scalars(select(Post.id).where(hers)))
    changed(db, update(Post).where(Post.id.in_(numbers)).values(**_GONE))
    for row in rows:
        keep_findable(db, row.id)
    for thread_id in threads:
        _leave(db, thread_id)


def _leave(db: Session, thread_id: int) -> None:
    """A thread in which nobody's words are left goes; a title goes with the first post."""
    here = Post.thread_id == thread_id
    left = exists().where(here, Post.why_hidden != rules.GONE)
    if changed(db, delete(Thread).where(Thread.id == thread_id, ~left)):
        return
    first = select(func.min(Post.id)).where(here).scalar_subquery()
    is_gone = exists().where(Post.id == first, Post.why_hidden == rules.GONE)
    begun = update(Thread).where(Thread.id == thread_id, is_gone)
    changed(db, begun.values(title=NO_TITLE, author_id=None, alias_id=None))
    count(db, thread_id)


def _hers(table: type[Post], member: Viewer) -> ColumnElement[bool]:
    aliases = select(Alias.id).where(Alias.owner_key == member.mine)
    return or_(table.author_id == member.id, table.alias_id.in_(aliases))
