"""A stored address for reminders, and a message that waits."""

from datetime import timedelta

from portal import clock
from portal.reminders import actions
from portal.reminders.models import Channel, Contact, Kind, Message, State
from tests import keyfile
from tests.make.numbers import NUMBERS

NUMBER = "+905321234567"
SMS = {  # like Twilio's: a form, basic authentication, JSON back
    "sms_headers": "Authorization: Basic {basic} | Idempotency-Key: {key}",
    "sms_body": "To={to}&From={sender}&Body={text}&key={key}",
    "sms_sender": "Hello",
    "sms_user": "account",
    "sms_password": "wonderful secret",
    "stop_secret": "s" * 32,
}


def contact(db, member, address=NUMBER, channel="sms", *, proven=True, **values):
    now = clock.now()
    index = keyfile.keys().index("reminder address", address.casefold())
    return db.add(
        Contact(
            **{
                "member_id": member.id,
                "channel": Channel(channel),
                "address": address,
                "address_index": index,
                "offer_wording": "messages",
                "session_wording": "appointment",
                "change_wording": "time",
                "language": "en",
                "offers": True,
                "sessions": True,
                "proven_at": now if proven else None,
                "made_at": now,
                **values,
            }
        )
    )


def remind(db, member, kind="offer", about=None, *, wait=timedelta(0), lasts=timedelta(days=2)):
    """As a feature does it; how many messages are new."""
    now, about = clock.now(), about or f"news {next(NUMBERS)}"
    times = {"not_before": now + wait, "expires_at": now + lasts}
    return db.do(actions.remind, member.id, Kind(kind), about, **times)


def message(db, contact, state="waiting", kind="offer", **values):
    now = clock.now()
    times = {"made_at": now, "next_try_at": now, "expires_at": now + timedelta(days=1)}
    key = f"key {next(NUMBERS)}"
    row = {"key": key, "contact_id": contact.id, "kind": Kind(kind), "state": State(state)}
    return db.add(Message(**{**row, **times, **values}))


def states(db):
    """Every message: what became of it, how often it was tried, why not."""
    return [(row.state, row.tries, row.fault) for row in db.every(Message)]
