"""Hundreds of phones want five places, over HTTP, while the server is killed again and again.

Phones do what people do: they book, many change their mind, some have a second phone in the hand.
Whoever is told to come back later does; when the connection breaks the same form is sent again, or
she gives up and never learns what happened. Every history is checked (`histories`), the stored rows
as well, and at the end all places are read once more after a last kill.
"""

import asyncio
import random
import sys
import time
from collections import Counter
from contextlib import closing
from tempfile import TemporaryDirectory
from typing import NamedTuple

from portal.db import Database
from tests import make
from tests.bench import histories, phones, races, servers
from tests.bench.histories import BOOK, CANCEL, DONE, FULL, UNKNOWN
from tests.rows import Rows

KINDS = ("overbooked", "lost", "double", "unexplained", "odd")
PATHS = {BOOK: "/training/{}/booking", CANCEL: "/training/{}/cancellation"}
BOOKS_AGAIN, GIVES_UP = 0.3, 0.15  # who gave her place back; whose connection broke
SAYS = 10  # rounds after which it says on the side how far it is
BETWEEN = 0  # deeds: this kill comes when the round is over, as a quarter of them


class Scale(NamedTuple):
    """How much of it."""

    rounds: int = 100
    tries: int = 500  # phones, all at once
    kills: int = 60  # in all rounds together
    seats: int = 5
    changes: float = 0.8  # how many of those who have a place give it back
    pairs: float = 0.2  # how many of the phones are one of two in the same hand
    seed: int = 1


class Outcome:
    """What happened, counted; what was wrong, by its kind and in words."""

    def __init__(self):
        self.counts, self.faults, self.wrong = Counter(), Counter(), []

    def add(self, where, found):
        for kind, words in found:
            self.faults[kind] += 1
            self.wrong.append(f"{where}: {kind}: {words}")
            print(f"  {self.wrong[-1]}", file=sys.stderr, flush=True)

    def __str__(self):
        said = ", ".join(f"{name} {count:,}" for name, count in sorted(self.counts.items()))
        return f"{said}: " + ", ".join(f"{kind} {self.faults[kind]}" for kind in KINDS)


def run(database_url, scale=None, *, processes=1, twin=""):
    """Lines to print. The database is migrated; rows are added to it."""
    scale = scale or Scale()
    begun = time.perf_counter()
    outcome = measure(database_url, scale, processes=processes, twin=twin)
    seconds = time.perf_counter() - begun
    rounds = f"{scale.rounds} rounds of {scale.tries} tries for {scale.seats} seats"
    first = f"kills: {rounds}, {processes} process(es): {outcome}; {seconds:.0f} s"
    return [first, *outcome.wrong[:20]]


def measure(database_url, scale, *, processes=1, twin=""):
    """All rounds, against servers of their own."""
    outcome = Outcome()
    with closing(Database(database_url)) as database, TemporaryDirectory() as folder:
        with servers.running(database_url, folder, processes=processes, twin=twin) as running:
            phones.run(_all_rounds(Rows(database), scale, running, outcome))
        for server in running:
            outcome.add("server", [("odd", line) for line in server.failures()])
    return outcome


async def _all_rounds(rows, scale, running, outcome):
    dice = random.Random(scale.seed)  # noqa: S311 - a load that can be made again
    killer = servers.Killer(running, dice, outcome.counts)
    with_two = int(scale.tries * scale.pairs / 2)
    people = phones.signed_in(rows, scale.tries, scale.tries - with_two)
    course, seen = make.course(rows), {}
    strikes = _strikes(scale, dice)
    for number in range(scale.rounds):
        here = f"round {number}"
        session = make.training(rows, course.id, seats=scale.seats, days=3 + number)
        training_id = session.id  # on a day of its own: nobody has something else then
        this = _Round(training_id, scale.changes, killer, strikes[number])
        await this.all_at_once(people)
        if BETWEEN in strikes[number]:
            await killer.strike("between rounds")
        seen[training_id] = races.places(rows, training_id)
        outcome.counts += this.counts
        outcome.add(here, this.odd)
        outcome.add(here, histories.faults(this.deeds, scale.seats, seen[training_id]))
        outcome.add(here, _wrong_rows(rows, training_id))
        if number % SAYS == SAYS - 1:
            engine = rows.database.url.get_backend_name()
            print(f"  {engine}, {number + 1} rounds: {outcome}", file=sys.stderr, flush=True)
    await killer.strike("between rounds")
    for number, (training_id, had) in enumerate(seen.items()):
        if races.places(rows, training_id) != had:
            outcome.add(f"round {number}", [("lost", "other places after the last kill")])


def _strikes(scale, dice):
    """For each round after how many deeds a kill comes."""
    found = [set() for _ in range(scale.rounds)]
    for _ in range(scale.kills):
        after = dice.randrange(1, scale.tries) if dice.random() < 0.75 else BETWEEN
        dice.choice(found).add(after)
    return found


class _Round:
    """Everybody wants a place in one session."""

    def __init__(self, training_id, changes, killer, strikes):
        self.training_id, self.changes = training_id, changes
        self.killer, self.strikes, self.striking = killer, strikes, []
        self.line = phones.Line(killer.running, killer.dice)
        self.deeds, self.odd, self.counts = [], [], self.line.met

    async def all_at_once(self, people):
        await asyncio.gather(*(self.one(phone) for phone in people))
        await asyncio.gather(*self.striking)

    async def one(self, phone):
        """What one phone does, until it wants nothing any more."""
        dice, wants = self.killer.dice, BOOK
        while wants:
            path = PATHS[wants].format(self.training_id)
            answer = await self.line.press(phone, path, gives_up=GIVES_UP)
            told = self.note(phone, wants, answer)
            if told != DONE or dice.random() > (self.changes if wants == BOOK else BOOKS_AGAIN):
                break
            wants = CANCEL if wants == BOOK else BOOK
            await asyncio.sleep(dice.uniform(0, 0.05))

    def note(self, phone, wants, answer):
        """Keep the deed; after so many of them the next kill comes."""
        told = self._told(wants, answer)
        self.counts["deeds"] += 1
        self.counts[{DONE: "acknowledged", FULL: "refused"}.get(told, told)] += 1
        ended = answer.ended if told != UNKNOWN else histories.NEVER
        self.deeds.append(histories.Deed(phone.member_id, wants, answer.begun, ended, told))
        if len(self.deeds) in self.strikes:
            self.striking.append(asyncio.ensure_future(self.killer.strike("in rounds")))
        return told

    def _told(self, wants, answer):
        if (answer.status, answer.location) == (303, f"/training/{self.training_id}"):
            return DONE
        if answer.status == 409 and wants == BOOK:
            return FULL
        if answer.status:
            self.odd.append(("odd", f"{wants}: {answer.status} {answer.location}"))
        return UNKNOWN


def _wrong_rows(rows, training_id):
    url = rows.database.url.render_as_string(hide_password=False)
    return [("unexplained", f"rows: {words}") for words in races.faults(url, training_id)]
