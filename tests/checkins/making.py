"""Something that has begun, and a check-in of it."""

import json
from datetime import timedelta

from portal import clock
from portal.checkins.models import Checkin
from portal.consent.models import Answer, Purpose, Receipt
from portal.interest.models import Interest, State, Turn
from tests.make.numbers import NUMBERS

DAY = timedelta(days=1)


def started(db, member, days_ago=0, title="Tailor", state="started"):
    """Her interest in an offer, begun so many days ago."""
    at, number = clock.now() - days_ago * DAY, next(NUMBERS)
    offer = {"id": number, "kind": "job", "title": title, "language": "en"}
    receipt = Receipt(
        member_id=member.id,
        purpose=Purpose.SHARING,
        partner_key=f"{number}",
        answer=Answer.GIVEN,
        version=1,
        language="en",
        at=at,
    )
    db.add(receipt)
    row = Interest(
        member_id=member.id,
        listing_key=f"key {number}",
        listing=json.dumps(offer),
        told=json.dumps({"letter": "I sew.", "leaves": []}),
        language="en",
        state=State(state),
        receipt_id=receipt.id,
        made_at=at,
        changed_at=at,
    )
    row.turns.append(
        Turn(
            member_id=member.id,
            state=State.STARTED,
            at=at,
            by_name="elif",
            is_own=False,
            is_relayed=False,
            language="en",
        )
    )
    return db.add(row)


def checkin(db, member, days=0, said=None, **values):
    """One whose day was so many days ago; with `said` it is answered."""
    begun = values.pop("interest", None) or started(db, member, days + 7)
    now = clock.now()
    said = said or {}
    text = json.dumps({"answers": {k: v for k, v in said.items() if k != "words"},
                       "said": said.get("words", ""), "language": "en"})  # fmt: skip
    if said:
        values = {"answered_at": now, "answers": text, **values}
    row = {"after": "week", "due_at": now - days * DAY, "sees": "nobody", **values}
    return db.add(Checkin(member_id=member.id, interest_id=begun.id, **row))
