"""Whatever people do about one session, in whatever order: its numbers add up, the line is fair."""

from contextlib import suppress
from datetime import timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

import pytest
import time_machine
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from sqlalchemy import bindparam, func, select
from sqlalchemy.exc import IntegrityError

from portal import clock, formats
from portal.refusal import Refused
from portal.training import actions, line, order, pairs, seats, waiting
from portal.training.models import Booking, PairCode, Training, Turn, Wait
from tests import make
from tests.thorough import tries
from tests.walks import walk

START = "2026-11-23 06:00:00+00:00"  # nine in the morning
SEATS, PEOPLE = 3, 6
WHO = st.integers(0, PEOPLE - 1)
ISTANBUL = ZoneInfo("Europe/Istanbul")
HERS = [Booking.member_id, Wait.member_id, Wait.friend_id, Turn.member_id, PairCode.member_id]
THIS = bindparam("number")
SEATED = select(Booking.seat, Booking.member_id, Booking.for_child).where(
    Booking.training_id == THIS, Booking.seat.is_not(None)
)
NUMBERS = select(Training.seats, Training.taken, Training.kept, Training.starts_at)
LINE = select(
    Wait.id,
    Wait.joined_at,
    Wait.member_id,
    Wait.friend_id,
    Wait.with_child,
    Wait.passes,
    Wait.offered_at,
    Wait.held_until,
).where(Wait.training_id == THIS)


class Entry(NamedTuple):
    """A row of the line."""

    id: int
    joined_at: object
    member: int
    friend: int | None
    with_child: bool
    passes: bool
    offered_at: object
    until: object

    @property
    def key(self):
        return (self.joined_at, self.id)

    @property
    def people(self):
        return [self.member, self.friend] if self.friend else [self.member]

    @property
    def places(self):
        return len(self.people) + self.with_child

    def was_asked_since(self, before):
        return self.until and (before is None or before.offered_at != self.offered_at)


class Undone(Exception):  # noqa: N818
    """Nothing of this example is kept."""


class Line(RuleBasedStateMachine):
    """One session of three places, full from the start, and six people, over some days."""

    db = people = number = None  # given by the test

    @initialize()
    def begin(self):
        self.travel = time_machine.travel(START, tick=False)
        self.time = self.travel.start()
        formats.use(ISTANBUL)
        self.transaction = self.db.database.transaction(writing=True)
        self.session = self.transaction.__enter__()
        self.gone, self.before = set(), {}

    def teardown(self):
        with suppress(Undone):
            self.transaction.__exit__(Undone, Undone(), None)
        self.travel.stop()

    def read(self, statement):
        return self.session.execute(statement, {"number": self.number}).all()

    def do(self, deed, who, *args, **values):
        """The deed as a request does it: refused, it leaves nothing."""
        member = self.people[who]
        if member.id in self.gone:
            return
        self.time.shift(60)
        training = self.session.get(Training, self.number, populate_existing=True)
        with suppress(Refused), self.session.begin_nested():
            deed(self.session, training, member, *args, **values)
            self.session.flush()

    @rule(who=WHO, child=st.booleans())
    def book(self, who, child):
        self.do(actions.book, who, child=child)

    @rule(who=WHO, only_child=st.booleans())
    def cancel(self, who, only_child):
        self.do(actions.cancel, who, only_child=only_child)

    @rule(who=WHO, child=st.booleans())
    def join(self, who, child):
        self.do(waiting.join, who, child=child)

    @rule(who=WHO, deed=st.sampled_from([waiting.accept, waiting.skip, waiting.leave]))
    def answer(self, who, deed):
        self.do(deed, who)

    @rule(deed=st.sampled_from([waiting.accept, waiting.accept, waiting.skip]))
    def somebody_asked_answers(self, deed):
        asked = [one for one in self.before.values() if one.until]
        if asked:
            numbers = [person.id for person in self.people]
            self.do(deed, numbers.index(min(asked, key=lambda one: one.key).people[-1]))

    @rule(who=WHO, friend=WHO)
    def pair(self, who, friend):
        if self.people[friend].id not in self.gone:
            self.do(come_together, who, self.people[friend])

    @rule(hours=st.sampled_from([1, 3, 9, 14, 25]), works=st.booleans())
    def time_passes(self, hours, works):
        self.time.shift(timedelta(hours=hours))
        if works:
            line.settle_due(self.session)

    @rule(who=WHO)
    def erase(self, who):
        number = self.people[who].id
        if number in self.gone:
            return
        self.do(lambda db, training, member: actions.forget_person(db, number), who)
        self.gone.add(number)
        for column in HERS:
            assert not self.session.scalar(select(func.count()).where(column == number))

    @invariant()
    def it_is_exact_and_fair(self):
        ((places, taken, kept, starts_at),) = self.read(NUMBERS.where(Training.id == THIS))
        rows, now = self.read(SEATED), clock.now()
        waits = {row.id: Entry._make(row) for row in self.read(LINE)}
        exact(rows, waits.values(), places, self.gone)
        held = sum(one.places for one in waits.values() if one.until)
        assert 0 <= kept <= taken <= places
        assert starts_at <= now or taken == len(rows) + held + kept
        fair(self.before, waits, now)
        is_late = starts_at - now < timedelta(hours=2.5)
        assert is_late or kept == wanted(waits.values(), places - len(rows) - held)
        self.before = waits


