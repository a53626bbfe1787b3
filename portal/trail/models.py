"""One row for every time somebody else opened or changed a member's record, in one chain."""

from sqlalchemy import CheckConstraint, Index, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from portal.db import Base
from portal.seal.column import Sealed, SealedText
from portal.types import Moment, PrimaryKey, mention


class TrailEntry(Base):
    """A link of the chain. `subject` and `by_number` stay when the people are erased."""

    __tablename__ = "trail_entries"
    __table_args__ = (Index(None, "member_id", "id"),)

    id: Mapped[PrimaryKey]  # 1, 2, 3 … without gaps: its place in the chain
    member_id: Mapped[int | None] = mapped_column(mention("members.id"))
    subject: Mapped[int]  # whose record; the number is never given to somebody else
    by_id: Mapped[int | None] = mapped_column(mention("members.id"), index=True)
    by_number: Mapped[int]
    by_name: Mapped[str] = mapped_column(String(40))
    deed: Mapped[str] = mapped_column(String(40))
    purpose: Mapped[str] = mapped_column(String(20), default="")  # one of trail.deeds.Purpose
    reason_sealed: Mapped[Sealed]  # in the staff person's own words
    at: Mapped[Moment]
    mac: Mapped[str] = mapped_column(String(64))

    reason = SealedText("reason_sealed")


class TrailState(Base):
    """The end of the chain, sealed: how long it is, its last link, the key of the next one."""

    __tablename__ = "trail_state"
    __table_args__ = (CheckConstraint("id = 1", name="one"),)

    id: Mapped[PrimaryKey]
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
