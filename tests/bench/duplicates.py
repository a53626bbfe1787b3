"""Every form is sent two to five times: at once, late, and after the server was killed.

The last copies come when the deed was taken back meanwhile, so that an effect which they may not
have shows.
"""

import asyncio
import random
import time
from collections import Counter
from contextlib import closing
from itertools import count
from tempfile import TemporaryDirectory

from portal.db import Database
from tests import keyfile, make
from tests.bench import phones, races, servers
from tests.bench.forms import FORMS, forget
from tests.rows import Rows

ALL = 10_000  # duplicates
HANDS = 100  # people who send at the same time
COPIES = (2, 5)
STRIKES = 0.3  # how often the server is killed while the first copies are sent


class Outcome:
    """What came of it: `double` effects and answers that are `not the same`, in words."""

    def __init__(self):
        self.counts, self.double, self.other = Counter(), [], []

    def __str__(self):
        said = ", ".join(f"{name} {count:,}" for name, count in sorted(self.counts.items()))
        return f"{said}: double effects {len(self.double)}, other answers {len(self.other)}"


def run(database_url, most=ALL, *, processes=1, twin=""):
    """Lines to print. The database is migrated; rows are added to it."""
    begun = time.perf_counter()
    outcome = measure(database_url, most, processes=processes, twin=twin)
    seconds = time.perf_counter() - begun
    first = f"duplicates: {len(FORMS)} kinds of form, {processes} process(es): {outcome}"
    return [f"{first}; {seconds:.0f} s", *outcome.double[:10], *outcome.other[:10]]


def measure(database_url, most, *, forms=FORMS, processes=1, twin="", seed=1):
    """Duplicates of every kind in turn until there are so many."""
    outcome = Outcome()
    forget()
    dice = random.Random(seed)  # noqa: S311 - a load that can be made again
    hands = min(HANDS, max(most // 20, 4))
    database = Database(database_url, keyfile.keys())
    with closing(database), TemporaryDirectory() as folder:
        with servers.running(database_url, folder, processes=processes, twin=twin) as running:
            batches = _Batches(Rows(database), running, hands, dice, outcome)
            phones.run(batches.until(most, forms))
        outcome.other += [line for server in running for line in server.failures()]
    return outcome


class _Batches:
    """Many people send one kind of form for a session of their own, again and again."""

    def __init__(self, rows, running, hands, dice, outcome):
        self.rows, self.dice, self.outcome = rows, dice, outcome
        self.phones = phones.signed_in(rows, hands)
        self.killer = servers.Killer(running, dice, outcome.counts)
        self.line = phones.Line(running, dice)
        self.line.met = outcome.counts
        self.course = make.course(rows)

    async def until(self, most, forms):
        days = count(3)  # nobody has to be in two places at once
        while self.outcome.counts["duplicates"] < most:
            for form in forms:
                session = make.training(self.rows, self.course.id, seats=HANDS, days=next(days))
                training_id = session.id
                form.before(self.rows, training_id, [each.member_id for each in self.phones])
                await self.one(form, training_id)

    async def one(self, form, training_id):
        """At once, late, and after a kill; taken back before that, when it can be."""
        letters = [_Letter(phone, form, training_id, self.dice) for phone in self.phones]
        await asyncio.gather(
            self.send([(each, each.at_once) for each in letters]), self.strike_perhaps()
        )
        self.compare(form, training_id, form.leaves, "at once")
        await self.send([(each, each.late) for each in letters])
        self.compare(form, training_id, form.leaves, "late")
        leaves = await self.take_back(form, training_id)
        await self.killer.strike("before the last")
        await self.send([(each, each.last) for each in letters])
        self.compare(form, training_id, leaves, "at the end")
        self.same(letters)

    async def strike_perhaps(self):
        if self.dice.random() < STRIKES:
            await self.killer.strike("while they are sent")

    async def take_back(self, form, training_id):
        """How often the effect is there from now on."""
        for back in (other for other in FORMS if other.name == form.back):
            letters = [_Letter(phone, back, training_id, self.dice) for phone in self.phones]
            await self.send([(each, 1) for each in letters])
            self.same(letters)
            return back.leaves
        return form.leaves

    async def send(self, letters):
        """So many copies of each, all of them at the same time."""
        copies = [letter for letter, number in letters for _ in range(number)]
        self.dice.shuffle(copies)
        await asyncio.gather(*(self.copy(letter) for letter in copies))

    async def copy(self, letter):
        counts = self.outcome.counts
        answer = await self.line.press(
            letter.phone, letter.path, token=letter.token, fields=letter.fields
        )
        counts["sent"] += 1
        counts["duplicates"] += letter.answers.total() > 0
        letter.answers[answer.status, answer.location] += 1

    def compare(self, form, training_id, leaves, when):
        """Everybody's effect is there as often as it should be, and the seats are whole."""
        there = Counter(form.reads(self.rows, training_id))
        for phone in self.phones:
            if there[phone.member_id] != leaves:
                said = f"{phone.member_id} has {there[phone.member_id]}, not {leaves}"
                self.outcome.double.append(f"{form.name}, {when}: {said}")
        url = self.rows.database.url.render_as_string(hide_password=False)
        for fault in races.faults(url, training_id):
            self.outcome.double.append(f"{form.name}, {when}: {fault}")

    def same(self, letters):
        """All copies have the one right answer."""
        for each in letters:
            if each.answers.keys() != {(each.form.status, each.right)}:
                self.outcome.other.append(f"{each.form.name}: {dict(each.answers)}")


class _Letter:
    """One form of one person, and how many copies of it come when."""

    def __init__(self, phone, form, training_id, dice):
        self.phone, self.form, self.token = phone, form, phone.token()
        self.path = form.path.format(training_id)
        self.fields = form.fields(training_id, phone.member_id)
        self.right = form.leads.format(training_id) if form.status == 303 else ""
        copies = dice.randint(*COPIES)
        self.at_once = dice.randint(1, copies)
        self.late = dice.randint(0, copies - self.at_once)
        self.last = copies - self.at_once - self.late
        self.answers = Counter()
