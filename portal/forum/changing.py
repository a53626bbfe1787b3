"""Other words for one's own post, and saying in which language it is."""

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from portal import clock
from portal.db import changed
from portal.forum import rules
from portal.forum.actions import Words
from portal.forum.counting import count, keep_findable
from portal.forum.models import Post, PostState, Thread
from portal.forum.standing import begins_as
from portal.i18n import lazy as _
from portal.refusal import Refused, require
from portal.viewer import Viewer

HIDDEN = _("A mentor hid this post, so it cannot be changed.")
TOO_LATE = _("A text can be changed for an hour. You can still take it away.")


def change(db: Session, member: Viewer, post: Post, words: Words) -> None:
    """Other words for one's own post. A newcomer's wait again, and so do those that a mentor asked
    for, or nobody would have read them. Raises `Refused` when it is hidden, or too late."""
    require(rules.is_own(member, post))
    if not rules.may_change(member, post):
        raise Refused(why_fixed(post))
    state = post.state
    if state is PostState.SHOWN:
        state = begins_as(db, member, post.alias_id)
    elif state is PostState.REVISE:
        state = PostState.WAITING
    same = update(Post).where(Post.id == post.id, Post.state == post.state)
    new = {
        "body": words.body,
        "note": words.note,
        "language": words.spoken.language,
        "is_guessed": words.spoken.is_guessed,
        "state": state,
        "why_hidden": "",
        "edited_at": clock.now(),
    }
    if not changed(db, same.values(**new)):
        raise Refused(HIDDEN)
    if state is not post.state:
        count(db, post.thread_id)
    keep_findable(db, post.id)


def why_fixed(post: Post) -> object:
    """Why the author cannot change it any more."""
    return HIDDEN if post.state is PostState.HIDDEN else TOO_LATE


def correct_language(db: Session, by: Viewer, post: Post, language: str) -> None:
    """It was guessed wrong; the first post says the language of the title as well."""
    require(rules.may_correct_language(by, post))
    said = {"language": language, "is_guessed": False}
    changed(db, update(Post).where(Post.id == post.id).values(**said))
    first = select(func.min(Post.id)).where(Post.thread_id == post.thread_id).scalar_subquery()
    of_first = update(Thread).where(Thread.id == post.thread_id, first == post.id)
    changed(db, of_first.values(language=language))
