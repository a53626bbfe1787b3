"""What a clock is, and the words that several say."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement

from portal import formats
from portal.db import Base
from portal.i18n import lazy as _

NONE, MINUTE, DAY = timedelta(0), timedelta(minutes=1), timedelta(days=1)
YEAR = 365 * DAY
MONTH = YEAR / 12
Past = Callable[[datetime], ColumnElement[bool]]


@dataclass(frozen=True)
class Clock:
    """One class of rows; without a table they go only with the person or by another's doing."""

    why: Any
    until: Any  # with %(n)s where the number stands
    n: int = 0
    unit: timedelta = NONE
    table: type[Base] | None = None
    past: Past | None = None  # given the moment before which rows are too old

    @property
    def until_said(self) -> str:
        return str(self.until) % {"n": formats.number(self.n)}

    def before(self, now: datetime) -> datetime:
        """What ended before this moment is past its time."""
        return now - self.n * self.unit


WHILE_HERE = _("As long as you have an account here, or until you erase it.")
