"""Reading files of offers and their rows, for the desk. They belong to no house."""

import json
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.accounts.models import Member
from portal.vetting.forms import ENTRIES
from portal.vetting.looking import said
from portal.vetting.models import Import, ImportRow, ImportState
from portal.viewer import Viewer

LAST = 10**9


class ImportLine(NamedTuple):
    """A row of the list."""

    id: int
    kind: str
    state: ImportState
    made_at: datetime
    rows: int
    looked_at: int
    good: int
    by: str | None


class Fault(NamedTuple):
    """One thing that is wrong: in which field, why, and what stands there."""

    label: str
    reason: str
    value: str


class BadRow(NamedTuple):
    """A line of the file that does not go in."""

    line: int
    title: str
    faults: list[Fault]


def imports_for(db: Session, viewer: Viewer, before: int, most: int) -> list[ImportLine]:
    """Newest first."""
    columns = [getattr(Import, name) for name in ImportLine._fields[:-1]]
    found = select(*columns, Member.name).outerjoin(Member, Member.id == Import.by_id)
    found = found.where(Import.id < (before or LAST)).order_by(Import.id.desc()).limit(most)
    return [ImportLine._make(row) for row in db.execute(found)]


def import_for(db: Session, viewer: Viewer, number: int) -> Import | None:
    return db.get(Import, number)


def same_before(db: Session, found: Import) -> datetime | None:
    """When the very same file came before."""
    same = select(Import.made_at).where(Import.digest == found.digest, Import.id < found.id)
    same = same.where(Import.state != ImportState.DROPPED)
    return db.scalar(same.order_by(Import.id.desc()).limit(1))


def bad_rows(db: Session, found: Import, after: int, most: int) -> list[BadRow]:
    """In the order of the file."""
    rows = select(ImportRow.line, ImportRow.given, ImportRow.problems).where(
        ImportRow.import_id == found.id, ImportRow.is_good.is_(False), ImportRow.line > after
    )
    labels = {field.name: str(field.label.text) for field in ENTRIES[found.kind](country="")}
    return [
        _bad(row[0], json.loads(row[1]), row[2], labels)
        for row in db.execute(rows.order_by(ImportRow.line).limit(most))
    ]


def _bad(line: int, given: dict[str, str], problems: list[Any], labels: dict[str, str]) -> BadRow:
    faults = [
        Fault(labels.get(one[0], ""), said(one), given.get(one[0], "")[:120]) for one in problems
    ]
    return BadRow(line, given.get("title", "")[:120], faults)
