"""Offers that are like another one: the same phone, the same name, the same or nearly the same
text. Each with the reason in words; nothing is counted."""

from datetime import datetime
from enum import StrEnum
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, and_, false, or_, select
from sqlalchemy.orm import Session

from portal.i18n import lazy as _
from portal.listings.models import Listing
from portal.text import fold
from portal.vetting.models import Provider, Source

CANDIDATES = 300  # the newest of its kind are read for nearly the same text, and no more
MOST = 50
WORDS = 4  # in a row
ALIKE = 0.5  # so much of what stands in either text stands in both


class Why(StrEnum):
    PHONE = "phone"
    NAME = "name"
    TEXT = "text"
    NEARLY = "nearly"


REASONS: dict[Why, Any] = {
    Why.PHONE: _("same phone"),
    Why.NAME: _("same name"),
    Why.TEXT: _("same text"),
    Why.NEARLY: _("nearly the same text"),
}


class Similar(NamedTuple):
    id: int
    kind: str
    title: str
    language: str
    withdrawn_at: datetime | None
    why: list[Why]

    @property
    def stands(self) -> bool:
        return self.withdrawn_at is None


class _Row(NamedTuple):
    id: int
    kind: str
    title: str
    language: str
    description: str
    withdrawn_at: datetime | None
    digits: str | None
    folded: str | None
    mark: str | None


def similar_to(db: Session, listing: Listing) -> list[Similar]:
    """What stands first, then the newest. Two statements and one look at 300 texts at most."""
    mine = _rows(db, Listing.id == listing.id, 1)[0]
    known = _rows(db, and_(Listing.id != mine.id, _same(mine)), MOST)
    beside = and_(Listing.id != mine.id, Listing.kind == mine.kind)
    rows = {row.id: row for row in [*known, *_rows(db, beside, CANDIDATES)]}
    text = _shingles(mine)
    found = [(row, _why(mine, text, row)) for row in rows.values()]
    alike = [Similar(*row[:4], row.withdrawn_at, why) for row, why in found if why]
    return sorted(alike, key=lambda one: (not one.stands, -one.id))[:MOST]


def _same(mine: _Row) -> ColumnElement[bool]:
    keys = [(Provider.digits, mine.digits), (Provider.folded, mine.folded)]
    keys.append((Source.mark, mine.mark))
    return or_(false(), *(column == value for column, value in keys if value))


def _rows(db: Session, holds: ColumnElement[bool], most: int) -> list[_Row]:
    columns = (getattr(Listing, name) for name in _Row._fields[:6])
    found = (
        select(*columns, Provider.digits, Provider.folded, Source.mark)
        .outerjoin(Source, Source.listing_id == Listing.id)
        .outerjoin(Provider, Provider.id == Source.provider_id)
        .where(holds)
        .order_by(Listing.id.desc())
        .limit(most)
    )
    return [_Row._make(row) for row in db.execute(found)]


def _why(mine: _Row, text: frozenset[str], row: _Row) -> list[Why]:
    same = {
        Why.PHONE: bool(row.digits) and row.digits == mine.digits,
        Why.NAME: bool(row.folded) and row.folded == mine.folded,
        Why.TEXT: bool(row.mark) and row.mark == mine.mark,
    }
    found = [why for why, holds in same.items() if holds]
    if Why.TEXT not in found and _alike(text, _shingles(row)):
        found.append(Why.NEARLY)
    return found


def _shingles(row: _Row) -> frozenset[str]:
    """Every few words in a row; of a very short text all of it."""
    words = fold(f"{row.title} {row.description}").split()
    last = max(1, len(words) - WORDS + 1)
    return frozenset(" ".join(words[at : at + WORDS]) for at in range(last))


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    both = len(one & other)
    return both > 0 and both >= ALIKE * len(one | other)
