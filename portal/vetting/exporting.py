"""Offers as rows of a sheet: the columns of our own files, without contact and without people."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.listings.models import HOME, Home, Job, Listing
from portal.vetting.offer import Contact
from portal.vetting.reading.columns import names_of
from portal.viewer import Viewer

MOST = 5_000  # rows, newest first
EXTRA = ("id", "posted_at", "assured_at", "assured_until")


def offer_rows(db: Session, viewer: Viewer, kind: str) -> list[list[str]]:
    """What is not withdrawn, in the same columns that a file brings. Whom to ask for stays here."""
    names = [name for name in names_of(kind) if name not in Contact._fields]
    table: Any = Home if kind == HOME else Job
    columns = [getattr(table, name) for name in (*names, *EXTRA)]
    found = select(*columns).where(Listing.kind == kind, Listing.withdrawn_at.is_(None))
    rows = db.execute(found.order_by(table.id.desc()).limit(MOST))
    return [[*names, *EXTRA], *([_said(value) for value in row] for row in rows)]


def _said(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(value)
    return "" if value is None else str(value)
