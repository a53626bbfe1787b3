"""What is written about a person, and what she asks."""

from datetime import timedelta

from portal import clock
from portal.my_data.models import DataRequest
from portal.notes.models import Note
from tests.make.days import today


def note(db, member, by=None, text="Likes to be called in the evening", **values):
    by = by or member
    return db.add(
        Note(
            member_id=member.id,
            text=text,
            language="en",
            by_id=by.id,
            by_name=by.name,
            at=clock.now(),
            **values,
        )
    )


def data_request(db, member, rights=("b",), days=30, words="", **values):
    return db.add(
        DataRequest(
            member_id=member.id,
            rights=list(rights),
            words=words,
            filed_at=clock.now(),
            due_on=today() + timedelta(days=days),
            **values,
        )
    )
