"""Where a person is on her country's way, dates of papers, and the choice that only she makes."""

from datetime import date
from enum import StrEnum

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from portal.db import Base
from portal.seal.column import Sealed, SealedText
from portal.types import Moment, PrimaryKey, mention, owner


class Option(StrEnum):
    """IOM: "integration and/or voluntary return"; she may also leave it open."""

    STAY = "stay"
    RETURN = "return"


class Way(Base):
    """One row a person: where she stands, and until when her papers are valid."""

    __tablename__ = "ways"

    id: Mapped[PrimaryKey]
    member_id: Mapped[int] = mapped_column(owner("members.id"), unique=True)
    version: Mapped[int] = mapped_column(default=1)
    sheet_sealed: Mapped[Sealed]  # JSON, see way/sheet.py: written by those who look after her
    written_by_id: Mapped[int | None] = mapped_column(mention("members.id"), index=True)
    written_at: Mapped[Moment]
    remark_sealed: Mapped[Sealed]  # her own words about it: "this is not right"
    remark_language: Mapped[str] = mapped_column(String(10), default="")
    remark_at: Mapped[Moment | None]

    sheet = SealedText("sheet_sealed")
    remark = SealedText("remark_sealed")


class Choice(Base):
    """What she chose; the newest row counts. What she takes back after others could see it keeps
    the moment; what nobody has seen yet goes."""

    __tablename__ = "choices"

    id: Mapped[PrimaryKey]
    member_id: Mapped[int] = mapped_column(owner("members.id"), index=True)
    option_sealed: Mapped[Sealed]
    chosen_at: Mapped[Moment]
    thinks_until: Mapped[date]  # nobody else sees it before, and nothing is begun
    taken_back_at: Mapped[Moment | None]

    option = SealedText("option_sealed")
