"""A stored referral, in any state, with what that state needs."""

import json

from portal import clock, packs
from portal.consent import particular
from portal.referrals import texts
from portal.referrals.models import Referral, State, Turn
from tests import make


def refer(db, member, by=None, state="asked", service="iskur", told="She sews", language="en"):
    """With her own yes, where there cannot be one without it, and its newest turn."""
    by, now = by or member, clock.now()
    row = Referral(
        member_id=member.id,
        service=service,
        called=json.dumps(packs.load("tr").service(service).name),
        told=told,
        language=language,
        state=State(state),
        made_by_id=by.id,
        made_by_name=by.name,
        made_at=now,
        changed_at=now,
    )

    def store(session):
        session.add(row)
        if row.state not in {State.ASKED, State.REVOKED}:
            row.state = State.ASKED
            session.flush()
            _say_yes(session, member, row)
            row.state = State(state)
        turn = {"member_id": member.id, "by_name": by.name, "words": "", "language": "en"}
        row.turns.append(Turn(**turn, state=row.state, at=now, by_id=by.id, is_own=by is member))
        return row

    return db.do(store)


def _say_yes(session, member, row):
    thing = particular.Thing(f"referral {row.id}", "İŞKUR")
    words = texts.shown(row)
    row.receipt_id = particular.agree(session, make.viewer(member), member.id, thing, words).id
