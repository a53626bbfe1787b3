"""Who is on duty, what was told to them, letters to the mentors."""

from datetime import timedelta

from portal import clock
from portal.duty import actions
from portal.duty.models import Concern, Shift
from portal.letters import actions as letters
from portal.letters.models import Letter, Message
from tests.make.people import viewer


def shift(db, staff, hours=8, since=0):
    """On duty from `since` hours from now on."""
    begins = clock.now() + timedelta(hours=since)
    return db.add(Shift(member_id=staff.id, since=begins, until=begins + timedelta(hours=hours)))


def concern(db, member, words="She does not open her door.", kind="worried", **about):
    about.setdefault("house_id", member.house_id)
    told = db.do(actions.raise_concern, viewer(member), kind=kind, words=words, **about)
    return db.get(Concern, told.id)


def letter(db, member, said="How do I tell my sister?", *, other_houses=False):
    made = db.do(letters.open_letter, viewer(member), said, other_houses=other_houses)
    return db.get(Letter, made.id)


def answer(db, mentor, letter, said="Slowly. You owe nobody your story."):
    """A mentor's answer; its message."""

    def work(session):
        letters.answer(session, viewer(mentor), session.get(Letter, letter.id), said, 0)

    db.do(lambda session: work(session) or letter)
    return db.every(Message)[-1]
