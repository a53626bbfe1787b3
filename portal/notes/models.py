"""Notes of the staff, and the member's statement about each."""

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from portal.db import Base
from portal.seal.column import Sealed, SealedText
from portal.types import Moment, PrimaryKey, mention, owner


class Note(Base):
    __tablename__ = "notes"
    __table_args__ = (Index(None, "member_id", "id"),)

    id: Mapped[PrimaryKey]
    member_id: Mapped[int] = mapped_column(owner("members.id"))
    text_sealed: Mapped[Sealed]
    language: Mapped[str] = mapped_column(String(10))
    by_id: Mapped[int | None] = mapped_column(mention("members.id"), index=True)
    by_name: Mapped[str] = mapped_column(String(40))
    at: Mapped[Moment] = mapped_column(index=True)
    statement_sealed: Mapped[Sealed]  # the member's own words about it
    statement_language: Mapped[str] = mapped_column(String(10), default="")
    statement_at: Mapped[Moment | None]
    withdrawn_at: Mapped[Moment | None]  # the text is gone, that there was one is not

    text = SealedText("text_sealed")
    statement = SealedText("statement_sealed")
