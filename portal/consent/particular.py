"""A yes to one thing, in words of its own, such as a referral: it counts for that, and no more.

Its receipts look like those of sharing with a partner. But they have a key of their own and no
version of a text that is in force, so that they are never taken for a yes in general, nor a yes in
general for one to this.
"""

from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal import clock, i18n
from portal.consent import rules
from portal.consent.models import OWN, Answer, Purpose, Receipt
from portal.consent.texts import PARTICULAR, Shown
from portal.refusal import require
from portal.seal.box import keys_of
from portal.viewer import Viewer


class Thing(NamedTuple):
    """What she is asked: which one it is, such as "referral 3", and who learns something."""

    name: str
    partner: str


def agree(db: Session, by: Viewer, member_id: int, thing: Thing, shown: Shown) -> Receipt:
    """She says yes to the words that she read."""
    require(rules.may_answer(by, member_id))
    return _write(db, member_id, thing, Answer.GIVEN, shown.text, shown.language)


def decline(db: Session, by: Viewer, member_id: int, thing: Thing) -> Receipt:
    """She says no, or takes her yes back: a no is never refused."""
    require(rules.may_answer(by, member_id))
    kind = Answer.WITHDRAWN if has_agreed(db, member_id, thing.name) else Answer.REFUSED
    return _write(db, member_id, thing, kind, "", i18n.current().code)


def has_agreed(db: Session, member_id: int, name: str) -> bool:
    """Whether her own latest answer about this one thing is a yes."""
    said = select(Receipt.answer).where(
        Receipt.member_id == member_id,
        Receipt.purpose == Purpose.SHARING,
        Receipt.partner_key == key_of(db, member_id, name),
        Receipt.answer.in_(OWN),
    )
    return db.scalar(said.order_by(Receipt.id.desc()).limit(1)) is Answer.GIVEN


def key_of(db: Session, member_id: int, name: str) -> str:
    """Blind, of this person and this thing: no partner's name has it."""
    return keys_of(db).index(f"consent thing {member_id}", name)


def _write(
    db: Session, member_id: int, thing: Thing, answer: Answer, shown: str, language: str
) -> Receipt:
    receipt = Receipt(
        member_id=member_id,
        purpose=Purpose.SHARING,
        answer=answer,
        partner=thing.partner,
        partner_key=key_of(db, member_id, thing.name),
        version=PARTICULAR,
        language=language,
        shown=shown,
        told_to_name="",
        at=clock.now(),
    )
    db.add(receipt)
    db.flush()
    return receipt
