"""Words that a house must never find in the forum, without the words."""

from sqlalchemy import String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from portal.db import Base
from portal.types import Moment, PrimaryKey, owner


class HouseMark(Base):
    """By what an address of a house is known again: a keyed digest of its words and how many they
    are. The words themselves are nowhere, and nobody can have them shown again."""

    __tablename__ = "house_marks"
    __table_args__ = (UniqueConstraint("house_id", "digest"),)

    id: Mapped[PrimaryKey]
    house_id: Mapped[int] = mapped_column(owner("houses.id"))
    digest: Mapped[str] = mapped_column(String(32))
    words: Mapped[int]  # how many
    at: Mapped[Moment]
