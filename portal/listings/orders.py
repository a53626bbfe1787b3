"""In which order a list stands, and where its next page begins."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Date, Integer, bindparam, func, tuple_
from starlette.exceptions import HTTPException

from portal.listings.models import Home, Job, Listing
from portal.text import is_number
from portal.types import UTCMoment
from portal.web.paging import moment_key, read_moment_key

Place = tuple[Any, int]


class Order(NamedTuple):
    """By one column and then by the row's number, which makes it the same each time."""

    by: Any
    type: Any
    goes_down: bool
    first: Place  # before all rows
    key: Callable[[Any], str]
    read: Callable[[str], Place | None]

    def after(self) -> ColumnElement[bool]:
        """Needs `place` and `number` when it is run."""
        key = tuple_(self.by, Listing.id)
        place = tuple_(bindparam("place", type_=self.type), bindparam("number", type_=Integer))
        return key < place if self.goes_down else key > place

    def columns(self, *, sorted_here: bool) -> list[Any]:
        """To order by. `sorted_here`: few rows, which no index need hold in this order."""
        by = func.coalesce(self.by, self.by) if sorted_here else self.by
        return [by.desc(), Listing.id.desc()] if self.goes_down else [by, Listing.id]


def _two(key: str) -> tuple[int, int] | None:
    """`9500-12`; None for an empty key; a malformed one is a 400."""
    if not key:
        return None
    value, _, row_id = key.partition("-")
    if not (is_number(value, most=10) and is_number(row_id)):
        raise HTTPException(400)
    return min(int(value), 2**31 - 1), int(row_id)


def _day(key: str) -> tuple[date, int] | None:
    two = _two(key)
    return two and (date.fromordinal(min(max(two[0], 1), date.max.toordinal())), two[1])


_NEWEST = Order(
    Listing.assured_at,
    UTCMoment,
    True,
    (datetime(9000, 1, 1, tzinfo=UTC), 10**9),
    lambda line: moment_key(line.assured_at, line.id),
    read_moment_key,
)
_ENDING = Order(
    Listing.valid_through,
    Date,
    False,
    (date.min, 0),
    lambda line: f"{line.valid_through.toordinal()}-{line.id}",
    _day,
)
JOB_ORDERS = {
    "": _NEWEST,
    "ending": _ENDING,
    "pay": Order(
        Job.pay_monthly,
        Integer,
        True,
        (2**31 - 1, 10**9),
        lambda line: f"{line.pay_monthly}-{line.id}",
        _two,
    ),
}
HOME_ORDERS = {
    "": _NEWEST,
    "ending": _ENDING,
    "rent": Order(
        Home.rent_order,
        Integer,
        False,
        (-1, 0),
        lambda line: f"{line.rent_order}-{line.id}",
        _two,
    ),
}
