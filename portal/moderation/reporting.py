"""Reporting a post, and what becomes of reports when the words are gone."""

from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Integer, and_, bindparam, case, exists, or_, select, update
from sqlalchemy.orm import Session

from portal import clock
from portal.db import changed, insert_if_new
from portal.forum import judging
from portal.forum.models import Post
from portal.forum.rules import GONE as WORDS_GONE
from portal.forum.rules import may_report
from portal.i18n import lazy as _
from portal.moderation.models import Appeal, Claim, Decision, Report
from portal.moderation.rules import GONE, HIDDEN, HIDES_AT_ONCE, KEPT, PASSED, REVISE, SHOWN
from portal.refusal import require
from portal.types import UTCMoment
from portal.viewer import Viewer

MOST = 20
WAITS, LOOKED_AT = "", "looked_at"
WHAT_CAME: dict[str, Any] = {
    WAITS: _("It waits for a mentor."),
    LOOKED_AT: _("Somebody is looking at it now."),
    PASSED: _("It was passed to the staff on duty, and a mentor still looks at it."),
    HIDDEN: _("It was hidden."),
    SHOWN: _("Another mentor looked at it. It is shown again."),
    KEPT: _("A mentor looked at it, and it can stay. It was right to ask."),
    REVISE: _("Its author was asked for other words."),
    GONE: _("Its author took it away."),
}


class Told(NamedTuple):
    """A report of the viewer's own, and what came of it: a key of WHAT_CAME."""

    id: int
    kind: str
    note: str
    reported_at: datetime
    came: str


def report(db: Session, member: Viewer, post: Post, kind: str, note: str = "") -> None:
    """One report per person and post: twice is once. What cannot wait is hidden at once.

    The post is locked first: a report of a post that a mentor hides in this very moment would
    stay open for ever. What is gone by then needs none.
    """
    require(may_report(member, post))
    still_there = select(Post.id).where(Post.id == post.id).with_for_update(key_share=True)
    if db.scalar(still_there) is None:
        return
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


_IS_GONE = or_(Report.post_id.is_(None), Post.why_hidden == WORDS_GONE)
_IS_CLAIMED = exists().where(
    Claim.post_id == Report.post_id, Claim.until > bindparam("now", type_=UTCMoment)
)
_IS_PASSED = exists().where(
    Decision.post_id == Report.post_id,
    Decision.action == PASSED,
    Decision.at >= Report.reported_at,
)
_CAME = case(
    (and_(Report.outcome == HIDDEN, Post.appeal == SHOWN), SHOWN),
    (Report.outcome != "", Report.outcome),
    (_IS_GONE, GONE),
    (_IS_PASSED, PASSED),
    (_IS_CLAIMED, LOOKED_AT),
    else_=WAITS,
)
_OWN = (
    select(Report.id, Report.kind, Report.note, Report.reported_at, _CAME)
    .outerjoin(Post, Post.id == Report.post_id)
    .where(
        Report.reporter_id == bindparam("viewer", type_=Integer),
        or_(bindparam("before", type_=Integer) == 0, Report.id < bindparam("before")),
    )
    .order_by(Report.id.desc())
    .limit(MOST + 1)
)


def own_reports(db: Session, viewer: Viewer, before: int = 0) -> list[Told]:
    """A page of what she reported and one more, newest first."""
    asked = {"viewer": viewer.id, "before": before, "now": clock.now()}
    return [Told._make(row) for row in db.execute(_OWN, asked)]


def has_reported(db: Session, viewer: Viewer, post_id: int) -> str:
    """The kind of her report of this post; empty when there is none."""
    own = select(Report.kind).where(Report.post_id == post_id, Report.reporter_id == viewer.id)
    return db.scalar(own) or ""


def settle_gone(db: Session) -> None:
    """Words that are gone need no decision: their reports are answered, and what their author said
    for them goes as well. Twice is once."""
    now = clock.now()
    reports = update(Report).where(
        Report.settled_at.is_(None),
        or_(
            Report.post_id.is_(None),
            exists().where(Post.id == Report.post_id, Post.why_hidden == WORDS_GONE),
        ),
    )
    changed(db, reports.values(settled_at=now, outcome=GONE))
    asked = update(Appeal).where(
        or_(Appeal.said != "", Appeal.decided_at.is_(None)),
        exists().where(Post.id == Appeal.post_id, Post.why_hidden == WORDS_GONE),
    )
    changed(db, asked.values(said="", decided_at=now))
