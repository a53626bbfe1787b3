"""Where people stand in the tables: every column that refers to somebody."""

from typing import NamedTuple

from sqlalchemy import Column, Table

from portal import tables
from portal.db import Base


class Place(NamedTuple):
    """A column with people's numbers in it."""

    table: Table
    column: Column[int]
    is_owner: bool  # the row belongs to the person and goes with her; else she is only named

    @property
    def name(self) -> str:
        return f"{self.table.name}.{self.column.name}"


def places() -> list[Place]:
    """All of them, rows that belong to others' rows first."""
    assert tables.accounts  # noqa: S101 - so that every table is known here
    return [
        Place(table, column, key.ondelete == "CASCADE")
        for table in reversed(Base.metadata.sorted_tables)
        for column in table.columns
        for key in column.foreign_keys
        if key.target_fullname == "members.id"
    ]
