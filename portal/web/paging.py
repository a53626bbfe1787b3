"""Keyset paging: a page begins after the last row of the one before, however long the list is."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Generic, NamedTuple, TypeVar

from starlette.exceptions import HTTPException

from portal.text import is_number

T = TypeVar("T")

ROWS = 20


class Slice(NamedTuple, Generic[T]):
    """One page of a list; `after` is the key of the next one, or empty at the end."""

    rows: Sequence[T]
    after: str


def cut(rows: Sequence[T], key: Callable[[T], str], most: int = ROWS) -> Slice[T]:
    """Ask the database for `most + 1` rows; the one too many tells that there is more."""
    shown = rows[:most]
    return Slice(shown, key(shown[-1]) if len(rows) > most else "")


def moment_key(moment: datetime, row_id: int) -> str:
    """A list in order of time: microseconds and the row's number."""
    return f"{int(moment.timestamp() * 1_000_000)}-{row_id}"


def read_moment_key(key: str) -> tuple[datetime, int] | None:
    """The other way round; None for an empty key; a malformed one is a 400."""
    if not key:
        return None
    moment, _, row_id = key.partition("-")
    if not (is_number(moment, most=17) and is_number(row_id)):
        raise HTTPException(400)
    return datetime.fromtimestamp(int(moment) / 1_000_000, UTC), int(row_id)


def read_id_key(key: str) -> int:
    """A list in order of row numbers; 0 for an empty key; a malformed one is a 400."""
    if key and not is_number(key):
        raise HTTPException(400)
    return int(key or 0)
