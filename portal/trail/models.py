"""One row for every time somebody else opened or changed a member's record."""

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from portal.db import Base
from portal.types import Moment, PrimaryKey, mention, owner


class TrailEntry(Base):
    __tablename__ = "trail_entries"
    __table_args__ = (Index(None, "member_id", "id"),)

    id: Mapped[PrimaryKey]
    member_id: Mapped[int] = mapped_column(owner("members.id"))
    by_id: Mapped[int | None] = mapped_column(mention("members.id"), index=True)
    by_name: Mapped[str] = mapped_column(String(40))
    deed: Mapped[str] = mapped_column(String(40))
    at: Mapped[Moment]
