"""What two staff people do together: one asks, another one agrees, the first one does it.

Asking and agreeing leave a row in the trail of the person concerned. Using what was agreed leaves
the row of the deed itself: whoever calls `use` records that one.
"""

from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import ColumnElement, ScalarSelect, Select, and_, func, or_, select, update
from sqlalchemy.orm import Session, aliased

from portal import clock
from portal.accounts import rules
from portal.accounts.models import ACTIVE, Countersign, Deal, Member
from portal.db import changed
from portal.refusal import require
from portal.trail.actions import record
from portal.trail.deeds import Deed
from portal.viewer import STAFF, Role, Viewer

VALID_FOR = timedelta(hours=24)
ASKED = {
    Deal.ROLE: Deed.ROLE_ASKED,
    Deal.REISSUE: Deed.REISSUE_ASKED,
}
SIGNED = {
    Deal.ROLE: Deed.ROLE_SIGNED,
    Deal.REISSUE: Deed.REISSUE_SIGNED,
    Deal.UNMASK: Deed.UNMASK_SIGNED,  # in the trail of her who asked
}


class Request(NamedTuple):
    """What somebody asked a colleague to agree to."""

    id: int
    deal: Deal
    detail: str
    member_id: int
    member_name: str
    asked_by_id: int
    asked_by_name: str
    asked_at: datetime
    until: datetime
    signed_by_name: str | None  # None as long as it waits


_Asker = aliased(Member)
_Signer = aliased(Member)


class Why(NamedTuple):
    """What is meant and why, in words, where a colleague has to know before agreeing."""

    subject: str
    reason: str


def ask(
    db: Session,
    by: Viewer,
    deal: Deal,
    member: Member,
    detail: str = "",
    why: Why | None = None,
) -> Countersign:
    """Ask a colleague to agree, within 24 hours. `member` is whom it is about: oneself, when it
    is about the records of many. While one such request is open, twice is once."""
    require(rules.may_ask(by, deal, member))
    now = clock.now()
    open_one = db.scalars(
        select(Countersign).where(*_same(by, deal, member.id, detail), _is_open(now))
    ).first()
    if open_one is not None:
        return open_one
    made = Countersign(
        deal=deal,
        member_id=member.id,
        detail=detail,
        asked_by_id=by.id,
        asked_at=now,
        until=now + VALID_FOR,
    )
    if why is not None:
        made.subject, made.reason = why
    db.add(made)
    db.flush()
    _record(db, member.id, by, ASKED.get(deal))
    return made


def sign(db: Session, by: Viewer, countersign_id: int) -> bool:
    """Agree to what a colleague asked. False when it is too late, or another one was faster;
    twice is once. Raises `Forbidden`."""
    found = db.get_one(Countersign, countersign_id)
    asker = db.get_one(Member, found.asked_by_id)
    require(rules.may_sign(by, asker, found.member_id))
    now = clock.now()
    waiting = update(Countersign).where(Countersign.id == countersign_id, _is_open(now))
    waiting = waiting.where(Countersign.signed_by_id.is_(None))
    if not changed(db, waiting.values(signed_by_id=by.id, signed_at=now)):
        db.refresh(found)
        return found.signed_by_id == by.id
    _record(db, found.member_id, by, SIGNED.get(found.deal))
    return True


def use(db: Session, by: Viewer, deal: Deal, member_id: int, detail: str = "") -> bool:
    """Whether a colleague agreed to exactly this, which she asked for within 24 hours; from now
    on it is used up. The caller records the deed itself."""
    now = clock.now()
    agreed = and_(
        *_same(by, deal, member_id, detail),
        _is_open(now),
        Countersign.signed_by_id.is_not(None),
        Countersign.signed_by_id.not_in([by.id, member_id]),
    )
    oldest = select(func.min(Countersign.id)).where(agreed).scalar_subquery()
    one = update(Countersign).where(Countersign.id == oldest, Countersign.used_at.is_(None))
    return bool(changed(db, one.values(used_at=now)))


