"""Waiting lists in tests: a full session, what the worker does, who stands how."""

from contextvars import copy_context
from zoneinfo import ZoneInfo

from sqlalchemy import select

from portal import formats
from portal.training import actions, line
from portal.training.models import SessionNews, Training, Turn, Wait
from tests import make

ISTANBUL = ZoneInfo("Europe/Istanbul")
MORNING = "2026-11-23 06:00:00+00:00"  # Monday, nine o'clock in Istanbul


def at_home(work, *args, **values):
    """With the hours of the house, as pages and the worker have them."""

    def run():
        formats.use(ISTANBUL)
        return work(*args, **values)

    return copy_context().run(run)


def full(db, house, *people, days=5, **values):
    """A session in which these people have all the places."""
    training = make.training(db, seats=len(people), days=days, house_id=house.id, **values)
    for person in people:
        db.do(actions.book, training, make.viewer(person))
    return training


def people(db, house, *names):
    return [make.member(db, name, house_id=house.id) for name in names]


def work(db):
    """One round of the worker; how many sessions were looked at."""
    return at_home(db.do, line.settle_due)


def deed(db, action, training, member, *args, **values):
    """A deed without a browser: `deed(db, waiting.join, training, lale)`."""
    return at_home(db.do, action, training, make.viewer(member), *args, **values)


def standing(db, training):
    """(taken, kept, the line in its order as "id", "id offered" or "id passes")."""
    rows = db.all(
        select(Wait).where(Wait.training_id == training.id).order_by(Wait.joined_at, Wait.id)
    )
    row = db.get(Training, training.id)
    return row.taken, row.kept, [_said(wait) for wait in rows]


def told(db, member):
    """What she was told, oldest first."""
    own = select(SessionNews).where(SessionNews.member_id == member.id).order_by(SessionNews.id)
    return [str(row.news) for row in db.all(own)]


def story(db, training):
    """(what happened, to whom, places), oldest first."""
    rows = db.all(select(Turn).where(Turn.training_id == training.id).order_by(Turn.id))
    return [(row.happened, row.member_id, row.size) for row in rows]


def everything(db):
    """All that a deed on a line can change."""
    waits = [tuple(vars(row)[name] for name in WAIT) for row in db.every(Wait)]
    return waits, [(t.id, t.taken, t.kept) for t in db.every(Training)], len(db.every(Turn))


WAIT = ("id", "member_id", "friend_id", "joined_at", "passes", "offered_at", "held_until")


def _said(wait):
    if wait.held_until:
        return f"{wait.member_id} offered"
    return f"{wait.member_id} passes" if wait.passes else str(wait.member_id)
