"""The worker's part of files of offers: looking at every row, then all good ones at once, or none.

Looking and reading happen outside of writing transactions, which are short. Any number of workers
may do it at the same time, and any of them may be killed: what it had not finished is as it was,
and the next one does it.
"""

import json
from collections.abc import Callable, Iterable, Sequence
from time import monotonic
from typing import NamedTuple

from sqlalchemy import case, select, update
from sqlalchemy.orm import Session

from portal import clock
from portal.accounts.models import Member
from portal.db import Database, changed
from portal.listings.models import Listing
from portal.listings.rules import VETS
from portal.vetting.entering_many import Ready, enter_many, prepared, words_of
from portal.vetting.looking import (
    HERE_ALREADY,
    TWICE,
    Looked,
    Looker,
    place_mark,
    problem,
)
from portal.vetting.models import Import, ImportRow, ImportState, Source

CHUNK = 200  # rows that are looked at between two short transactions
LONGEST = 5.0  # seconds of looking in one go: other work of the worker waits meanwhile
AT_ONCE = 400  # marks in one statement


class Line(NamedTuple):
    """A row to look at."""

    id: int
    line: int
    given: dict[str, str]


class Chunk(NamedTuple):
    """Rows of one file; `after` were looked at before."""

    import_id: int
    kind: str
    after: int
    lines: list[Line]


class Entry(NamedTuple):
    """A row on its way in; what takes time was done before the transaction."""

    row_id: int
    ready: Ready | None
    problems: list[list[str]]
    mark: str


def look_due(database: Database, country: str) -> None:
    """Look at rows that nobody has looked at, the oldest file first."""
    until = monotonic() + LONGEST

    def look(number: int) -> None:
        while monotonic() < until:
            with database.transaction(writing=False) as db:
                chunk = _next(db, number)
            if chunk is None:
                return
            looker = Looker(chunk.kind, country)
            looked = [looker.look(one.given) for one in chunk.lines]
            with database.transaction(writing=True) as db:
                _keep(db, chunk, looked)

    _each_that_is(ImportState.WAITING, database, look)


def put_in_due(database: Database, country: str) -> None:
    """Every file that somebody wants in."""

    def put_in(number: int) -> None:
        with database.transaction(writing=False) as db:
            found = db.get_one(Import, number)
            kind, lines = found.kind, _lines(db, number, is_good=True)
        looker, entries = Looker(kind, country), []
        for one in lines:
            looked = looker.look(one.given)  # again: days pass
            ready = prepared(kind, looked.offer) if looked.offer else None
            entries.append(Entry(one.id, ready, looked.problems, looked.mark))
        with database.transaction(writing=True) as db:
            _put_in(db, number, entries)

    _each_that_is(ImportState.WANTED, database, put_in)


def _each_that_is(state: ImportState, database: Database, work: Callable[[int], None]) -> None:
    """One file after the other. One that fails does not keep the others waiting."""
    with database.transaction(writing=False) as db:
        numbers = list(
            db.scalars(select(Import.id).where(Import.state == state).order_by(Import.id))
        )
    faults = []
    for number in numbers:
        try:
            work(number)
        except Exception as fault:
            faults.append(fault)
    if faults:
        raise faults[0]  # for the log


def _next(db: Session, number: int) -> Chunk | None:
    found = db.get(Import, number)
    if found is None or found.state != ImportState.WAITING:
        return None
    lines = _lines(db, number, is_good=None, most=CHUNK)
    return Chunk(number, found.kind, found.looked_at, lines)


def _lines(db: Session, import_id: int, *, is_good: bool | None, most: int = 0) -> list[Line]:
    rows = select(ImportRow.id, ImportRow.line, ImportRow.given).order_by(ImportRow.line)
    rows = rows.where(ImportRow.import_id == import_id, ImportRow.is_good.is_(is_good))
    found = db.execute(rows.limit(most) if most else rows)
    return [Line(row[0], row[1], json.loads(row[2])) for row in found]


