"""Asking her, her yes and no, and writing down what a service answered.

Without her own yes to these very words nothing goes out. Words of a referral never change: for
other words she is asked anew.
"""

import json

from sqlalchemy.orm import Session

from portal import clock
from portal.accounts.models import News
from portal.accounts.news import tell
from portal.accounts.queries import is_assigned
from portal.consent import particular
from portal.consent.particular import Thing
from portal.consent.texts import Read
from portal.i18n import lazy as _
from portal.packs.directory import Service
from portal.referrals import queries, rules, texts
from portal.referrals.labels import WHY_NOT, WHY_NOT_HERS
from portal.referrals.models import Referral, State, Turn
from portal.refusal import Refused, require
from portal.trail.actions import record
from portal.trail.deeds import Deed
from portal.types import in_language
from portal.viewer import Viewer

MOST_OPEN = 10  # of one person at a time


def open_referrals(db: Session, by: Viewer, member_id: int) -> None:
    """Staff look at referrals: she sees that they did."""
    record(db, member_id, by, Deed.REFERRALS_OPENED)


def ask(
    db: Session, by: Viewer, member_id: int, service: Service, *, told: str, language: str
) -> Referral:
    """Ask her whether a service may be told these words; nothing goes out by that. While one is
    open she is not asked again: whoever was asked again and again would say yes at last."""
    require(rules.may_refer(by, looks_after=is_assigned(db, by, member_id)))
    waiting = queries.open_ones(db, member_id)
    if any(other.service == service.key for other in waiting):
        raise Refused(_("There is a referral to this service already that is not over."))
    if len(waiting) >= MOST_OPEN:
        raise Refused(_("There are very many open referrals already. Please end some first."))
    now = clock.now()
    asked = Referral(
        member_id=member_id,
        service=service.key,
        called=json.dumps(service.name, ensure_ascii=False),
        told=told,
        language=language,
        state=State.ASKED,
        made_by_id=by.id,
        made_by_name=by.name,
        made_at=now,
        changed_at=now,
    )
    db.add(asked)
    db.flush()
    _turn(db, by, asked, State.ASKED)
    record(db, member_id, by, Deed.REFERRAL_ASKED)
    tell(db, member_id, News.REFERRAL_ASKED)
    return asked


def agree(db: Session, by: Viewer, referral: Referral, read: Read) -> None:
    """She says yes to the words she read; from now on the service may be told. Twice is once."""
    require(rules.may_answer(by, referral.member_id))
    if referral.state in {State.IN_PROGRESS, State.ACCEPTED}:
        return
    if not rules.she_may_move(referral.state, State.IN_PROGRESS):
        raise Refused(WHY_NOT_HERS[referral.state])
    shown = texts.that_was(referral, read)
    if shown is None:
        raise Refused(_("This text was changed just now. Please read it again before you answer."))
    thing = _thing(referral, shown.language)
    receipt = particular.agree(db, by, referral.member_id, thing, shown)
    referral.receipt_id = receipt.id
    _move(db, by, referral, State.IN_PROGRESS)


def revoke(db: Session, by: Viewer, referral: Referral) -> None:
    """She says no, or takes her yes back: nothing more may be told. Twice is once."""
    require(rules.may_answer(by, referral.member_id))
    if referral.state is State.REVOKED:
        return
    if not rules.she_may_move(referral.state, State.REVOKED):
        raise Refused(WHY_NOT_HERS[referral.state])
    particular.decline(db, by, referral.member_id, _thing(referral, by.language))
    _move(db, by, referral, State.REVOKED)


def write_down(
    db: Session, by: Viewer, referral: Referral, state: State, *, words: str, language: str
) -> None:
    """What the service answered. Raises `Refused` when she has not said yes, or not any more."""
    require(rules.may_refer(by, looks_after=is_assigned(db, by, referral.member_id)))
    if state not in rules.ANSWERS or not rules.house_may_move(referral.state, state):
        raise Refused(WHY_NOT[referral.state])
    if not particular.has_agreed(db, referral.member_id, _name(referral)):
        raise Refused(WHY_NOT[State.REVOKED])
    _move(db, by, referral, state, words, language)
    record(db, referral.member_id, by, Deed.REFERRAL_ANSWERED)
    tell(db, referral.member_id, News.REFERRAL)


def withdraw(db: Session, by: Viewer, referral: Referral) -> None:
    """The house takes its question back while she has not answered. Twice is once."""
    require(rules.may_refer(by, looks_after=is_assigned(db, by, referral.member_id)))
    if referral.state is State.REVOKED:
        return
    if not rules.house_may_move(referral.state, State.REVOKED):
        raise Refused(WHY_NOT[referral.state])
    _move(db, by, referral, State.REVOKED)
    record(db, referral.member_id, by, Deed.REFERRAL_WITHDRAWN)
    tell(db, referral.member_id, News.REFERRAL)


def _move(
    db: Session, by: Viewer, referral: Referral, state: State, words: str = "", language: str = ""
) -> None:
    referral.state, referral.changed_at = state, clock.now()
    _turn(db, by, referral, state, words, language)


def _turn(
    db: Session, by: Viewer, referral: Referral, state: State, words: str = "", language: str = ""
) -> None:
    db.add(
        Turn(
            referral_id=referral.id,
            member_id=referral.member_id,
            state=state,
            at=clock.now(),
            by_id=by.id,
            by_name=by.name,
            is_own=by.id == referral.member_id,
            words=words,
            language=language,
        )
    )


def _name(referral: Referral) -> str:
    return f"referral {referral.id}"


def _thing(referral: Referral, language: str) -> Thing:
    return Thing(_name(referral), in_language(referral.names, language))
