"""Column types: moments in UTC, and texts in several languages."""

from collections.abc import Mapping
from datetime import UTC, datetime
from enum import StrEnum
from typing import Annotated, Any

from sqlalchemy import JSON, DateTime, Dialect, Enum, ForeignKey
from sqlalchemy.orm import mapped_column
from sqlalchemy.types import TypeDecorator

Texts = dict[str, str]
"""One text in several languages: {"en": "Sewing", "tr": "Dikiş"}."""


class UTCMoment(TypeDecorator[datetime]):
    """An aware moment. Stored in UTC; a naive one is a mistake and raises `ValueError`."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment without a time zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        moment: datetime = value
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def in_language(texts: Mapping[str, str], language: str) -> str:
    """The text in this language, else in English, else in whichever there is."""
    return texts.get(language) or texts.get("en") or next(iter(texts.values()), "")


def language_of(texts: Mapping[str, str], language: str) -> str:
    """The language in which `in_language` answers."""
    found = [language, "en", *texts]
    return next((code for code in found if texts.get(code)), language)


PrimaryKey = Annotated[int, mapped_column(primary_key=True)]
Moment = Annotated[datetime, mapped_column(UTCMoment)]
Translated = Annotated[Texts, mapped_column(JSON)]


def one_of(words: type[StrEnum], length: int) -> Enum:
    """One of a few words, stored as its value in a column of so many characters."""
    return Enum(
        words, native_enum=False, length=length, values_callable=lambda e: [x.value for x in e]
    )


def owner(target: str) -> ForeignKey:
    """A foreign key to the row this row belongs to: it goes when the owner goes."""
    return ForeignKey(target, ondelete="CASCADE")


def mention(target: str) -> ForeignKey:
    """A foreign key to a row that is only named here: emptied when that row goes."""
    return ForeignKey(target, ondelete="SET NULL")


def anchor(target: str) -> ForeignKey:
    """A foreign key to a row that must not go while this one stands."""
    return ForeignKey(target, ondelete="RESTRICT")
