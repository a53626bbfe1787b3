"""Doing and undoing steps, having seen what is new, and staff opening a plan."""

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from portal import clock
from portal.plan import rules
from portal.plan.models import Doer, Happened, Plan, Step
from portal.plan.sight import values_of, writable_by
from portal.plan.versions import note_step
from portal.refusal import require
from portal.trail.actions import record
from portal.trail.deeds import Deed, Purpose
from portal.viewer import Viewer


def keep_progress(db: Session, member: Viewer, shown: set[int], ticked: set[int]) -> None:
    """Of the member's own steps that her page showed, the ticked ones are done, the others not.

    Steps that the page did not show stay as they are, and so does the day of those done before.
    """
    mine = (
        select(Step)
        .join(Step.goal)
        .where(
            Step.id.in_(shown),
            Step.doer == Doer.ME,
            Step.withdrawn_at.is_(None),
            writable_by(member),
        )
    )
    found = mine.order_by(Step.id).with_for_update(of=Step)
    for step in db.scalars(found, values_of(member)):
        if step.id in ticked:
            complete(db, member, step)
        else:
            reopen(db, member, step)


def complete(db: Session, by: Viewer, step: Step) -> None:
    """The step is done. Twice is once."""
    if finish(db, by, step):
        record(db, step.member_id, by, Deed.STEP_DONE)


def finish(db: Session, by: Viewer, step: Step) -> bool:
    """The same without a row in the trail; whether it was not done before."""
    require(rules.may_complete(by, step))
    if step.done_at is not None:
        return False
    step.done_at, step.done_by_id = clock.now(), by.id
    note_step(db, by, Happened.STEP_DONE, step)
    return True


def reopen(db: Session, by: Viewer, step: Step) -> None:
    """The step is not done after all. Twice is once."""
    require(rules.may_complete(by, step))
    if step.done_at is not None:
        step.done_at = step.done_by_id = None
        note_step(db, by, Happened.STEP_REOPENED, step)
        record(db, step.member_id, by, Deed.STEP_OPEN_AGAIN)


def have_seen(db: Session, member: Viewer, number: int) -> None:
    """She has seen what happened up to this version; older pages take nothing back."""
    mine = update(Plan).where(Plan.member_id == member.id, Plan.seen < number)
    db.execute(mine.where(Plan.number >= number).values(seen=number))


def open_plan(db: Session, by: Viewer, member_id: int, purpose: Purpose | None = None) -> None:
    """Staff look at a plan: the member sees that they did, and why, when they say it."""
    record(db, member_id, by, Deed.PLAN_OPENED, purpose=purpose)