def waiting_for(db: Session, viewer: Viewer) -> list[Request]:
    """What colleagues wait for: she could agree to it. Newest first."""
    unsigned = Countersign.signed_by_id.is_(None)
    rows = db.execute(_listed().where(_may_be_signed_by(viewer), unsigned).limit(100))
    return [Request._make(row) for row in rows]


def how_many(viewer: Viewer) -> ScalarSelect[int]:
    """How many of them, to be asked together with other numbers."""
    waiting = select(func.count()).select_from(Countersign)
    waiting = waiting.join(_Asker, _Asker.id == Countersign.asked_by_id)
    waiting = waiting.where(_may_be_signed_by(viewer), Countersign.signed_by_id.is_(None))
    return waiting.where(_is_open(clock.now())).scalar_subquery()


def asked_by(db: Session, viewer: Viewer) -> list[Request]:
    """What she asked for and has not done yet. Newest first."""
    rows = db.execute(_listed().where(Countersign.asked_by_id == viewer.id).limit(100))
    return [Request._make(row) for row in rows]


def request_for(db: Session, viewer: Viewer, countersign_id: int) -> Request | None:
    """An open request: her own, or one to which she could agree."""
    hers = or_(Countersign.asked_by_id == viewer.id, _may_be_signed_by(viewer))
    row = db.execute(_listed().where(Countersign.id == countersign_id, hers)).first()
    return Request._make(row) if row else None


def why_of(db: Session, asked: Request) -> Why:
    """What was said to a request that the reader may see."""
    found = db.get_one(Countersign, asked.id)
    return Why(found.subject, found.reason)


def own_request(db: Session, by: Viewer, deal: Deal, detail: str) -> Countersign | None:
    """The newest open request of her own for exactly this."""
    mine = select(Countersign).where(*_same(by, deal, by.id, detail), _is_open(clock.now()))
    return db.scalars(mine.order_by(Countersign.id.desc())).first()


def used_within(
    db: Session, by: Viewer, deal: Deal, detail: str, time: timedelta
) -> Countersign | None:
    """What she used so short a time ago, the newest."""
    mine = select(Countersign).where(*_same(by, deal, by.id, detail))
    recent = mine.where(Countersign.used_at > clock.now() - time)
    return db.scalars(recent.order_by(Countersign.id.desc())).first()


def _same(by: Viewer, deal: Deal, member_id: int, detail: str) -> list[ColumnElement[bool]]:
    return [
        Countersign.asked_by_id == by.id,
        Countersign.deal == deal,
        Countersign.member_id == member_id,
        Countersign.detail == detail,
    ]


def _is_open(now: datetime) -> ColumnElement[bool]:
    return and_(Countersign.used_at.is_(None), Countersign.until > now)


def _may_be_signed_by(viewer: Viewer) -> ColumnElement[bool]:
    """The rule `may_sign`, as a condition on the request and its asker."""
    in_house = and_(_Asker.role != Role.ADMINISTRATOR, _Asker.house_id == viewer.house_id)
    leads = viewer.role in {Role.ADMINISTRATOR, Role.COORDINATOR}
    in_reach = or_(in_house, _Asker.role == Role.ADMINISTRATOR) if leads else in_house
    return and_(
        in_reach,
        _Asker.role.in_(STAFF),
        _Asker.state == ACTIVE,
        Countersign.asked_by_id != viewer.id,
        Countersign.member_id != viewer.id,
    )


def _listed() -> Select[*tuple[object, ...]]:
    columns = (
        Countersign.id,
        Countersign.deal,
        Countersign.detail,
        Countersign.member_id,
        Member.name,
        Countersign.asked_by_id,
        _Asker.name,
        Countersign.asked_at,
        Countersign.until,
        _Signer.name,
    )
    return (
        select(*columns)
        .join(Member, Member.id == Countersign.member_id)
        .join(_Asker, _Asker.id == Countersign.asked_by_id)
        .outerjoin(_Signer, _Signer.id == Countersign.signed_by_id)
        .where(_is_open(clock.now()))
        .order_by(Countersign.id.desc())
    )


def _record(db: Session, member_id: int, by: Viewer, deed: Deed | None) -> None:
    if deed is not None:  # a restore is about nobody in particular
        record(db, member_id, by, deed)
