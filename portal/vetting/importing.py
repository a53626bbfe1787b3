"""A file of offers: taken in, wanted, dropped. What takes long is for the worker, putting_in."""

import json

from sqlalchemy import Update, delete, func, insert, select, update
from sqlalchemy.orm import Session

from portal import clock
from portal.db import changed
from portal.i18n import lazy as _
from portal.listings.rules import VETS
from portal.refusal import Refused, require
from portal.vetting.models import Import, ImportRow, ImportState
from portal.vetting.reading.files import Read
from portal.viewer import Viewer

AT_ONCE = 500  # rows in one statement
MOST_OPEN = 5  # files of one person that are not done: each holds thousands of rows
IS_OVER = _("This file is not waiting for an answer any more.")
NOT_READY = _("Not every line was looked at yet. Please wait a little.")
NONE_GOOD = _("No line of this file can go in.")


def take(db: Session, by: Viewer, kind: str, found: Read) -> Import:
    """Keep the rows for the worker to look at. Nothing of them is an offer yet."""
    require(by.role in VETS)
    _refuse_too_many(db, by)
    made = Import(
        by_id=by.id,
        kind=kind,
        way=found.way,
        digest=found.digest,
        unread=found.unread,
        state=ImportState.WAITING,
        made_at=clock.now(),
        rows=len(found.rows),
    )
    db.add(made)
    db.flush()
    rows = [
        {"import_id": made.id, "line": line, "given": _kept(given), "problems": []}
        for line, given in found.rows
    ]
    for at in range(0, len(rows), AT_ONCE):
        db.execute(insert(ImportRow.__table__), rows[at : at + AT_ONCE])  # type: ignore[arg-type]
    return made


def want(db: Session, by: Viewer, found: Import) -> None:
    """All good rows are to go in. However many people say so, and how often, it happens once."""
    require(by.role in VETS)
    if changed(db, _of(found, ImportState.READY, good=True).values(state=ImportState.WANTED)):
        return
    db.refresh(found)  # somebody else may have been quicker
    if found.state is ImportState.WAITING:
        raise Refused(NOT_READY)
    if found.state is ImportState.READY:
        raise Refused(NONE_GOOD)
    if found.state is ImportState.DROPPED:
        raise Refused(IS_OVER)


def drop(db: Session, by: Viewer, found: Import) -> None:
    """Nothing of it goes in, and its rows go now. Twice is once; too late once it is wanted."""
    require(by.role in VETS)
    values = {"state": ImportState.DROPPED, "done_at": clock.now()}
    open_ = _of(found, ImportState.WAITING, ImportState.READY)
    if changed(db, open_.values(**values)):
        changed(db, delete(ImportRow).where(ImportRow.import_id == found.id))
        return
    db.refresh(found)
    if found.state is not ImportState.DROPPED:
        raise Refused(IS_OVER)


def _refuse_too_many(db: Session, by: Viewer) -> None:
    states = (ImportState.WAITING, ImportState.READY, ImportState.WANTED)
    open_ = select(func.count()).where(Import.by_id == by.id, Import.state.in_(states))
    if (db.scalar(open_) or 0) >= MOST_OPEN:
        raise Refused(_("Some of your files still wait. Please put them in or drop them first."))


def _of(found: Import, *states: ImportState, good: bool = False) -> Update:
    still = update(Import).where(Import.id == found.id, Import.state.in_(states))
    return still.where(Import.good > 0) if good else still


def _kept(given: dict[str, str]) -> str:
    return json.dumps(given, ensure_ascii=False)
