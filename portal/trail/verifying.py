"""Going along the chain with its first key: finds every edit, gap, insertion, swap and cut."""

from collections.abc import Container, Iterable, Iterator, Sequence
from datetime import UTC, datetime

from sqlalchemy import bindparam, exists, select, text
from sqlalchemy.orm import Session

from portal.trail.chain import End, Link, end_of, mac_of, next_key
from portal.trail.heads import Head
from portal.trail.models import TrailEntry

AT_A_TIME = 1000
BEFORE_ALL = -(2**31)  # an entry with a number below 1 is nobody's, and must be seen all the same
_COLUMNS = [getattr(TrailEntry, name) for name in Link._fields]
_NEXT = (
    select(TrailEntry.id)
    .where(TrailEntry.id > bindparam("last"), TrailEntry.id <= bindparam("through"))
    .order_by(TrailEntry.id)
    .limit(AT_A_TIME)
)
_BETWEEN = (
    select(*_COLUMNS)
    .where(TrailEntry.id.between(bindparam("low"), bindparam("high")))
    .order_by(TrailEntry.id)
)
_UNREADABLE = Link(0, None, 0, None, 0, "", "", "", b"", datetime(1970, 1, 1, tzinfo=UTC), "")


def verify(db: Session, root: bytes, heads: Sequence[Head]) -> list[str]:
    """What is wrong with the trail, in plain sentences; empty when nothing is.

    `root` is the first key (32 bytes), `heads` what was written outside the database; read them
    before the transaction, and `hold_still` first when others may write meanwhile.
    """
    end = end_of(db)
    if end is None:
        rows = db.scalar(select(exists().where(TrailEntry.id > BEFORE_ALL)))
        return ["the state of the trail is missing"] if rows or heads else []
    return faults(root, end, links(db), heads, people_here(db))


def faults(
    root: bytes, end: End, entries: Iterable[Link], heads: Sequence[Head], people: Container[int]
) -> list[str]:
    """The same for entries from anywhere, in order of their numbers; `people` are those who were
    not erased."""
    walk = Walk(root, end, heads, people)
    for entry in entries:
        walk.step(entry)
    walk.arrive()
    walk.compare(heads)
    return walk.wrong


def lag(end: End | None, heads: Sequence[Head]) -> list[str]:
    """Whether heads are missing at the end: each commit writes one, so the last must be there."""
    length, last = end.length if end else 0, max((head.number for head in heads), default=0)
    if last >= length:
        return []
    return [
        f"the heads end at entry {last} and the trail at entry {length}: "
        "their file was cut or lost, or could not be written"
    ]


def hold_still(db: Session) -> None:
    """As the first thing of a transaction: what others commit from now on is not seen in it."""
    if db.get_bind().dialect.name == "postgresql":
        db.execute(text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ"))


def links(db: Session, through: int = 2**31 - 1) -> Iterator[Link]:
    """The stored entries up to a number, a thousand at a time."""
    last = BEFORE_ALL
    while ids := db.scalars(_NEXT, {"last": last, "through": through}).all():
        last = ids[-1]
        try:
            yield from _between(db, ids[0], last)
        except (TypeError, ValueError):  # SQLite keeps what is no moment and no text as well
            for number in ids:
                yield _one(db, number)


def people_here(db: Session) -> set[int]:
    """The numbers of everybody who was not erased."""
    return set(db.scalars(text("SELECT id FROM members")))


class Walk:
    """One walk along the chain; `number` and `mac` are those of the link it stands on."""

    def __init__(
        self, root: bytes, end: End, heads: Sequence[Head], people: Container[int]
    ) -> None:
        self.end, self.people = end, people
        self.known = {head.number: head.mac for head in heads}
        self.wrong: list[str] = []
        self.macs = {end.first: end.first_mac}
        self.number, self.mac, self.key = end.first, end.first_mac, root
        for _ in range(end.first):
            self.key = next_key(self.key)

    def step(self, entry: Link) -> None:
        """Go on to this entry and look at it."""
        while self.number + 1 < entry.id and self.number < self.end.length:
            self._miss()
        if not self.end.first < entry.id <= self.end.length:
            self.wrong.append(f"entry {entry.id} does not belong to the chain")
            return
        if not self._is_forged_here(entry):
            self.wrong.append(f"entry {entry.id} was changed, or the one before it")
        if not (
            self._is_named(entry.member_id, entry.subject)
            and self._is_named(entry.by_id, entry.by_number)
        ):
            self.wrong.append(f"entry {entry.id} was taken from the people it names")
        self._go_on(entry.mac)

    def arrive(self) -> None:
        """The walk must end where the sealed state says, with the same link and key."""
        while self.number < self.end.length:
            self._miss()
        if (self.mac, self.key) != (self.end.mac, self.end.key):
            self.wrong.append("the chain does not end as its state says")

    def compare(self, heads: Sequence[Head]) -> None:
        """Every head that was written must be a link of this chain."""
        for head in heads:
            if head.number > self.end.length:
                self.wrong.append(f"the end was cut: a head knows entry {head.number}")
            elif head.number >= self.end.first and self.macs.get(head.number) != head.mac:
                self.wrong.append(f"entry {head.number} is not the one its head tells of")

    def _is_forged_here(self, entry: Link) -> bool:
        try:
            return mac_of(self.key, entry, self.mac) == entry.mac
        except (TypeError, ValueError, AttributeError):  # a column holds what none should
            return False

    def _is_named(self, reference: int | None, number: int) -> bool:
        """A reference says what its number says; it is empty only when the person was erased."""
        return reference == number or (reference is None and number not in self.people)

    def _miss(self) -> None:
        self.wrong.append(f"entry {self.number + 1} is missing")
        self._go_on(self.known.get(self.number + 1, ""))

    def _go_on(self, mac: str) -> None:
        self.number += 1
        self.mac, self.key = mac, next_key(self.key)
        self.macs[self.number] = mac


def _between(db: Session, low: int, high: int) -> list[Link]:
    return [Link._make(row) for row in db.execute(_BETWEEN, {"low": low, "high": high})]


def _one(db: Session, number: int) -> Link:
    try:
        return _between(db, number, number)[0]
    except (TypeError, ValueError):
        return _UNREADABLE._replace(id=number)
