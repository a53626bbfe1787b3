"""The address of a calendar that somebody gave to her phone."""

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from portal.db import Base
from portal.types import Moment, PrimaryKey, owner


class Feed(Base):
    """One per person, revocable; only the digest of its secret is kept."""

    __tablename__ = "feeds"

    id: Mapped[PrimaryKey]
    member_id: Mapped[int] = mapped_column(owner("members.id"), unique=True)
    digest: Mapped[str] = mapped_column(String(64), unique=True)
    title: Mapped[str] = mapped_column(String(60))  # of every entry, as she wrote it
    with_place: Mapped[bool] = mapped_column(default=False)
    made_at: Mapped[Moment]
