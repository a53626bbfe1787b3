"""The shape of what is held about a person: sections of entries of facts.

The same sections make the page, the file to read and the file for machines.
"""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy.orm import Session

from portal import formats
from portal.i18n import lazy as _
from portal.viewer import Viewer

YES, NO = _("yes"), _("no")

WORK = "work at the desk or as a mentor: it stands in the record of the person it is about"


class Fact(NamedTuple):
    """One thing that is known. `language` is that of words that somebody wrote."""

    name: str  # for machines, never translated
    label: Any
    value: Any  # a text, moment, day, number, yes or no; None when nothing is known
    language: str = ""

    @property
    def shown(self) -> str:
        """As a person reads it."""
        match self.value:
            case bool():
                return str(YES if self.value else NO)
            case datetime():
                return formats.moment(self.value)
            case date():
                return formats.day(self.value)
            case int():
                return formats.number(self.value)
        return str(self.value)

    @property
    def told(self) -> Any:
        """As a machine reads it."""
        if isinstance(self.value, (date, datetime)):
            return self.value.isoformat()
        return self.value if isinstance(self.value, (bool, int)) else str(self.value)


class Entry(NamedTuple):
    """One row, or what belongs together; `more` is a page about it."""

    facts: tuple[Fact, ...]
    more: tuple[str, int] | None = None  # a route and the row's number


class Section(NamedTuple):
    """What is kept of one kind, why and until when."""

    key: str
    title: Any
    clocks: tuple[str, ...]  # see portal.retention
    columns: frozenset[str]  # where people stand that it reads, "table.column"
    read: Callable[[Session, Viewer], list[Entry]]
    page: str = ""  # a route where it can be seen or changed


def entry(*facts: Fact, more: tuple[str, int] | None = None) -> Entry:
    """Only what is known."""
    return Entry(tuple(fact for fact in facts if fact.value not in (None, "")), more)