def exact(rows, waits, places, gone):
    """Seats are given once, nobody sits and waits, and nobody is there twice."""
    used, seated = [row.seat for row in rows], {row.member_id for row in rows}
    assert len(set(used)) == len(used)
    assert all(1 <= seat <= places for seat in used)
    for row in rows:
        assert [row.member_id, row.for_child] in [[r.member_id, r.for_child] for r in rows]
        assert not row.for_child or (row.member_id, False) in {r[1:] for r in rows}
    in_line = [person for one in waits for person in one.people]
    assert len(set(in_line)) == len(in_line)
    assert not seated & set(in_line)
    assert not gone & (seated | set(in_line))


def wanted(waits, free):
    """Places that somebody in the line could have, in its order."""
    left = free
    for one in sorted(waits, key=lambda one: one.key):
        if not (one.passes or one.until) and one.places <= left:
            left -= one.places
    return free - left


def fair(before, waits, now):
    """Nobody was asked who stands behind somebody who could have had those places; by day."""
    for one in waits.values():
        if one.was_asked_since(before.get(one.id)):
            assert 8 <= now.astimezone(ISTANBUL).hour < 20
            ahead = [x for x in waits.values() if x.key < one.key and not (x.passes or x.until)]
            assert all(x.places > one.places for x in ahead)


def come_together(db, training, member, friend):
    code = pairs.make_code(db, training, member)
    pairs.come_together(db, training, friend, pairs.code_of(db, code))


@pytest.fixture
def session(db):
    """A full session of three places, in three days, and people of its house: three have a place,
    three wait, one of them with a child."""
    house = make.house(db)
    people = [make.viewer(make.member(db, house_id=house.id)) for _ in range(PEOPLE)]
    with time_machine.travel(START, tick=False):
        training = make.training(db, seats=SEATS, days=2.25, house_id=house.id)
        for person in people[:SEATS]:
            db.do(actions.book, training, person)
        for minutes, person in enumerate(people[SEATS:]):
            with time_machine.travel(clock.now() - timedelta(minutes=9 - minutes), tick=False):
                db.do(waiting.join, training, person, child=minutes == 1)
    return {"number": training.id, "people": people}


def test_in_any_order_of_deeds_the_line_is_fair(db, session, database_url):
    """Fewer orders on PostgreSQL, where each costs more for the same rules."""
    walks = tries(500, 120) if database_url.startswith("sqlite") else tries(60, 10)
    walk(Line, walks, 9, db=db, **session)


@pytest.mark.parametrize("fault", ["last first", "one chair for two", "held is free"])
def test_a_planted_fault_is_found(db, session, monkeypatch, fault):
    """The control."""
    right = order.whose_turn
    if fault == "last first":
        monkeypatch.setattr(order, "whose_turn", lambda rows, free: right(mirrored(rows), free))
    elif fault == "one chair for two":
        monkeypatch.setattr(Wait, "size", 1)
    else:
        monkeypatch.setattr(seats, "used", lambda db, number: 0)

    with pytest.raises((AssertionError, IntegrityError, ExceptionGroup)):
        walk(Line, 200, 9, simplify=False, db=db, **session)


def mirrored(rows):
    rows = sorted(rows, key=lambda row: (row.joined_at, row.id))
    times = [row.joined_at for row in reversed(rows)]
    return [row._replace(joined_at=at) for row, at in zip(rows, times, strict=True)]
