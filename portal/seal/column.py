"""A sealed column that reads and writes like a text.

    class Goal(Base):
        member_id: …
        title_sealed: Mapped[Sealed]
        title = SealedText("title_sealed")

The row must say whose it is with `member_id`. A new row is sealed right after its insert, because
its number is part of what the seal is bound to.
"""

from typing import Annotated, Any, cast, overload

from sqlalchemy import LargeBinary, Table, event, update
from sqlalchemy.orm import Mapper, Session, mapped_column, object_session
from sqlalchemy.orm.attributes import set_committed_value

from portal.db import Base
from portal.seal.box import box_for, box_to_fill

Sealed = Annotated[bytes, mapped_column(LargeBinary, default=b"")]


class SealedText:
    """The text inside a sealed column. Reading needs the row's session to be open."""

    def __init__(self, column: str) -> None:
        self.column = column

    def __set_name__(self, owner: type[Any], name: str) -> None:
        self.name = name

    @overload
    def __get__(self, row: None, owner: type[Any]) -> "SealedText": ...
    @overload
    def __get__(self, row: object, owner: type[Any]) -> str: ...
    def __get__(self, row: Any, owner: type[Any]) -> "SealedText | str":
        if row is None:
            return self
        waiting = _waiting(row)
        if self.name in waiting:
            return waiting[self.name]
        box = box_for(_session(row), row.member_id)
        return box.open(place_of(type(row), self.name), row.id, getattr(row, self.column))

    def __set__(self, row: Any, text: str) -> None:
        if row.id is None:
            _waiting(row)[self.name] = text
        elif text != self.__get__(row, type(row)):
            setattr(row, self.column, self.sealed(_session(row), row, text))

    def sealed(self, db: Session, row: Any, text: str) -> bytes:
        """What the column holds for this text in this row."""
        if not text:
            return b""
        return box_to_fill(db, row.member_id).seal(place_of(type(row), self.name), row.id, text)


def place_of(table: type[Any], name: str) -> str:
    """How a seal names its place: "goals.title"."""
    return f"{table.__tablename__}.{name}"


def _session(row: Any) -> Session:
    db = object_session(row)
    if db is None:
        raise RuntimeError("a sealed text can only be read while its transaction is open")
    return db


def _waiting(row: Any) -> dict[str, str]:
    """Texts of a row that is not stored yet."""
    waiting: dict[str, str] = row.__dict__.setdefault("_waiting_texts", {})
    return waiting


@event.listens_for(Base, "after_insert", propagate=True)
def _seal_new(mapper: Mapper[Any], connection: Any, row: Any) -> None:
    waiting = _waiting(row)
    if not waiting:
        return
    db = _session(row)
    values = {}
    for name, text in waiting.items():
        part: SealedText = type(row).__dict__[name]
        values[part.column] = part.sealed(db, row, text)
    waiting.clear()
    table = cast("Table", mapper.local_table)
    connection.execute(update(table).where(table.c.id == row.id), values)
    for column, sealed in values.items():
        set_committed_value(row, column, sealed)
