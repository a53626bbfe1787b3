"""Choosing, answering, showing and stopping check-ins; asking for help after one."""

import json
from collections.abc import Collection, Mapping

from sqlalchemy import delete
from sqlalchemy.orm import Session

from portal import clock
from portal.checkins import queries, rules
from portal.checkins.models import After, Checkin, Sees
from portal.checkins.queries import Start
from portal.checkins.questions import QUESTIONS, SAYS, Said
from portal.checkins.reminding import KIND, about
from portal.db import changed, forget_deleted, insert_if_new
from portal.duty.actions import raise_concern
from portal.duty.models import Concern, Kind
from portal.flags.indicators import Indicator
from portal.i18n import lazy as _
from portal.refusal import Refused, require
from portal.reminders.actions import withdraw
from portal.trail.actions import record
from portal.trail.deeds import Deed
from portal.viewer import Viewer


def choose(
    db: Session,
    member: Viewer,
    start: Start,
    chosen: Collection[After],
    sees: Sees,
    *,
    outside: bool = False,
) -> None:
    """From now on she is asked at these times and no others. What she answered stays as it is."""
    require(rules.may_have(member))
    there, now = queries.checkins_of(db, start.id), clock.now()
    for after, row in there.items():
        if row.answered_at is not None:
            continue
        if after in chosen:
            row.sees, row.outside = sees, outside
        else:
            db.delete(row)
    for after in chosen:
        if after in there or not rules.may_be_asked(after, start.started_at, now):
            continue
        row_of = {"member_id": member.id, "interest_id": start.id, "after": after, "sees": sees}
        due_at = start.started_at + rules.WAITS[after]
        told = {"due_at": due_at, "outside": outside, "answers_sealed": b""}
        insert_if_new(db, Checkin, row_of | told)


def answer(
    db: Session,
    member: Viewer,
    row: Checkin,
    said_to: Mapping[Indicator, Said],
    words: str,
    language: str,
) -> None:
    """What she says, as far as she says it. Raises `Refused` before its time and the second
    time."""
    require(rules.may_have(member))
    if row.answered_at is not None:
        raise Refused(_("You have answered these questions already."))
    if not rules.is_due(row, clock.now()):
        raise Refused(_("It is not time yet. The questions come on the day that you chose."))
    answers = {key.value: said.value for key, said in said_to.items()}
    kept = {"answers": answers, "said": words, "language": language}
    row.answers = json.dumps(kept, ensure_ascii=False)
    row.answered_at = clock.now()
    withdraw(db, [member.id], KIND, about(row.id))


def show_to(db: Session, member: Viewer, row: Checkin, sees: Sees) -> None:
    """Who reads it from now on; the next look at the desk goes by it."""
    require(rules.may_have(member))
    row.sees = sees


def remove(db: Session, member: Viewer, row: Checkin) -> None:
    """The questions and the answers go at once."""
    require(rules.may_have(member))
    db.delete(row)
    db.flush()
    forget_deleted(db)


def stop(db: Session, member: Viewer) -> None:
    """Nothing is asked any more. Twice is once; what she answered stays hers."""
    require(rules.may_have(member))
    hers = delete(Checkin).where(Checkin.member_id == member.id, Checkin.answered_at.is_(None))
    changed(db, hers)


def ask_help(
    db: Session, member: Viewer, row: Checkin, words: str, asked: Indicator | None
) -> Concern:
    """Tell those on duty of her house: her name, her words, and one question if she wants that."""
    require(rules.may_have(member))
    parts = [] if asked is None else [f"{QUESTIONS[asked]}\n{SAYS[Said.YES]}"]
    told = "\n\n".join([*parts, words] if words else parts)
    concern = raise_concern(db, member, house_id=member.house_id, kind=Kind.HELP, words=told)
    row.asked_help_at = clock.now()
    return concern


def open_checkins(db: Session, by: Viewer, member_id: int) -> None:
    """Those who look after her read what she shows them: she sees that they did."""
    record(db, member_id, by, Deed.CHECKINS_OPENED)
