"""Putting a reminder into the outbox, in the transaction of what it tells of."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal import clock
from portal.db import insert_if_new
from portal.reminders import rules
from portal.reminders.models import Contact, Kind, Message, State


def remind(
    db: Session,
    member_id: int,
    kind: Kind,
    about: str,
    *,
    not_before: datetime,
    expires_at: datetime,
) -> int:
    """A message to every address at which this person wants such news; how many are new.

    `about` names the news, such as "offer 12 2026-11-22T10:00": the same news is sent once.
    Nothing is written for people without a proven address, which is nearly everybody.
    """
    contacts = db.scalars(select(Contact).where(Contact.member_id == member_id))
    wanted = [contact for contact in contacts if rules.wants(contact, kind)]
    return sum(
        insert_if_new(
            db,
            Message,
            {
                "key": f"{contact.id} {kind} {about}",
                "contact_id": contact.id,
                "kind": kind,
                "state": State.WAITING,
                "tries": 0,
                "next_try_at": not_before,
                "expires_at": expires_at,
                "fault": "",
                "made_at": clock.now(),
            },
        )
        for contact in wanted
    )
