"""Asking for another look at hidden words: once, answered by somebody else, in three days."""

from typing import Any

from sqlalchemy import Select, func, or_, select, update
from sqlalchemy.orm import Session

from portal import clock
from portal.db import changed
from portal.forum.models import Alias, Post, PostState
from portal.moderation.models import Appeal, Decision
from portal.moderation.rules import (
    APPEAL_WITHIN,
    ASKED,
    HIDDEN,
    may_answer_appeal,
    may_ask_again,
)
from portal.refusal import require
from portal.viewer import Viewer


def ask(db: Session, member: Viewer, post: Post, said: str) -> None:
    """Another mentor looks at it. Twice is once."""
    if post.appeal:
        return
    require(may_ask_again(member, post, post.appeal))
    same = update(Post).where(
        Post.id == post.id,
        Post.state == PostState.HIDDEN,
        Post.why_hidden == post.why_hidden,
        Post.appeal == "",
    )
    if not changed(db, same.values(appeal=ASKED)):
        return
    now = clock.now()
    hidden = select(func.max(Decision.id)).where(
        Decision.post_id == post.id, Decision.action == HIDDEN
    )
    decision = db.get(Decision, db.scalar(hidden) or 0)
    if decision is not None:
        decision.appeal = ASKED
    db.add(
        Appeal(
            post_id=post.id,
            judge_id=post.judged_by_id,
            decision_id=decision.id if decision else None,
            said=said,
            asked_at=now,
            due_at=now + APPEAL_WITHIN,
        )
    )


def of_post(db: Session, post_id: int) -> Appeal | None:
    return db.scalars(select(Appeal).where(Appeal.post_id == post_id)).first()


def open_one(db: Session, by: Viewer, post: Post) -> Appeal | None:
    """The appeal that waits for an answer; whoever hid the post does not give it."""
    found = of_post(db, post.id)
    if found is None or found.decided_at is not None:
        return None
    require(may_answer_appeal(by, found.judge_id))
    return found


def close(db: Session, appeal: Appeal, outcome: str) -> None:
    """Its author reads the outcome, and so do all members in the log."""
    appeal.decided_at, appeal.outcome = clock.now(), outcome
    changed(db, update(Post).where(Post.id == appeal.post_id).values(appeal=outcome))
    written = update(Decision).where(Decision.id == appeal.decision_id)
    changed(db, written.values(appeal=outcome))


def posts_of(member: Viewer) -> Select[Any]:
    """The numbers of what she wrote, under all her names."""
    aliases = select(Alias.id).where(Alias.owner_key == member.mine)
    return select(Post.id).where(or_(Post.author_id == member.id, Post.alias_id.in_(aliases)))


def forget(db: Session, post_ids: Select[Any]) -> None:
    """What was said for these posts goes, and nobody has to answer any more."""
    asked = update(Appeal).where(Appeal.post_id.in_(post_ids))
    changed(db, asked.values(said=""))
    open_ones = asked.where(Appeal.decided_at.is_(None))
    changed(db, open_ones.values(decided_at=clock.now()))
