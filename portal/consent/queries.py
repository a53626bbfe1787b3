"""Reading receipts: a member her own, staff how it stands with those they look after."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, bindparam, func, select
from sqlalchemy.orm import Session

from portal.accounts.care import CARED_FOR
from portal.consent.answers import Given
from portal.consent.models import OWN, Answer, Purpose, Receipt
from portal.consent.rules import is_yes
from portal.consent.states import Line, State, states_of
from portal.consent.texts import PARTICULAR, Matter, version_of
from portal.seal.box import box_for, keys_of
from portal.text import squeezed
from portal.viewer import Viewer

PARTNER = "consent_receipts.partner"
BEGINNING = 2**31 - 1


_VISIBLE: Mapping[bool, ColumnElement[bool]] = {  # by whether the viewer is staff
    False: Receipt.member_id == bindparam("viewer"),
    True: Receipt.member_id.in_(CARED_FOR),
}
_LATEST = (
    select(func.max(Receipt.id))
    .where(Receipt.member_id == bindparam("member"), Receipt.version != PARTICULAR)
    .group_by(Receipt.purpose, Receipt.partner_key, Receipt.answer)
)
_STATES = {
    is_staff: select(
        Receipt.id,
        Receipt.purpose,
        Receipt.answer,
        Receipt.partner_sealed,
        Receipt.partner_key,
        Receipt.version,
        Receipt.told_to_id,
        Receipt.told_to_name,
        Receipt.at,
    )
    .where(visible, Receipt.id.in_(_LATEST))
    .order_by(Receipt.id)
    for is_staff, visible in _VISIBLE.items()
}
_OWN_LATEST = (
    select(Receipt.answer, Receipt.version)
    .where(
        Receipt.member_id == bindparam("member"),
        Receipt.purpose == bindparam("purpose"),
        Receipt.partner_key == bindparam("partner"),
        Receipt.answer.in_(OWN),
    )
    .order_by(Receipt.id.desc())
    .limit(1)
)
_AGREED = select(func.count(Receipt.member_id.distinct())).where(
    Receipt.id.in_(
        select(func.max(Receipt.id))
        .where(Receipt.purpose == bindparam("purpose"), Receipt.answer.in_(OWN))
        .group_by(Receipt.member_id, Receipt.partner_key)
    ),
    Receipt.answer == Answer.GIVEN,
    Receipt.version == bindparam("version"),
)


def has_agreed(db: Session, member_id: int, purpose: Purpose, partner: str | None = None) -> bool:
    """Whether her own latest answer is a yes to the text in force. What staff wrote down that she
    said never counts, and neither does a yes to an older text.

    Sharing is asked for one partner, whose name may be spelt in any way that `fold` takes for the
    same. Raises `ValueError` for sharing without a partner.
    """
    key = key_of(db, member_id, Matter(purpose, partner or ""))
    row: Any = db.execute(
        _OWN_LATEST, {"member": member_id, "purpose": purpose, "partner": key}
    ).first()
    return row is not None and is_yes(purpose, *row)


def count_agreed(db: Session, purpose: Purpose) -> int:
    """How many people have agreed; for sharing: with one partner or more."""
    return db.scalar(_AGREED, {"purpose": purpose, "version": version_of(purpose)}) or 0


def states_for(db: Session, viewer: Viewer, member_id: int) -> list[State]:
    """How it stands with each matter; whoever may not see it finds nothing answered."""
    rows = db.execute(_STATES[viewer.is_staff], {"viewer": viewer.id, "member": member_id})
    lines = [Line._make(row) for row in rows]
    return states_of(line._replace(partner=_partner(db, member_id, line)) for line in lines)


def state_for(db: Session, viewer: Viewer, member_id: int, matter: Matter) -> State | None:
    """How it stands with one matter; None for a partner whom nobody has named."""
    key = key_of(db, member_id, matter)
    for state in states_for(db, viewer, member_id):
        if (state.matter.purpose, state.key) == (matter.purpose, key):
            return state
    return None


def partner_for(db: Session, member: Viewer, number: int) -> Matter | None:
    """The partner of one of her own receipts."""
    found = select(Receipt).where(
        Receipt.id == number,
        Receipt.member_id == member.id,
        Receipt.purpose == Purpose.SHARING,
        Receipt.version != PARTICULAR,
    )
    receipt = db.scalars(found).first()
    return Matter(Purpose.SHARING, receipt.partner) if receipt else None


def answers_for(
    db: Session, member: Viewer, before: int = BEGINNING, most: int = 21
) -> list[Given]:
    """Everything she answered and was asked, newest first. Nobody reads that of somebody else."""
    own = select(Receipt).where(Receipt.member_id == member.id, Receipt.id < before)
    return [
        Given(
            row.id,
            Matter(row.purpose, row.partner),
            row.answer,
            row.language,
            row.shown,
            row.told_to_name,
            row.told_to_id == member.id,
            row.at,
        )
        for row in db.scalars(own.order_by(Receipt.id.desc()).limit(most))
    ]


def key_of(db: Session, member_id: int, matter: Matter) -> str:
    """The blind index of a partner's name: one for each person, so that equal partners of two
    people do not look equal. Empty for other purposes."""
    name = squeezed(matter.partner)
    if (matter.purpose is Purpose.SHARING) != bool(name):
        raise ValueError("sharing is with one named partner, and nothing else is")
    return keys_of(db).index(f"consent partner {member_id}", name) if name else ""


def _partner(db: Session, member_id: int, line: Line) -> str:
    sealed: bytes = line.partner  # type: ignore[assignment]
    return box_for(db, member_id).open(PARTNER, line.id, sealed) if sealed else ""
