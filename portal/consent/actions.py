"""Answering, naming a partner, and what staff may do: ask, and write down what was said to them.

Nothing is ever changed: every answer is a receipt of its own, and her own latest one counts.
"""

from sqlalchemy.orm import Session

from portal import clock, i18n
from portal.accounts.models import News
from portal.accounts.news import tell
from portal.accounts.queries import is_assigned
from portal.consent import rules, texts
from portal.consent.models import Answer, Purpose, Receipt
from portal.consent.queries import key_of, state_for, states_for
from portal.consent.states import State
from portal.consent.texts import Matter, Read, Shown
from portal.i18n import lazy as _
from portal.refusal import Refused, require
from portal.trail.actions import record
from portal.trail.deeds import Deed
from portal.viewer import Viewer

MOST_PARTNERS = 30  # of one person


def agree(db: Session, by: Viewer, member_id: int, matter: Matter, read: Read) -> None:
    """She says yes to the words she read. Raises `Refused` when they are other words now."""
    require(rules.may_answer(by, member_id))
    shown = texts.that_was(matter, read)
    if shown is None:
        raise Refused(_("This text was changed just now. Please read it again before you answer."))
    _write(db, member_id, matter, Answer.GIVEN, shown)


def decline(db: Session, by: Viewer, member_id: int, matter: Matter, read: Read) -> None:
    """She says no, takes her yes back, or denies what staff wrote down: a no is never refused."""
    require(rules.may_answer(by, member_id))
    answer = _kind_of_no(state_for(db, by, member_id, matter))
    _write(db, member_id, matter, answer, texts.that_was(matter, read))


def name_partner(db: Session, member: Viewer, member_id: int, partner: str) -> int:
    """She names a partner herself; nothing is agreed by that. A receipt's number, for its page."""
    require(rules.may_answer(member, member_id))
    matter = Matter(Purpose.SHARING, partner)
    known = state_for(db, member, member_id, matter)
    return known.number if known else _ask(db, member, member_id, matter)


def ask(db: Session, by: Viewer, member_id: int, partner: str) -> None:
    """Staff ask whether something may be shared with a partner. Asked once: whoever was asked
    again and again would say yes at last."""
    _require_carer(db, by, member_id)
    matter = Matter(Purpose.SHARING, partner)
    if state_for(db, by, member_id, matter):
        raise Refused(_("This partner is on the person’s page already. Only the person answers."))
    _ask(db, by, member_id, matter)
    record(db, member_id, by, Deed.CONSENT_ASKED)
    tell(db, member_id, News.QUESTION)


def write_down(db: Session, by: Viewer, member_id: int, matter: Matter) -> None:
    """Staff write down that she said yes to them. It counts for nothing until she says it herself,
    and what she took back stays taken back. Twice is once."""
    _require_carer(db, by, member_id)
    state = state_for(db, by, member_id, matter)
    if state and state.is_agreed:
        raise Refused(_("The person has agreed to this already."))
    if state and state.told:
        return
    if state is None:
        _require_room(db, by, member_id)
    _write(db, member_id, matter, Answer.TOLD, by=by)
    record(db, member_id, by, Deed.CONSENT_TOLD)
    tell(db, member_id, News.CONSENT)


def open_states(db: Session, by: Viewer, member_id: int) -> None:
    """Staff look at what she agreed to: she sees that they did."""
    record(db, member_id, by, Deed.CONSENT_OPENED)


def _require_carer(db: Session, by: Viewer, member_id: int) -> None:
    require(rules.may_write_down(by, looks_after=is_assigned(db, by, member_id)))


def _require_room(db: Session, viewer: Viewer, member_id: int) -> None:
    named = [s for s in states_for(db, viewer, member_id) if s.matter.purpose is Purpose.SHARING]
    if len(named) >= MOST_PARTNERS:
        raise Refused(_("There are very many partners here already."))


def _kind_of_no(state: State | None) -> Answer:
    if state and state.told:
        return Answer.DENIED
    if state and state.own and state.own.answer is Answer.GIVEN:
        return Answer.WITHDRAWN
    return Answer.REFUSED


def _ask(db: Session, by: Viewer, member_id: int, matter: Matter) -> int:
    _require_room(db, by, member_id)
    return _write(db, member_id, matter, Answer.ASKED, by=by).id


def _write(
    db: Session,
    member_id: int,
    matter: Matter,
    answer: Answer,
    shown: Shown | None = None,
    by: Viewer | None = None,
) -> Receipt:
    receipt = Receipt(
        member_id=member_id,
        purpose=matter.purpose,
        answer=answer,
        partner=matter.partner,
        partner_key=key_of(db, member_id, matter),
        version=texts.version_of(matter.purpose),
        language=shown.language if shown else i18n.current().code,
        shown=shown.text if shown else "",
        told_to_id=by.id if by else None,
        told_to_name=by.name if by else "",
        at=clock.now(),
    )
    db.add(receipt)
    db.flush()
    return receipt
