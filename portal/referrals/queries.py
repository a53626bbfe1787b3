"""Reading referrals: a member her own, staff those of the people they look after."""

from sqlalchemy import ColumnElement, bindparam, select
from sqlalchemy.orm import Session

from portal.accounts.care import CARED_FOR, in_sight, values_for
from portal.accounts.models import ENDED, Member
from portal.db import held
from portal.referrals.models import OPEN, Referral
from portal.viewer import Viewer

VISIBLE: dict[bool, ColumnElement[bool]] = {  # by whether the viewer is staff
    False: Referral.member_id == bindparam("viewer"),
    True: in_sight(Referral.member_id),
}
MOST = 100  # shown of one person


def referrals_for(db: Session, viewer: Viewer, member_id: int) -> list[Referral]:
    """Those of one person, newest first; empty when they are hidden."""
    found = select(Referral).where(VISIBLE[viewer.is_staff], Referral.member_id == member_id)
    newest = found.order_by(Referral.id.desc()).limit(MOST)
    return list(db.scalars(newest, values_for(viewer)))


def referral_for(db: Session, viewer: Viewer, referral_id: int) -> Referral | None:
    """One of them, to look at."""
    found = select(Referral).where(VISIBLE[viewer.is_staff], Referral.id == referral_id)
    return db.scalars(found, values_for(viewer)).first()


def referral_to_change(db: Session, viewer: Viewer, referral_id: int) -> Referral | None:
    """One of them for a deed: hers, or of somebody whom this staff person looks after. Whoever
    else wants to change it waits until the deed is done.

    The person comes first, as when she is erased: otherwise two would wait for each other.
    """
    if viewer.is_staff and _holder(db, viewer, referral_id) is None:
        return None
    found = select(Referral).where(Referral.id == referral_id)
    if not viewer.is_staff:
        found = found.where(Referral.member_id == viewer.id)
    return db.scalars(found.with_for_update()).first()


def open_ones(db: Session, member_id: int) -> list[Referral]:
    """What is not over. Called in a deed, one such deed at a time looks at one person."""
    alone = select(Member.id).where(Member.id == member_id)
    db.execute(alone.with_for_update(key_share=True))
    found = select(Referral).where(Referral.member_id == member_id, Referral.state.in_(OPEN))
    return list(db.scalars(found.order_by(Referral.id)))


def _holder(db: Session, staff: Viewer, referral_id: int) -> Member | None:
    found = (
        select(Member)
        .join(Referral, Referral.member_id == Member.id)
        .where(Referral.id == referral_id, Member.state != ENDED, Member.id.in_(CARED_FOR))
    )
    return db.scalars(held(db, found, Member), {"viewer": staff.id}).first()