def _keep(db: Session, chunk: Chunk, looked: Sequence[Looked]) -> None:
    """Write down what is wrong with each row; nothing when somebody else did it meanwhile."""
    this = update(Import).where(Import.id == chunk.import_id, Import.looked_at == chunk.after)
    if not changed(db, this.where(Import.state == ImportState.WAITING).values(
        looked_at=Import.looked_at + len(chunk.lines)
    )):  # fmt: skip
        return
    earlier = _earlier(db, chunk.import_id, [one.mark for one in looked])
    here = _here(db, [words_of(one.offer) for one in looked if one.offer])
    rows = []
    for line, one in zip(chunk.lines, looked, strict=True):
        problems = one.problems or _doubled(one.mark, here, earlier)
        if not problems:
            earlier[one.mark] = line.line
        rows.append({"id": line.id, "problems": problems, "is_good": not problems})
        rows[-1]["mark"] = "" if problems else one.mark
    if rows:
        db.execute(update(ImportRow), rows)
    good = sum(bool(row["is_good"]) for row in rows)
    is_last = Import.looked_at >= Import.rows
    state = case((is_last, ImportState.READY), else_=ImportState.WAITING)
    this = update(Import).where(Import.id == chunk.import_id)
    changed(db, this.values(good=Import.good + good, state=state))


def _doubled(mark: str, here: set[str], earlier: dict[str, int]) -> list[list[str]]:
    if mark in here:
        return [problem(HERE_ALREADY)]
    return [problem(TWICE, line=earlier[mark])] if mark in earlier else []


def _put_in(db: Session, number: int, entries: Sequence[Entry]) -> None:
    """All of it in this one transaction. Those who come at the same time wait here, one by one."""
    wanted = select(Import).where(Import.state == ImportState.WANTED).order_by(Import.id)
    held = {one.id: one for one in db.scalars(wanted.with_for_update())}
    if number not in held:
        return
    found, now = held[number], clock.now()
    by = db.get(Member, found.by_id) if found.by_id else None
    if by is None or by.role not in VETS:  # nobody answers for it any more
        found.state, found.done_at = ImportState.DROPPED, now
        return
    bad, fit = _apart(db, entries)
    if bad:
        db.execute(update(ImportRow), bad)
    enter_many(db, found, fit)
    found.good, found.state, found.done_at = len(fit), ImportState.DONE, now


def _apart(db: Session, entries: Sequence[Entry]) -> tuple[list[dict[str, object]], list[Ready]]:
    """Rows that were good and are so no longer; what goes in."""
    here, bad, fit = _here(db, [one.ready.mark for one in entries if one.ready]), [], []
    for one in entries:
        if one.ready is None or one.mark in here:
            problems = one.problems or [problem(HERE_ALREADY)]
            bad.append({"id": one.row_id, "problems": problems, "is_good": False})
        else:
            fit.append(one.ready)
    return bad, fit


def _earlier(db: Session, import_id: int, marks: list[str]) -> dict[str, int]:
    """Good rows further up in the file, by mark."""
    some = ImportRow.mark.in_([mark for mark in marks if mark])
    found = select(ImportRow.mark, ImportRow.line).where(ImportRow.import_id == import_id, some)
    return {row[0]: row[1] for row in db.execute(found)}


def _here(db: Session, words: Iterable[str]) -> set[str]:
    """Marks of offers that are here and not withdrawn, of those with these marks of their words."""
    marks, found = sorted(set(words)), set()
    for at in range(0, len(marks), AT_ONCE):
        some = Source.mark.in_(marks[at : at + AT_ONCE])
        same = select(Source.mark, Listing.city, Listing.district).where(
            Source.listing_id == Listing.id, some, Listing.withdrawn_at.is_(None)
        )
        found |= {place_mark(*row) for row in db.execute(same)}
    return found
