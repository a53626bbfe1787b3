"""Going along the chain with its first key: finds every edit, gap, insertion, swap and cut."""

from collections.abc import Iterator, Sequence

from sqlalchemy import exists, select, text
from sqlalchemy.orm import Session

from portal.trail.chain import End, end_of, mac_of, next_key
from portal.trail.heads import Head
from portal.trail.models import TrailEntry

AT_A_TIME = 1000


def verify(db: Session, root: bytes, heads: Sequence[Head]) -> list[str]:
    """What is wrong with the trail, in plain sentences; empty when nothing is.

    `root` is the first key (32 bytes), `heads` what was written outside the database.
    """
    end = end_of(db)
    if end is None:
        rows = db.scalar(select(exists().where(TrailEntry.id > 0)))
        return ["the state of the trail is missing"] if rows or heads else []
    walk = _Walk(root, end)
    for entry in _entries(db):
        walk.step(entry)
    walk.arrive()
    walk.compare(heads)
    return walk.wrong + _misled(db)


class _Walk:
    """One walk along the chain."""

    def __init__(self, root: bytes, end: End) -> None:
        self.end = end
        self.wrong: list[str] = []
        self.macs = {end.first: end.first_mac}
        self.number, self.mac, self.key = end.first, end.first_mac, root
        for _ in range(end.first):
            self.key = next_key(self.key)

    def step(self, entry: TrailEntry) -> None:
        while self.number + 1 < entry.id and self.number < self.end.length:
            self._go_on("")
            self.wrong.append(f"entry {self.number} is missing")
        if entry.id <= self.end.first or entry.id > self.end.length:
            self.wrong.append(f"entry {entry.id} does not belong to the chain")
            return
        right = mac_of(self.key, entry, self.mac)
        if right != entry.mac:
            self.wrong.append(f"entry {entry.id} was changed")
        if entry.member_id not in {None, entry.subject} or entry.by_id not in {
            None,
            entry.by_number,
        }:
            self.wrong.append(f"entry {entry.id} was given to somebody else")
        self._go_on(entry.mac)

    def arrive(self) -> None:
        """The walk must end where the sealed state says, with the same link and key."""
        for number in range(self.number + 1, self.end.length + 1):
            self.wrong.append(f"entry {number} is missing")
        if self.number == self.end.length and (self.mac, self.key) != (self.end.mac, self.end.key):
            self.wrong.append("the chain does not end as its state says")

    def compare(self, heads: Sequence[Head]) -> None:
        """Every head that was written must be a link of this chain."""
        for head in heads:
            if head.number > self.end.length:
                self.wrong.append(f"the end was cut: a head knows entry {head.number}")
            elif head.number >= self.end.first and self.macs.get(head.number) != head.mac:
                self.wrong.append(f"entry {head.number} is not the one its head tells of")

    def _go_on(self, mac: str) -> None:
        self.number += 1
        self.mac, self.key = mac, next_key(self.key)
        self.macs[self.number] = mac


def _entries(db: Session) -> Iterator[TrailEntry]:
    last = 0
    while True:
        found = select(TrailEntry).where(TrailEntry.id > last).order_by(TrailEntry.id)
        rows = list(db.scalars(found.limit(AT_A_TIME)))
        if not rows:
            return
        yield from rows
        last = rows[-1].id
        db.expunge_all()


def _misled(db: Session) -> list[str]:
    """Entries taken out of the sight of people who are still here."""
    rows = db.execute(
        text(
            "SELECT trail_entries.id FROM trail_entries JOIN members ON members.id = subject "
            "WHERE member_id IS NULL"
        )
    )
    return [f"entry {row[0]} is hidden from the person it is about" for row in rows]
