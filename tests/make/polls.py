"""Decisions of a house, and voices in them."""

from datetime import timedelta

from portal import clock
from portal.polls import actions, queries
from portal.polls.models import Poll
from tests.make.numbers import NUMBERS
from tests.make.people import viewer


def poll(db, by, title="What do we cook on Friday?", days=3, everywhere=False, **values):
    """Of the house of whoever asks; closed when `days` is negative."""
    values = {"options": ["Lentils", "Rice", "I don’t mind"], "language": "en"} | values
    return db.add(
        Poll(
            house_id=None if everywhere else by.house_id,
            by_id=by.id,
            title=title,
            made_at=clock.now() - timedelta(days=9),
            closes_at=clock.now() + timedelta(days=days),
            **values,
        )
    )


def ballot(db, poll, member, choice):
    """A voice, new or changed."""

    def cast(session):
        stands = queries.ballot_of(session, viewer(member), poll.id).number
        row = session.get(Poll, poll.id)
        form = f"form {next(NUMBERS)}"
        actions.vote(session, viewer(member), row, choice, form, str(stands or ""))

    db.do(cast)
