"""Requests about one's own data."""

from datetime import date
from enum import StrEnum

from sqlalchemy import JSON, Index
from sqlalchemy.orm import Mapped, mapped_column

from portal.db import Base
from portal.seal.column import Sealed, SealedText
from portal.types import Moment, PrimaryKey, mention, owner


class Right(StrEnum):
    """The rights of KVKK article 11, by its letters."""

    LEARN = "a"  # whether data are processed
    INFORMATION = "b"  # information about it
    PURPOSE = "c"  # why, and whether they are used for that
    RECIPIENTS = "ç"  # to whom they were passed on
    CORRECTION = "d"
    ERASURE = "e"
    TOLD_OTHERS = "f"  # others are told of the correction or erasure
    NO_MACHINE = "g"  # against results found by machines alone
    DAMAGE = "ğ"  # compensation


class DataRequest(Base):
    """An application to the house about one's own data; the law gives 30 days to answer."""

    __tablename__ = "data_requests"
    __table_args__ = (Index(None, "answered_at", "due_on"),)

    id: Mapped[PrimaryKey]
    member_id: Mapped[int] = mapped_column(owner("members.id"), index=True)
    rights: Mapped[list[str]] = mapped_column(JSON)  # letters, see Right
    words_sealed: Mapped[Sealed]  # what she wants to add
    answer_sealed: Mapped[Sealed]
    filed_at: Mapped[Moment]
    due_on: Mapped[date]
    answered_at: Mapped[Moment | None]
    answered_by_id: Mapped[int | None] = mapped_column(mention("members.id"), index=True)

    words = SealedText("words_sealed")
    answer = SealedText("answer_sealed")
