"""What mentors decide about a post, which answers its reports and appeals and is written down.

Everything here needs a shift, and that no colleague looks at the post: a decision without a claim
takes the post in the same act. Rows are locked in one order: post, thread, reports.
"""

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from portal import clock
from portal.db import changed
from portal.duty.actions import raise_concern
from portal.duty.models import Kind
from portal.forum import judging
from portal.forum.models import Post, PostState
from portal.forum.rules import GOING, may_judge
from portal.moderation import appeals, claims, shifts, staff
from portal.moderation.models import Decision, Report
from portal.moderation.rules import (
    ADMITTED,
    HIDDEN,
    KEPT,
    LOCKED,
    PASSED,
    RESTORED,
    REVISE,
    SHOWN,
    SLOWED,
    SLOWED_FOR,
    STAYS,
    UNLOCKED,
    UNSLOWED,
)
from portal.refusal import require
from portal.viewer import Viewer


def hide(db: Session, by: Viewer, post: Post, why: str, seen: str = "") -> None:
    """The post is hidden for a reason that its author reads."""
    _begin(db, by, post)
    _settle(db, by, post, HIDDEN)
    judging.hide(db, by, post, why, seen)
    _end(db, by, post, HIDDEN, why)


def restore(db: Session, by: Viewer, post: Post, seen: str = "") -> None:
    """The post is shown again; or it stays, and the reports are answered. An appeal is answered by
    somebody else than who hid it.

    Raises `Refused` when there is nothing left to decide.
    """
    _begin(db, by, post)
    appeal = appeals.open_one(db, by, post)
    if appeal is None and post.appeal == STAYS:  # somebody thought about it once more
        appeal = appeals.of_post(db, post.id)
    was_reported = bool(_settle(db, by, post, KEPT)) or post.why_hidden == GOING
    if post.state is PostState.SHOWN and not was_reported:
        raise judging.too_late(db, by, post, seen)
    judging.restore(db, by, post, seen)
    if appeal is not None:
        appeals.close(db, appeal, SHOWN)
        _end(db, by, post, SHOWN)
        return
    _end(db, by, post, KEPT if was_reported else RESTORED)


def stay_hidden(db: Session, by: Viewer, post: Post, seen: str = "") -> None:
    """An appeal is answered: the post stays hidden."""
    _begin(db, by, post)
    appeal = appeals.open_one(db, by, post)
    if appeal is None:
        raise judging.too_late(db, by, post, seen)
    judging.stay_hidden(db, by, post, seen)
    appeals.close(db, appeal, STAYS)
    _end(db, by, post, STAYS)


def admit(db: Session, by: Viewer, post: Post, seen: str = "") -> None:
    """A newcomer's post is let through."""
    _begin(db, by, post)
    _settle(db, by, post, KEPT)
    judging.admit(db, by, post, seen)
    _end(db, by, post, ADMITTED)


def ask_to_revise(db: Session, by: Viewer, post: Post, why: str, seen: str = "") -> None:
    """Its author reads, in her language, what to change; then it waits for a mentor again."""
    _begin(db, by, post)
    _settle(db, by, post, REVISE)
    judging.ask_to_revise(db, by, post, why, seen)
    _end(db, by, post, REVISE, why)


def lock(db: Session, by: Viewer, post: Post, why: str) -> None:
    """Nobody but mentors writes in the thread of this post any more. Twice is once."""
    _begin(db, by, post)
    if judging.lock(db, by, post.thread_id):
        _write_down(db, by, post.id, LOCKED, why)


def unlock(db: Session, by: Viewer, post: Post) -> None:
    _begin(db, by, post)
    if judging.unlock(db, by, post.thread_id):
        _write_down(db, by, post.id, UNLOCKED)


def slow(db: Session, by: Viewer, post: Post, why: str) -> None:
    """Until tomorrow one post an hour of each in the thread of this post. Twice is once."""
    _begin(db, by, post)
    if judging.slow(db, by, post.thread_id, clock.now() + SLOWED_FOR):
        _write_down(db, by, post.id, SLOWED, why)


def unslow(db: Session, by: Viewer, post: Post) -> None:
    _begin(db, by, post)
    if judging.unslow(db, by, post.thread_id):
        _write_down(db, by, post.id, UNSLOWED)


def pass_on(db: Session, by: Viewer, post: Post, said: str) -> None:
    """Told to the staff on duty, with a clock; the decision about the post is still to come."""
    _begin(db, by, post)
    claims.take(db, by, post)
    before = staff.passed_on(db, post.id)
    house_id = staff.house_of(by, post)
    told = raise_concern(
        db, by, house_id=house_id, kind=Kind.ESCALATION, words=said, post_id=post.id
    )
    if told.id not in {receipt.id for receipt in before}:
        _write_down(db, by, post.id, PASSED)


def forget_person(db: Session, member: Viewer) -> None:
    """Of the reports she sent, reason and day stay; what others reported of hers is settled.

    For somebody who has her account erased, before her posts go.
    """
    sent = update(Report).where(Report.reporter_id == member.id)
    changed(db, sent.values(reporter_id=None, note=""))
    hers = appeals.posts_of(member)
    about = update(Report).where(Report.post_id.in_(hers))
    changed(db, about.values(note=""))
    open_ones = about.where(Report.settled_at.is_(None))
    changed(db, open_ones.values(settled_at=clock.now(), outcome=HIDDEN))
    appeals.forget(db, hers)


def _begin(db: Session, by: Viewer, post: Post) -> None:
    require(may_judge(by, post))
    shifts.needed(db, by)
    claims.free(db, by, post.id)


def _end(db: Session, by: Viewer, post: Post, action: str, rule: str = "") -> None:
    claims.release(db, post.id)
    _write_down(db, by, post.id, action, rule)


def _write_down(db: Session, by: Viewer, post_id: int, action: str, rule: str = "") -> None:
    still_there = db.scalar(select(Post.id).where(Post.id == post_id))
    done = Decision(post_id=still_there, by_id=by.id, action=action, rule=rule, at=clock.now())
    db.add(done)
    db.flush()


def _settle(db: Session, by: Viewer, post: Post, outcome: str) -> int:
    """Answer the open reports of a post; how many there were. Before it is judged: with the last
    words of a thread the post itself goes."""
    reports = update(Report).where(Report.post_id == post.id, Report.settled_at.is_(None))
    answer = {"settled_at": clock.now(), "settled_by_id": by.id, "outcome": outcome}
    return changed(db, reports.values(**answer))
