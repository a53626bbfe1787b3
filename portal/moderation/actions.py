"""Reporting a post; hiding, showing and letting through, which settles the reports."""

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from portal import clock
from portal.db import changed, insert_if_new
from portal.forum import judging
from portal.forum.models import Post, PostState
from portal.forum.rules import may_report
from portal.moderation.models import Report
from portal.moderation.rules import HIDDEN, HIDES_AT_ONCE, KEPT
from portal.refusal import Refused, require
from portal.viewer import Viewer


def report(db: Session, member: Viewer, post: Post, kind: str, note: str = "") -> None:
    """One report per person and post: twice is once. What cannot wait is hidden at once.

    The post is locked first: a report of a post that a mentor hides in this very moment would
    stay open for ever.
    """
    require(may_report(member, post))
    db.execute(select(Post.id).where(Post.id == post.id).with_for_update())
    db.refresh(post, ["state", "why_hidden"])
    if not may_report(member, post):
        return
    row = {
        "post_id": post.id,
        "reporter_id": member.id,
        "kind": kind,
        "note": note,
        "reported_at": clock.now(),
    }
    if insert_if_new(db, Report, row) and kind in HIDES_AT_ONCE:
        judging.hide_until_looked_at(db, post)


def hide(db: Session, by: Viewer, post: Post, why: str, seen: str = "") -> None:
    """The post is hidden for a reason that its author reads."""
    judging.hide(db, by, post, why, seen)
    _settle(db, by, post, HIDDEN)


def restore(db: Session, by: Viewer, post: Post, seen: str = "") -> None:
    """The post is shown again; or it stays, and the reports are answered.

    Raises `Refused` when there is nothing left to decide.
    """
    judging.restore(db, by, post, seen)
    settled = _settle(db, by, post, KEPT)
    if post.state is PostState.SHOWN and not settled:
        raise Refused(judging.JUST_DECIDED)


def admit(db: Session, by: Viewer, post: Post, seen: str = "") -> None:
    """A newcomer's post is let through."""
    judging.admit(db, by, post, seen)
    _settle(db, by, post, KEPT)


def forget_person(db: Session, member_id: int) -> None:
    """Of the reports she sent, reason and day stay; what others reported of hers is settled.

    For somebody who has her account erased, before her posts go.
    """
    sent = update(Report).where(Report.reporter_id == member_id)
    changed(db, sent.values(reporter_id=None, note=""))
    hers = select(Post.id).where(Post.author_id == member_id)
    about = update(Report).where(Report.post_id.in_(hers))
    changed(db, about.values(note=""))
    open_ones = about.where(Report.settled_at.is_(None))
    changed(db, open_ones.values(settled_at=clock.now(), outcome=HIDDEN))


def _settle(db: Session, by: Viewer, post: Post, outcome: str) -> int:
    """Answer the open reports of a post; how many there were."""
    reports = update(Report).where(Report.post_id == post.id, Report.settled_at.is_(None))
    answer = {"settled_at": clock.now(), "settled_by_id": by.id, "outcome": outcome}
    return changed(db, reports.values(**answer))
