"""What the parts of the demo world share: the database, the dice, the times, the people."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from random import Random
from typing import Any, NamedTuple, TypeVar, cast

import click
from sqlalchemy import Table, bindparam, insert, update
from sqlalchemy.orm import Session

from portal.db import Base
from portal.demo.cast import PARTS, Part
from portal.demo.times import Times
from portal.seal.box import box_to_fill
from portal.seal.column import SealedText, place_of

SEED = 20261121
BATCH = 2000  # rows sent at a time

T = TypeVar("T")


class Person(NamedTuple):
    """A stored person of the cast. At a larger scale there are several of each part."""

    id: int
    name: str
    house_id: int
    part: Part


@dataclass
class World:
    """One demo world while it is being made."""

    db: Session
    times: Times
    scale: int
    chance: Random = field(default_factory=lambda: Random(SEED))  # noqa: S311 - no secrets here
    people: dict[tuple[int, str], Person] = field(default_factory=dict)

    @property
    def copies(self) -> range:
        """The copies of the cast; each of them keeps to itself."""
        return range(1, self.scale + 1)

    def person(self, copy: int, name: str) -> Person:
        return self.people[copy, name]

    def staff_of(self, copy: int, house: str) -> list[Person]:
        """Caseworkers and the coordinator of a house."""
        names = [p.name for p in PARTS if p.is_staff and p.house == house and p.name != "Admin"]
        return [self.people[copy, name] for name in names]

    def members(self, copy: int) -> list[Person]:
        return [self.people[copy, part.name] for part in PARTS if part.is_member]

    def store(self, table: type[Base], rows: Iterable[dict[str, Any]]) -> list[int]:
        """Insert many rows; their numbers, given by the database, in the order of the rows."""
        plain = _table(table)
        statement = insert(plain).returning(plain.c.id, sort_by_parameter_order=True)
        numbers: list[int] = []
        for batch in _batches(rows):
            numbers += self.db.scalars(statement, batch)
        return numbers

    def store_sealed(self, table: type[Base], rows: Sequence[dict[str, Any]]) -> list[int]:
        """Insert rows with sealed texts, given under their readable names."""
        parts = {name: part for name, part in vars(table).items() if isinstance(part, SealedText)}
        plain = [{k: v for k, v in row.items() if k not in parts} for row in rows]
        empty = dict.fromkeys((part.column for part in parts.values()), b"")
        numbers = self.store(table, [row | empty for row in plain])
        changes = [
            {"_number": number} | self._sealed(table, parts, number, row)
            for number, row in zip(numbers, rows, strict=True)
        ]
        core = _table(table)
        sealed: dict[str, Any] = {p.column: bindparam(f"_{p.column}") for p in parts.values()}
        mine = update(core).where(core.c.id == bindparam("_number"))
        self.db.execute(mine.values(sealed), changes)
        return numbers

    def _sealed(
        self, table: type[Base], parts: dict[str, SealedText], number: int, row: dict[str, Any]
    ) -> dict[str, bytes]:
        box = box_to_fill(self.db, row["member_id"])
        return {
            f"_{part.column}": box.seal(place_of(table, name), number, row[name])
            if row[name]
            else b""
            for name, part in parts.items()
        }

    def put(self, table: type[Base], rows: Iterable[dict[str, Any]]) -> None:
        """Insert many rows whose numbers nobody needs."""
        statement = insert(_table(table))
        for batch in _batches(rows):
            self.db.execute(statement, batch)


def watched(things: Iterable[T], label: str, length: int) -> Iterator[T]:
    """The same things, with a progress bar while they are taken."""
    with click.progressbar(things, length, f"{label:<20}", update_min_steps=length // 100) as bar:
        yield from bar


def _table(model: type[Base]) -> Table:
    return cast("Table", model.__table__)


def _batches(rows: Iterable[dict[str, Any]]) -> Iterator[Sequence[dict[str, Any]]]:
    left = iter(rows)
    while batch := list(islice(left, BATCH)):
        yield batch
